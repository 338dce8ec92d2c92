import type { PointsByListSize } from '../../facts/pointsByListSize.js';
import type { PointsDistribution } from '../../facts/pointsDistributions.js';
import type { AchievementPlan, KernelPlan } from '../../simulate/plan.js';
import { pointsDistribution, type SimulatedPointsDistribution } from '../pointsDistribution.js';
import { type Minimum, nelderMead } from './nelderMead.js';
import type { SimulatedBySize, SizeFifth } from './simulateBySize.js';

/** Effects that are moved to fit the distribution of points; the others are fixed beforehand or afterwards. */
export const fittedEffects = [
  'generalSpread',
  'tailStart',
  'tailSlope',
  'reachMedian',
  'reachSpread',
  'reachTailLoss',
  'sizeSlope',
  'sizeSpread',
] as const;
type FittedName = (typeof fittedEffects)[number];

/** Searched as they are; the others are positive and searched on the log scale. */
const plain: ReadonlySet<FittedName> = new Set(['tailStart', 'sizeSlope', 'sizeSpread'] as const);
const toSearch = (name: FittedName, value: number) => (plain.has(name) ? value : Math.log(value));
const fromSearch = (name: FittedName, value: number) => (plain.has(name) ? value : Math.exp(value));

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
  fifthMean: 1.5,
  fifthSd: 2.5,
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

/** The same for the fifths by list size: their means less the mean of all, and their standard deviations over that of all. */
export function sizeMisfit(
  fifths: readonly SizeFifth[],
  simulated: SimulatedPointsDistribution,
  published: PointsByListSize,
): number {
  return published.fifths.reduce((sum, { meanLessAll, standardDeviation }, i) => {
    const { mean, standardDeviation: sd } = fifths[i]!;
    // Practices that closed within the year are not in the published fifths: spreads are compared relative to all.
    const sdAsPublished = (sd / simulated.sd) * published.standardDeviation;
    return (
      sum +
      ((mean - simulated.mean - meanLessAll) / fitScales.fifthMean) ** 2 +
      ((sdAsPublished - standardDeviation) / fitScales.fifthSd) ** 2
    );
  }, 0);
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
  published: { readonly points: PointsDistribution; readonly bySize: PointsByListSize },
  start: AchievementPlan,
  refit: (plan: KernelPlan) => SimulatedBySize,
  search: { readonly iterations: number; readonly step: number },
  onTrial?: (trial: number, misfit: number) => unknown,
): FittedEffects {
  let trial = 0;
  const effectsAt = (point: readonly number[]): AchievementPlan => ({
    ...start,
    ...Object.fromEntries(fittedEffects.map((name, i) => [name, fromSearch(name, point[i]!)])),
  });
  const probabilities = Object.keys(fitScales.quantilePercent).map(Number);
  const objective = (point: readonly number[]) => {
    const tried: KernelPlan = { ...plan, achievement: effectsAt(point) };
    const { totals, fifths } = refit(tried);
    const simulated = pointsDistribution(tried, totals, 0, probabilities);
    const value = misfit(simulated, published.points) + sizeMisfit(fifths, simulated, published.bySize);
    trial += 1;
    onTrial?.(trial, value);
    return value;
  };
  const best: Minimum = nelderMead(
    objective,
    fittedEffects.map((name) => toSearch(name, start[name])),
    fittedEffects.map(() => search.step),
    search.iterations,
    0.02,
  );
  return { effects: effectsAt(best.point), misfit: best.value };
}
