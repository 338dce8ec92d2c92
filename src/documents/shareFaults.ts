import type { z } from 'zod';
import { type beliefSchema, distributionOf } from './beliefSchema.js';
import type { Fault } from './fault.js';
import { supportInWords, supportOf } from './supportOf.js';

/** A share that may leave 0 to 1. */
export function shareFaults(share: z.output<typeof beliefSchema>): readonly Fault[] {
  const possible = supportOf(distributionOf(share));
  if (possible.from >= 0 && possible.to <= 1) return [];
  return [
    {
      path: [],
      found: `values ${supportInWords(possible)}`,
      allowed: 'values from 0 to 1: { fixed: 0.2 } or { family: beta, a: 2, b: 6 }',
      mend: 'Choose a value or a distribution that stays inside.',
    },
  ];
}
