import { simulatePractice } from '../../simulate/kernel.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { createScratch } from '../../simulate/scratch.js';
import {
  addTotals,
  createPracticeSums,
  createTotals,
  type KernelTotals,
  pointUnits,
  squareUnits,
} from '../../simulate/totals.js';

/** Points of the practices of one fifth by list size, over draws. */
export interface SizeFifth {
  readonly mean: number;
  readonly standardDeviation: number;
}

export interface SimulatedBySize {
  readonly totals: KernelTotals;
  /** Smallest lists first. */
  readonly fifths: readonly SizeFifth[];
}

/** Simulates all practices of a plan, keeping apart the total points of fifths by list size. */
export function simulateBySize(plan: KernelPlan): SimulatedBySize {
  const bySize = Array.from({ length: plan.practiceCount }, (_, practice) => practice).sort(
    (a, b) => plan.list[a]! - plan.list[b]! || a - b,
  );
  const scratch = createScratch(plan);
  const sums = createPracticeSums(plan);
  const totals = createTotals(plan);
  const fifths = [0, 1, 2, 3, 4].map((fifth) => {
    const own = createTotals(plan);
    const from = Math.floor((fifth * bySize.length) / 5);
    const to = Math.floor(((fifth + 1) * bySize.length) / 5);
    for (const practice of bySize.slice(from, to)) simulatePractice(plan, scratch, own, sums, practice);
    addTotals(totals, own);
    const count = (to - from) * plan.drawCount;
    const sum = (row: Float64Array) => row.subarray(0, plan.drawCount).reduce((total, x) => total + x, 0);
    const mean = sum(own.points) / pointUnits / count;
    const square = sum(own.pointsSquares) / squareUnits.points ** 2 / count;
    return { mean, standardDeviation: Math.sqrt(Math.max(0, square - mean * mean)) };
  });
  return { totals, fifths };
}
