import type { ContractYear } from '../../contract/contractYear.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { pointsDistribution } from '../pointsDistribution.js';
import { type Cells, planFor } from './calibrationPlan.js';
import { fitIndicators } from './fitIndicators.js';

type Effects = AchievementCalibration['effects'];

/** The neighbours of the fitted year; their mean points, not their distributions, are used. */
export const learningYears: readonly ContractYear[] = ['2014-15', '2016-17'];

const size = { practices: 7392, draws: 2, steps: 6 };
const limits = [-0.5, 2.5] as const;
const steps = 7;

/** Mean points per practice that the model gives for a year when national achievement is the published one. */
export function meanPointsOf(year: ContractYear, effects: Effects, known: Cells): { model: number; published: number } {
  const { plan, ruleset, results } = planFor(year, effects, known, size);
  const own = new Set(
    ruleset.indicators.filter(({ code, kind }) => kind === 'fraction' && !known[code]).map((i) => i.code),
  );
  const { simulated } = fitIndicators(plan, ruleset, results, own, size.steps);
  return {
    model: pointsDistribution(plan, simulated.totals, 0, []).mean,
    published: ruleset.indicators.reduce(
      (sum, { code, points }) => sum + points.value * results.get(code)!.meanPointsShare,
      0,
    ),
  };
}

/**
 * How much year-end effort grows under an unchanged contract (exponent of the power law): bisection until the rise of mean points from
 * 2014-15 to 2016-17, with each year's own national achievement, is the published one.
 */
export function fitLearning(effects: Effects, known: Cells, report: (line: string) => void): number {
  const tooLittle = (learningExponent: number) => {
    const [before, after] = learningYears.map((year) => meanPointsOf(year, { ...effects, learningExponent }, known));
    const rise = after!.model - before!.model - (after!.published - before!.published);
    report(`learning exponent ${learningExponent.toFixed(3)}: rise less the published one ${rise.toFixed(2)} points`);
    return rise < 0;
  };
  let [low, high] = limits as readonly [number, number];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (tooLittle(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
