import type { Ruleset } from '../../contract/ruleset.js';
import type { NationalIndicatorResult } from '../../facts/nationalResults.js';
import { exp, logit } from '../../random/elementary.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { pointUnits } from '../../simulate/totals.js';
import { type SimulatedBySize, simulateBySize } from './simulateBySize.js';

/** A logit no published share may exceed: a share of one would need an infinite one. */
const largestShare = 0.9998;
/** Nor may it be zero; below every published exception rate. */
const smallestShare = 1e-6;

const finiteLogit = (p: number): number => logit(Math.min(largestShare, Math.max(smallestShare, p)));

const spreadLimits = [0.1, 3] as const;

/** Beyond this logit an item is declared by every practice that can; where some have no patients the fit would run away. */
const highestDeclared = 16;

/** Below this logit only year-end effort is left, and it alone can exceed a very low published achievement. */
const lowestReached = -6;

/** How strongly a difference in mean points moves the spread in one step. */
const spreadGain = 4;

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
): { readonly simulated: SimulatedBySize; readonly largestError: number } {
  let simulated = simulateBySize(plan);
  let largestError = 0;
  for (let step = 0; step < steps; step++) {
    const { totals } = simulated;
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
      const missing = finiteLogit(result.achievement) - finiteLogit(achieved);
      columns.location[i] = Math.max(lowestReached, columns.location[i]! + missing);
      columns.exceptionLocation[i]! += finiteLogit(result.exceptionRate) - finiteLogit(1 - counted / eligible);
      largestError = Math.max(largestError, Math.abs(achieved - result.achievement));
      if (!fitSpread.has(indicator.code)) return;
      const moved = columns.spread[i]! * exp(spreadGain * (meanPointsShare - result.meanPointsShare));
      columns.spread[i] = Math.min(spreadLimits[1], Math.max(spreadLimits[0], moved));
    });
    simulated = simulateBySize(plan);
  }
  return { simulated, largestError };
}

const rowSum = (matrix: Float64Array, row: number, length: number): number =>
  matrix.subarray(row * length, (row + 1) * length).reduce((sum, x) => sum + x, 0);

function columnSum(matrix: Int32Array, column: number, width: number): number {
  let sum = 0;
  for (let at = column; at < matrix.length; at += width) sum += matrix[at]!;
  return sum;
}
