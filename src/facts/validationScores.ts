import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HashedFact } from './dataFingerprint.js';
import { readFact } from './readFact.js';

const text = z.string().trim().min(1);

const fileSchema = z.strictObject({
  about: text,
  /** The command that writes the file. */
  command: text,
  draws: z.int().positive(),
  /** Whether every practice was simulated; a quick look has the first few alone. */
  whole: z.boolean(),
  /** `factsHash` of the facts that the scores rest on. */
  facts: text,
  scores: z.array(
    z.strictObject({
      /** Id of a target of data/validation/targets.json. */
      id: text,
      mean: z.number(),
      /** Ends of the 90% interval. */
      low: z.number(),
      high: z.number(),
      hit: z.boolean(),
      ruleHolds: z.boolean().exactOptional(),
    }),
  ),
});

export type ValidationScores = z.output<typeof fileSchema>;

/** What the model said to each published figure when `qofsim validate` was last run for this file. */
export const loadValidationScores = (): ValidationScores => readFact('report/validation-scores.json', fileSchema);

/**
 * SHA-256 over the facts that a run could have read, the published figures it is held against left out: two runs with the same
 * hash rest on the same facts.
 */
export function factsHash(files: readonly HashedFact[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256 } of files)
    if (path.startsWith('data/') && !path.startsWith('data/validation/')) hash.update(`${path} ${sha256}\n`);
  return hash.digest('hex');
}
