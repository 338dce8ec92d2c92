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

/** Runs a plan; the same bytes for any number of workers. */
export async function runPlan(plan: KernelPlan, { workers, onProgress }: RunOptions): Promise<KernelResult> {
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
