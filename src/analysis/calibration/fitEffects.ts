import type { PointsDistribution } from '../../facts/pointsDistributions.js';
import type { AchievementPlan, KernelPlan } from '../../simulate/plan.js';
import type { KernelTotals } from '../../simulate/totals.js';
import { pointsDistribution, type SimulatedPointsDistribution } from '../pointsDistribution.js';
import { type Minimum, nelderMead } from './nelderMead.js';

/** Effects that are moved to fit the distribution of points; the others are fixed beforehand or afterwards. */
const fitted = ['generalSpread', 'tailStart', 'tailSlope', 'reachMedian', 'reachSpread', 'reachTailLoss'] as const;
type FittedName = (typeof fitted)[number];

/** tailStart is a position; the others are positive and searched on the log scale. */
const toSearch = (name: FittedName, value: number) => (name === 'tailStart' ? value : Math.log(value));
const fromSearch = (name: FittedName, value: number) => (name === 'tailStart' ? value : Math.exp(value));

/** What one unit of misfit is, per statistic: about what sampling of one year's practices and rounding leave uncertain. */
export const fitScales = {
  mean: 0.6,
  sd: 1,
  quantilePercent: { '0.01': 1.5, '0.05': 0.7, '0.1': 0.5, '0.25': 0.3, '0.5': 0.2, '0.75': 0.15 } as Readonly<
    Record<string, number>
  >,
  shareAtMaximum: 0.006,
  shareFrom99Percent: 0.015,
  shareFrom95Percent: 0.012,
  shareUnder80Percent: 0.003,
};

/** Sum of squared misfits in units of `fitScales`. */
export function misfit(simulated: SimulatedPointsDistribution, published: PointsDistribution): number {
  const square = (difference: number, scale: number) => (difference / scale) ** 2;
  const single = [
    'mean',
    'sd',
    'shareAtMaximum',
    'shareFrom99Percent',
    'shareFrom95Percent',
    'shareUnder80Percent',
  ] as const;
  return (
    single.reduce((sum, name) => sum + square(simulated[name] - published[name], fitScales[name]), 0) +
    Object.entries(fitScales.quantilePercent).reduce(
      (sum, [p, scale]) =>
        sum +
        square((simulated.quantilePercent[p] ?? Number.NaN) - (published.quantilePercent[p] ?? Number.NaN), scale),
      0,
    )
  );
}

export interface FittedEffects {
  readonly effects: AchievementPlan;
  readonly misfit: number;
}

/**
 * Method of simulated moments: searches the practice effects whose distribution of points comes nearest to the published
 * one, re-fitting all indicators (`refit`) at each trial, so that national achievement per indicator stays right throughout.
 */
export function fitEffects(
  plan: KernelPlan,
  published: PointsDistribution,
  start: AchievementPlan,
  refit: (plan: KernelPlan) => KernelTotals,
  search: { readonly iterations: number; readonly step: number },
  onTrial?: (trial: number, misfit: number) => unknown,
): FittedEffects {
  let trial = 0;
  const effectsAt = (point: readonly number[]): AchievementPlan => ({
    ...start,
    ...Object.fromEntries(fitted.map((name, i) => [name, fromSearch(name, point[i]!)])),
  });
  const probabilities = Object.keys(fitScales.quantilePercent).map(Number);
  const objective = (point: readonly number[]) => {
    const tried: KernelPlan = { ...plan, achievement: effectsAt(point) };
    const value = misfit(pointsDistribution(tried, refit(tried), 0, probabilities), published);
    trial += 1;
    onTrial?.(trial, value);
    return value;
  };
  const best: Minimum = nelderMead(
    objective,
    fitted.map((name) => toSearch(name, start[name])),
    fitted.map(() => search.step),
    search.iterations,
    0.02,
  );
  return { effects: effectsAt(best.point), misfit: best.value };
}
