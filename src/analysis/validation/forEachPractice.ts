import { simulatePractice } from '../../simulate/kernel.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { createScratch } from '../../simulate/scratch.js';
import { createPracticeSums, createTotals, type KernelTotals } from '../../simulate/totals.js';

/**
 * Runs a plan practice by practice and shows the totals of each one alone: the way to a distribution over practices in every
 * draw, which national totals do not hold. The totals are reused, so copy what is kept.
 */
export function forEachPractice(kernel: KernelPlan, visit: (practice: number, own: KernelTotals) => void): void {
  if (kernel.pots.length > 0) throw new Error('money shared out of a pot needs a first pass over all practices');
  const scratch = createScratch(kernel);
  const own = createTotals(kernel);
  const sums = createPracticeSums(kernel);
  for (let practice = 0; practice < kernel.practiceCount; practice++) {
    for (const column of Object.values(own)) column.fill(0);
    simulatePractice(kernel, scratch, own, sums, practice);
    visit(practice, own);
  }
}
