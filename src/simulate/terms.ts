import { addMoney } from './columns.js';
import type { KernelPlan } from './plan.js';
import type { Terms } from './score.js';
import type { BaseMoney, Money } from './scratch.js';
import { pointUnits } from './totals.js';

/** Contract terms of one indicator at one practice. */
export const termsOf = (plan: KernelPlan, practice: number, indicator: number): Terms => ({
  points: plan.indicators.points[indicator]!,
  lower: plan.indicators.lower[indicator]!,
  upper: plan.indicators.upper[indicator]!,
  step: plan.indicators.step[indicator]!,
  fullPence: plan.fullPence[practice * plan.indicatorCount + indicator]!,
  roundPoints: plan.roundPoints,
});

/** Whole pence and ten-thousandths of a point for full achievement. */
export const fullOf = (terms: Terms): { readonly pence: number; readonly points: number } => ({
  pence: Math.floor(terms.fullPence + 0.5),
  points: Math.floor(terms.points * pointUnits + 0.5),
});

/** What stands in where a base year's contract lacks an indicator; 0 where it has it. */
export const historyCode = { had: 0, actual: 1, full: 2, none: 3, asOthers: 4 } as const;

/**
 * Adds what a base year counts for one indicator: what was achieved then, or, where its contract did not have the
 * indicator, what is achieved now, everything, nothing, or (once all indicators are known) the share of the others.
 */
export function baseOf(
  sum: BaseMoney,
  code: number,
  base: Money,
  own: Money,
  full: { readonly pence: number; readonly points: number },
  count: number,
): void {
  if (code === historyCode.had) {
    addMoney(sum, base, count);
    sum.fullPoints += full.points;
  } else if (code === historyCode.actual) addMoney(sum, own, count);
  else if (code === historyCode.asOthers) {
    sum.missingPence += full.pence;
    sum.missingPoints += full.points;
  } else if (code === historyCode.full) {
    for (let d = 0; d < count; d++) {
      sum.pence[d] = sum.pence[d]! + full.pence;
      sum.points[d] = sum.points[d]! + full.points;
    }
  }
}

/** Indicators that the base year lacked count by the share of points that the practice had of the others; nothing without others. */
export function completeBase(base: BaseMoney, count: number): void {
  const { fullPoints, missingPence, missingPoints } = base;
  if (missingPoints === 0 || fullPoints === 0) return;
  for (let d = 0; d < count; d++) {
    const share = base.points[d]! / fullPoints;
    base.pence[d] = base.pence[d]! + Math.floor(missingPence * share + 0.5);
    base.points[d] = base.points[d]! + Math.floor(missingPoints * share + 0.5);
  }
}
