import type { LoadedScenario } from '../../documents/loadScenario.js';
import { answerInThreads, type TaskOptions } from '../taskThreads.js';
import { type CoverageRow, coverageByOutcome } from './coverageByOutcome.js';
import { type RecoveryRow, recoveryRows } from './recoveryRows.js';
import { answerVerification, type VerificationTask } from './verificationTasks.js';

/** How large the verification is. */
export interface VerificationSize {
  /** Independent runs of the scenario, their practices and draws, and the true worlds that each is held against. */
  readonly runs: number;
  readonly practices: number;
  readonly draws: number;
  readonly truths: number;
  /** Attempts to find known practice effects again, their practices, and steps of each search. */
  readonly attempts: number;
  readonly fitPractices: number;
  readonly iterations: number;
}

/** Under two minutes on two cores. */
export const usualSize: VerificationSize = {
  runs: 40,
  practices: 40,
  draws: 200,
  truths: 50,
  attempts: 8,
  fitPractices: 600,
  iterations: 60,
};

/** The model held against worlds that it made itself: what its intervals cover, and whether its fit finds what was put in. */
export interface Verification {
  readonly scenario: string;
  readonly seed: string;
  readonly size: VerificationSize;
  readonly worldsPerParameterSet: number;
  readonly coverage: readonly CoverageRow[];
  readonly recovery: readonly RecoveryRow[];
}

/** The practices are drawn once a task, which takes longer than a small run. */
const runsPerTask = 5;

/** Threads run compiled code, also when this file itself is run from source (tests). */
const workerFile = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/analysis/verification/verificationWorker.js'
    : './verificationWorker.js',
  import.meta.url,
);

/** @returns the same values for any number of workers */
export async function verify(
  { loaded, seed, size }: { readonly loaded: LoadedScenario; readonly seed: string; readonly size: VerificationSize },
  options: TaskOptions,
): Promise<Verification> {
  const { runs, practices, draws, truths, attempts, fitPractices, iterations } = size;
  const tasks: readonly VerificationTask[] = [
    ...Array.from({ length: attempts }, (_, attempt) => ({
      kind: 'recovery' as const,
      seed,
      attempt,
      practices: fitPractices,
      iterations,
    })),
    ...Array.from({ length: Math.ceil(runs / runsPerTask) }, (_, task) => ({
      kind: 'coverage' as const,
      loaded,
      practices,
      draws,
      truths,
      seed,
      first: task * runsPerTask,
      runs: Math.min(runsPerTask, runs - task * runsPerTask),
    })),
  ];
  const answers = await answerInThreads(tasks, answerVerification, workerFile, options);
  return {
    scenario: loaded.scenario.id,
    seed,
    size,
    worldsPerParameterSet: loaded.scenario.worldsPerParameterSet,
    coverage: coverageByOutcome(answers.flatMap((answer) => (answer.kind === 'coverage' ? answer.runs : []))),
    recovery: recoveryRows(answers.flatMap((answer) => (answer.kind === 'recovery' ? [answer.recovery] : []))),
  };
}
