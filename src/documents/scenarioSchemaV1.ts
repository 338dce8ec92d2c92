import { z } from 'zod';
import { areaNamesSchema } from '../policy/areaNamesSchema.js';
import { contractYearSchema } from '../policy/contractYearSchema.js';
import { identifierSchema } from '../policy/identifierSchema.js';
import { indicatorSelectionSchema } from '../policy/indicatorSelectionSchema.js';
import { periodSchema } from '../policy/periodSchema.js';
import { shareSchema } from '../policy/shareSchema.js';
import { sharedFields } from './scenarioSchema.js';

// Version 1 is frozen: it knew three families with defaults, one period, one nation and one year.
// What it shares with version 2 (selections, periods, areas) has only grown since.

const label = {
  id: identifierSchema,
  title: z.string().min(1, { error: 'some text' }),
  notes: z.string().exactOptional(),
};

const whoSchema = z.strictObject({
  areas: areaNamesSchema.exactOptional(),
  participation: z
    .union([z.literal('everyone'), z.literal('choice'), z.strictObject({ share: shareSchema })])
    .exactOptional(),
});

const baseYear = contractYearSchema.exactOptional();

const parts = {
  who: whoSchema.exactOptional(),
  when: periodSchema.exactOptional(),
  indicators: indicatorSelectionSchema,
  signal: z.strictObject({ response: z.enum(['whole-year', 'temporary']) }).exactOptional(),
  pay: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('actual') }),
    z.strictObject({ rule: z.literal('basePoints'), baseYear }),
    z.strictObject({ rule: z.literal('higherOf'), baseYear }),
  ]),
};

/** The form of a scenario file of version 1, which is read as version 2. */
export const scenarioSchemaV1 = z.strictObject({
  schemaVersion: z.literal(1),
  ...sharedFields,
  nation: z.literal('England', { error: 'England (version 1 knows no other; version 2 does)' }),
  year: contractYearSchema,
  policies: z
    .array(
      z.discriminatedUnion('family', [
        z.strictObject({ family: z.literal('national'), ...label }),
        z.strictObject({ family: z.literal('localOptOut'), ...label, ...parts }),
        z.strictObject({ family: z.literal('suspension'), ...label, ...parts }),
      ]),
    )
    .min(1, { error: 'a list of 1 to 20 policies' })
    .max(20, { error: 'a list of 1 to 20 policies' }),
});

/** A scenario of version 1 as written. */
export type WrittenScenarioV1 = z.output<typeof scenarioSchemaV1>;
