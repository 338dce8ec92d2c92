import type { InputProblem } from '../inputError.js';

/** A fault inside one policy, with its place relative to that policy (or to the part that is judged). */
export interface PolicyFault extends Pick<InputProblem, 'found' | 'allowed' | 'mend'> {
  readonly path: readonly (string | number)[];
}

/** Faults of a part, placed inside the whole. */
export const placedAt = (path: PolicyFault['path'], faults: readonly PolicyFault[]): readonly PolicyFault[] =>
  faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
