import { parentPort, workerData } from 'node:worker_threads';
import { simulatePractice } from './kernel.js';
import type { WorkerInput } from './pool.js';
import { createScratch } from './scratch.js';
import { createTotals } from './totals.js';

/** Practices taken at a time: few enough that threads end together. */
const practicesPerTake = 16;

const { plan, sums, counters } = workerData as WorkerInput;
const scratch = createScratch(plan);
const totals = createTotals(plan);
for (;;) {
  const start = Atomics.add(counters, 0, practicesPerTake);
  if (start >= plan.practiceCount) break;
  const end = Math.min(start + practicesPerTake, plan.practiceCount);
  for (let practice = start; practice < end; practice++) {
    simulatePractice(plan, scratch, totals, sums, practice);
    Atomics.add(counters, 1, 1);
  }
}
parentPort?.postMessage(totals);
