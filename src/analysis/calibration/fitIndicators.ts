import type { Ruleset } from '../../contract/ruleset.js';
import type { NationalIndicatorResult } from '../../facts/nationalResults.js';
import { exp, logit } from '../../random/elementary.js';
import { simulatePractice } from '../../simulate/kernel.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { createScratch } from '../../simulate/scratch.js';
import { createPracticeSums, createTotals, type KernelTotals, pointUnits } from '../../simulate/totals.js';

/** A logit no published share may exceed: a share of one would need an infinite one. */
const largestShare = 0.9998;
/** Nor may it be zero; below every published exception rate. */
const smallestShare = 1e-6;

const finiteLogit = (p: number): number => logit(Math.min(largestShare, Math.max(smallestShare, p)));

const spreadLimits = [0.1, 1.6] as const;

/** Beyond this logit an item is declared by every practice that can; where some have no patients the fit would run away. */
const highestDeclared = 16;

/** How strongly a difference in mean points moves the spread in one step. */
const spreadGain = 4;

export function simulate(plan: KernelPlan): KernelTotals {
  const scratch = createScratch(plan);
  const totals = createTotals(plan);
  const sums = createPracticeSums(plan);
  for (let practice = 0; practice < plan.practiceCount; practice++)
    simulatePractice(plan, scratch, totals, sums, practice);
  return totals;
}

/**
 * Moves each indicator's location, exception location and (for the codes in `fitSpread`) spread until the simulated pooled
 * achievement, exception rate and mean points are the published ones. Fixed-point steps on the logit; the same random
 * numbers in each step, so it converges to the noise of the plan's draws. Changes the plan's columns in place.
 *
 * @returns the totals of the last step and the largest remaining difference in achievement
 */
export function fitIndicators(
  plan: KernelPlan,
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  fitSpread: ReadonlySet<string>,
  steps: number,
): { readonly totals: KernelTotals; readonly largestError: number } {
  let totals = simulate(plan);
  let largestError = 0;
  for (let step = 0; step < steps; step++) {
    largestError = 0;
    ruleset.indicators.forEach((indicator, i) => {
      const result = results.get(indicator.code);
      if (!result) return;
      const meanPointsShare =
        totals.indicatorPoints[i]! / pointUnits / (plan.practiceCount * plan.drawCount) / indicator.points.value;
      const columns = plan.indicators;
      if (result.achievement === undefined || result.exceptionRate === undefined) {
        const target = Math.min(largestShare, result.meanPointsShare);
        const step = logit(target) - logit(Math.min(largestShare, Math.max(0.01, meanPointsShare)));
        columns.location[i] = Math.min(highestDeclared, columns.location[i]! + step);
        return;
      }
      const met = rowSum(totals.met, i, plan.drawCount);
      const counted = rowSum(totals.counted, i, plan.drawCount);
      const eligible = columnSum(plan.eligible, i, plan.indicatorCount) * plan.drawCount;
      if (counted === 0) return;
      const achieved = Math.min(largestShare, met / counted);
      columns.location[i]! += finiteLogit(result.achievement) - finiteLogit(achieved);
      columns.exceptionLocation[i]! += finiteLogit(result.exceptionRate) - finiteLogit(1 - counted / eligible);
      largestError = Math.max(largestError, Math.abs(achieved - result.achievement));
      if (!fitSpread.has(indicator.code)) return;
      const moved = columns.spread[i]! * exp(spreadGain * (meanPointsShare - result.meanPointsShare));
      columns.spread[i] = Math.min(spreadLimits[1], Math.max(spreadLimits[0], moved));
    });
    totals = simulate(plan);
  }
  return { totals, largestError };
}

const rowSum = (matrix: Float64Array, row: number, length: number): number =>
  matrix.subarray(row * length, (row + 1) * length).reduce((sum, x) => sum + x, 0);

function columnSum(matrix: Int32Array, column: number, width: number): number {
  let sum = 0;
  for (let at = column; at < matrix.length; at += width) sum += matrix[at]!;
  return sum;
}
