import { Worker } from 'node:worker_threads';
import type { KernelPlan } from './plan.js';
import {
  addTotals,
  createPracticeSums,
  createTotals,
  type KernelResult,
  type KernelTotals,
  type PracticeSums,
} from './totals.js';

/** What a worker is started with. */
export interface WorkerInput {
  readonly plan: KernelPlan;
  /** Shared; each practice is written by the one worker that took it. */
  readonly sums: PracticeSums;
  /** Shared counters: next practice to take, practices done. */
  readonly counters: Int32Array;
}

/** Milliseconds between two looks at the counter. */
const reportEvery = 100;

/** Threads run compiled code, also when this file itself is run from source (tests). */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/simulate/worker.js' : './worker.js',
  import.meta.url,
);

/**
 * Runs a plan in threads that take practices from a shared counter. Totals are whole numbers, so adding the workers'
 * parts gives the same bytes in any order; sums of a practice are made by one worker alone.
 */
export async function runInWorkers(
  plan: KernelPlan,
  workers: number,
  onProgress?: (done: number, all: number) => void,
): Promise<KernelResult> {
  const sums = createPracticeSums(plan, 'shared');
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const totals = createTotals(plan);
  const threads: Worker[] = [];
  const timer = setInterval(() => onProgress?.(Atomics.load(counters, 1), plan.practiceCount), reportEvery);
  try {
    await Promise.all(
      Array.from({ length: workers }, async () => {
        const thread = new Worker(workerFile, { workerData: { plan, sums, counters } satisfies WorkerInput });
        threads.push(thread);
        addTotals(totals, await resultOf(thread));
      }),
    );
  } finally {
    clearInterval(timer);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  onProgress?.(plan.practiceCount, plan.practiceCount);
  return { totals, sums };
}

function resultOf(thread: Worker): Promise<KernelTotals> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a worker stopped with code ${code} before it was done`)));
  });
}
