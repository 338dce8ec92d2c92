import { z } from 'zod';
import { averageOf, type ResponseStructure, responseVariants, usualStructure } from '../policy/responseStructure.js';

const names = responseVariants.join(', ');
const variant = z.enum(responseVariants, { error: `one of ${names}` });

/** Which model of the response a scenario uses: one of the variants, the usual ones in turn, or those that it lists. */
export const structureSchema = z
  .strictObject({
    response: z
      .union(
        [
          z.enum([...responseVariants, 'average']),
          z
            .array(variant)
            .min(1)
            .max(responseVariants.length)
            .refine((list) => new Set(list).size === list.length, { error: `a list of different ones of ${names}` }),
        ],
        { error: `${names}, average, or a list of different ones of ${names}` },
      )
      .describe(
        'How recording answers to lost pay: shift, completions, mixture; average: shift and completions in turn; or a list of variants that take turns.',
      ),
  })
  .meta({ id: 'structure', description: 'Shape of the model where evidence does not decide between shapes.' });

/** The variants and their weights; the usual ones where the scenario says nothing. */
export function resolveStructure(written: z.output<typeof structureSchema> | undefined): ResponseStructure {
  const response = written?.response ?? 'average';
  if (response === 'average') return usualStructure;
  return averageOf(typeof response === 'string' ? [response] : response);
}
