import { z } from 'zod';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

const schema = z.strictObject({
  about: z.string(),
  unit: z.string(),
  year: z.string(),
  scope: z.string(),
  practices: z.number().int().positive(),
  mean: z.number(),
  standardDeviation: z.number().positive(),
  fifths: z.array(z.strictObject({ meanLessAll: z.number(), standardDeviation: z.number().positive() })).length(5),
  ...provenanceKeys,
});

/** Total points by fifth of practices by list size, smallest lists first. */
export type PointsByListSize = z.output<typeof schema>;

export const loadPointsByListSize = (): PointsByListSize => readFact('validation/points-by-list-size.json', schema);
