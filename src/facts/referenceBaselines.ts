import { z } from 'zod';
import { readFact } from './readFact.js';
import { type ShiftClass, shiftClasses } from './responseClasses.js';

const baselineSchema = z.object({
  value: z.number().gt(0).lt(1),
  certainty: z.enum(['seen', 'derived', 'memory', 'assumption']),
  source: z.string().min(1),
});

const schema = z.object({
  baselines: z.strictObject(
    Object.fromEntries(shiftClasses.map((name) => [name, baselineSchema])) as Record<ShiftClass, typeof baselineSchema>,
  ),
});

/** Recorded share from which the studies of a class saw their falls: the level at which all variants of the response agree. */
export const referenceBaseline = (name: ShiftClass): number =>
  readFact('evidence/reference-baselines.json', schema).baselines[name].value;
