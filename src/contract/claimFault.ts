import type { InputProblem } from '../inputError.js';

/** A fault of a claim or of its contract overrides, with its place relative to the document that holds both. */
export interface ClaimFault extends Pick<InputProblem, 'found' | 'allowed' | 'mend'> {
  readonly path: readonly string[];
}

/** A count of the practice's own patients that scales points and was not given. */
export const missingCount = (path: readonly string[], scales: string): ClaimFault => ({
  path,
  found: 'nothing',
  allowed: 'the number of patients',
  mend: `Add it: it scales the points of ${scales}.`,
});
