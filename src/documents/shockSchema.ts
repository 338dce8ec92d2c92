import { z } from 'zod';
import { areaNamesSchema } from '../policy/areaNamesSchema.js';
import { identifierSchema } from '../policy/identifierSchema.js';
import { indicatorSelectionSchema } from '../policy/indicatorSelectionSchema.js';
import { periodSchema } from '../policy/periodSchema.js';
import { beliefSchema } from './beliefSchema.js';

/** An event that lowers recording or capacity through no fault of practices. */
export const shockSchema = z
  .strictObject({
    id: identifierSchema.describe('Name of the shock; unique in the scenario.'),
    title: z.string().min(1, { error: 'some text' }).describe('Name of the shock in reports.'),
    areas: areaNamesSchema.exactOptional().describe('Areas that it strikes. Default: all.'),
    when: periodSchema.describe('Days on which it is felt.'),
    on: z
      .enum(['recording', 'capacity'])
      .describe(
        'recording: a share of the recording of those days is lost. capacity: a share of the capacity of those days is lost, which lowers recording and raises pressure.',
      ),
    indicators: indicatorSelectionSchema.exactOptional().describe('Indicators whose recording suffers. Default: all.'),
    shareLost: beliefSchema.describe(
      'Share that is lost, one value a world; must stay between 0 and 1 (fixed or beta).',
    ),
  })
  .meta({ id: 'shock', description: 'An event that strikes every policy, except those that say `shocks: spared`.' });

export type WrittenShock = z.output<typeof shockSchema>;
