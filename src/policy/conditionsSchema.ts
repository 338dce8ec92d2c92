import { z } from 'zod';
import { shareSchema } from './shareSchema.js';

const hours = 'hours a year, 0 or more';

/** What a measure asks of practices in return: the part `conditions`. */
export const conditionsSchema = z
  .strictObject({
    localHoursPer1000Patients: z
      .number({ error: hours })
      .min(0, { error: hours })
      .exactOptional()
      .describe(
        'Hours of local work (targets, reports, meetings) a year for every 1,000 registered patients. Default: 0.',
      ),
    spendOnStaff: shareSchema
      .exactOptional()
      .describe('Share of the money under the measure that must be spent on additional staff. Default: 0.'),
    notes: z.string().exactOptional().describe('Conditions that the model does not count.'),
  })
  .meta({ id: 'conditions', description: 'What the measure asks of practices in return.' });
