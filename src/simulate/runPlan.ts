import { simulatePractice } from './kernel.js';
import type { KernelPlan } from './plan.js';
import { runInWorkers } from './pool.js';
import { createScratch } from './scratch.js';
import { createPracticeSums, createTotals, type KernelResult } from './totals.js';

export interface RunOptions {
  /** Threads; the result does not depend on it. */
  readonly workers: number;
  /** Called now and then with practices done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Below this many cells (practices x indicators x draws) starting workers takes longer than the work. */
const smallestPooledRun = 4_000_000;

/** Practices between two calls of `onProgress` when there is one thread. */
const practicesPerReport = 32;

/**
 * Runs a plan; the same bytes for any number of workers. Money that is shared out of what national pay would have been
 * needs that sum first, so a plan with pots is run twice.
 */
export async function runPlan(plan: KernelPlan, options: RunOptions): Promise<KernelResult> {
  if (plan.pots.length === 0) return runOnce(plan, options);
  const { onProgress } = options;
  const half = (start: number) =>
    onProgress && ((done: number, all: number) => onProgress(start * all + done / 2, all));
  const passOf = (start: number) => ({ ...options, ...(onProgress ? { onProgress: half(start)! } : {}) });
  const { totals } = await runOnce(plan, passOf(0));
  const pots = plan.pots.map((pot, i) => ({
    ...pot,
    pence: totals.pots.slice(i * plan.drawCount, (i + 1) * plan.drawCount),
  }));
  return runOnce({ ...plan, pots }, passOf(0.5));
}

async function runOnce(plan: KernelPlan, { workers, onProgress }: RunOptions): Promise<KernelResult> {
  const cells = plan.practiceCount * plan.indicatorCount * plan.drawCount;
  if (workers > 1 && cells >= smallestPooledRun) return runInWorkers(plan, workers, onProgress);
  const scratch = createScratch(plan);
  const totals = createTotals(plan);
  const sums = createPracticeSums(plan);
  for (let practice = 0; practice < plan.practiceCount; practice++) {
    simulatePractice(plan, scratch, totals, sums, practice);
    if ((practice + 1) % practicesPerReport === 0) onProgress?.(practice + 1, plan.practiceCount);
  }
  onProgress?.(plan.practiceCount, plan.practiceCount);
  return { totals, sums };
}
