import { z } from 'zod';
import { factYearSchema, nationSchema } from './rulesetSchema.js';
import { provenanceKeys, quantitySchema, sourcedSchema } from './sourcedSchema.js';

const text = z.string().trim().min(1);
const points = quantitySchema<'QOF points'>(z.number().positive());

/**
 * The shape of data/contract/<nation>/<year>.json for a nation whose own contract is not held: another contract stands in
 * for its indicators, and what is known of its own is stated (data/contract/README.md).
 */
export const standInSchema = z.strictObject({
  nation: nationSchema,
  year: factYearSchema,
  status: text,
  /** Contract whose indicators, thresholds, care types and registers stand in. */
  basedOn: z.strictObject({ nation: z.literal('England'), year: factYearSchema, ...provenanceKeys }),
  /** Points on offer in the nation's own contract. */
  ownTotalPoints: sourcedSchema(points),
  /** Of these, the points that the stand-in's indicators are scaled to. */
  modelledPoints: sourcedSchema(points),
  /** The others, block by block. */
  notModelled: z.array(z.strictObject({ name: text, points, ...provenanceKeys })),
  pointValue: sourcedSchema(quantitySchema<'GBP'>(z.number().positive())),
  averageList: sourcedSchema(quantitySchema<'patients'>(z.int().min(1))),
  /** What else was assumed, one sentence each. */
  assumptions: z.array(text),
  /** Published figures of the nation that are not used. */
  known: z.array(z.strictObject({ text, ...provenanceKeys })),
});

export type StandIn = z.output<typeof standInSchema>;
