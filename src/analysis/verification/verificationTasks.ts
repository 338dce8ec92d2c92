import { type CoverageQuestion, type FigureCoverage, predictiveCoverage } from './predictiveCoverage.js';
import { type Recovery, type RecoveryQuestion, recovery } from './recovery.js';

/** A part of the verification that a thread can do by itself: plain data. */
export type VerificationTask =
  | ({ readonly kind: 'coverage' } & CoverageQuestion)
  | ({ readonly kind: 'recovery' } & RecoveryQuestion);

export type VerificationAnswer =
  | { readonly kind: 'coverage'; readonly runs: readonly (readonly FigureCoverage[])[] }
  | { readonly kind: 'recovery'; readonly recovery: Recovery };

/** Same task, same answer. */
export async function answerVerification(task: VerificationTask): Promise<VerificationAnswer> {
  return task.kind === 'coverage'
    ? { kind: 'coverage', runs: await predictiveCoverage(task) }
    : { kind: 'recovery', recovery: recovery(task) };
}
