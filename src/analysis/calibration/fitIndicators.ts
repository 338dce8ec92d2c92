import type { Ruleset } from '../../contract/ruleset.js';
import type { NationalIndicatorResult } from '../../facts/nationalResults.js';
import { exp, logistic, logit } from '../../random/elementary.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import type { IndicatorPlan, KernelPlan } from '../../simulate/plan.js';
import { pointUnits } from '../../simulate/totals.js';
import { type SimulatedBySize, simulateBySize } from './simulateBySize.js';

/** A logit no published share may exceed: a share of one would need an infinite one. */
const largestShare = 0.9998;
/** Nor may it be zero; below every published exception rate. */
const smallestShare = 1e-6;

const finiteLogit = (p: number): number => logit(Math.min(largestShare, Math.max(smallestShare, p)));

/** Spread between practices; beyond it mean points are met by more or less effort. */
const spreadLimits = [0.1, 2] as const;
const effortLimits = [0.02, 20] as const;

/** Beyond this logit an item is declared by every practice that can; where some have no patients the fit would run away. */
const highestDeclared = 16;

/** Below this logit only year-end effort is left, and it alone can exceed a very low published achievement. */
const lowestReached = -6;

/** How strongly a difference in mean points moves the spread, and effort, in one step. */
const [spreadGain, effortGain] = [4, 8];

/** At most this part of the published exceptions can be those made to reach a threshold: an assumption where effort would ask for more. */
const largestPartByEffort = 0.5;

/**
 * Moves each indicator's location, exception location and (for the codes in `fitSpread`) spread until the simulated pooled
 * achievement, exception rate and mean points are the published ones. Where a spread is at its limit the indicator's own effort
 * is moved instead; and where effort would except more than half of the published exceptions, it excepts fewer. Fixed-point steps on the logit; the same random
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
      fitExceptions(plan, i, result.exceptionRate, 1 - counted / eligible);
      largestError = Math.max(largestError, Math.abs(achieved - result.achievement));
      if (!fitSpread.has(indicator.code)) return;
      const tooHigh = meanPointsShare - result.meanPointsShare;
      if (columns.effort[i] === 0) moveSpreadAlone(columns, i, tooHigh, result.achievement);
      else moveSpread(columns, i, tooHigh);
    });
    simulated = simulateBySize(plan);
  }
  return { simulated, largestError };
}

const inside = (x: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, x));

/**
 * Where no effort is made, points follow from the spread alone: from the share that practices all alike would have, the line between the
 * thresholds, towards the achievement itself, which practices of all or nothing would have.
 */
function moveSpreadAlone(indicators: IndicatorPlan, i: number, tooHigh: number, achievement: number): void {
  const { spread, lower, upper } = indicators;
  const allAlike = Math.min(1, Math.max(0, (achievement - lower[i]!) / (upper[i]! - lower[i]!)));
  const gain = allAlike > achievement ? spreadGain : -spreadGain;
  spread[i] = inside(spread[i]! * exp(gain * tooHigh), spreadLimits);
}

/** Makes practices differ more, or work less towards the threshold, where mean points are too high; else the other way round. */
function moveSpread({ spread, effort }: IndicatorPlan, i: number, tooHigh: number): void {
  const atLimit = tooHigh > 0 ? spread[i] === spreadLimits[1] : spread[i] === spreadLimits[0];
  const isBack = tooHigh > 0 ? effort[i]! <= 1 : effort[i]! >= 1;
  if (!isBack || atLimit) {
    const moved = effort[i]! * exp(-effortGain * tooHigh);
    // Back to the common effort before the spread moves again.
    effort[i] = isBack ? inside(moved, effortLimits) : tooHigh > 0 ? Math.max(1, moved) : Math.min(1, moved);
  } else spread[i] = inside(spread[i]! * exp(spreadGain * tooHigh), spreadLimits);
}

/** Moves ordinary exceptions until all exceptions are as published, and the share of effort that excepts. */
function fitExceptions({ indicators, achievement }: KernelPlan, i: number, published: number, simulated: number): void {
  const { exceptionLocation, exceptionShare } = indicators;
  const spread = Math.hypot(achievement.exceptionPracticeSpread, achievement.exceptionCellSpread);
  const ordinary = ordinaryNormals.reduce((sum, n) => sum + logistic(exceptionLocation[i]! + spread * n), 0);
  const byEffort = Math.max(simulated - ordinary / ordinaryNormals.length, smallestShare);
  const factor = Math.min(2, Math.max(0.5, (largestPartByEffort * published) / byEffort));
  exceptionShare[i] = Math.min(achievement.exceptionShareOfEffort, exceptionShare[i]! * factor);
  const moved = exceptionLocation[i]! + finiteLogit(published) - finiteLogit(simulated);
  exceptionLocation[i] = Math.max(finiteLogit(smallestShare), moved);
}

/** Standard normal quantiles that stand for practices in the mean ordinary exception rate. */
const ordinaryNormals = Array.from({ length: 15 }, (_, i) => normalQuantile((i + 0.5) / 15));

const rowSum = (matrix: Float64Array, row: number, length: number): number =>
  matrix.subarray(row * length, (row + 1) * length).reduce((sum, x) => sum + x, 0);

function columnSum(matrix: Int32Array, column: number, width: number): number {
  let sum = 0;
  for (let at = column; at < matrix.length; at += width) sum += matrix[at]!;
  return sum;
}
