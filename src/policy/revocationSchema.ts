import { z } from 'zod';
import { dateSchema } from './dateSchema.js';
import { shareSchema } from './shareSchema.js';

const rate = 'a rate of 0 or more a month';

/** Whether a measure may be taken back: the part `revocation`. */
export const revocationSchema = z
  .union([
    z
      .strictObject({
        probability: shareSchema.describe('Probability that the measure is taken back on that day; a part of one.'),
        on: dateSchema.describe('First day on which the national contract applies again; a day of the measure.'),
      })
      .describe('Taken back on one day, or not at all.'),
    z
      .strictObject({
        hazardPerMonth: z
          .number({ error: rate })
          .min(0, { error: rate })
          .describe('Rate at which it is taken back, a month: it lasts t months with probability exp(-rate x t).'),
      })
      .describe('Taken back at any time, with the same hazard throughout.'),
  ])
  .meta({ id: 'revocation', description: 'The measure is taken back, and the national contract applies again.' });
