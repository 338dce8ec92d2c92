import type { Ruleset } from '../../contract/ruleset.js';
import { type AchievementCalibration, loadAchievementCalibration } from '../../facts/achievementCalibration.js';
import type { NationalIndicatorResult } from '../../facts/nationalResults.js';
import type { PointsByListSize } from '../../facts/pointsByListSize.js';
import type { PointsDistribution } from '../../facts/pointsDistributions.js';
import { loadRuleset } from '../../facts/rulesets.js';
import { normalScores } from '../../model/parameters.js';
import { exp, log } from '../../random/elementary.js';
import { keyFromSeed } from '../../random/key.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { type KernelTotals, pointUnits } from '../../simulate/totals.js';
import { fittedYear } from '../calibration/calibrateAchievement.js';
import { fitEffects, fitScales, fittedEffects } from '../calibration/fitEffects.js';
import { fitIndicators } from '../calibration/fitIndicators.js';
import { type SizeFifth, simulateBySize } from '../calibration/simulateBySize.js';
import { pointsDistribution, type SimulatedPointsDistribution } from '../pointsDistribution.js';
import { englandPlan } from '../recalibration/englandPoints.js';

export type RecoveredEffect = (typeof fittedEffects)[number];

/** Statistics of the distribution of points that are compared beside the effects, in points or shares. */
export const recoveredStatistics = ['mean', 'sd', 'shareAtMaximum', 'shareUnder80Percent'] as const;
export type RecoveredStatistic = (typeof recoveredStatistics)[number];

/** Known effects, and what the fit made of figures that came from them. */
export interface Recovery {
  /** On the scale of the search. */
  readonly effects: Readonly<Record<RecoveredEffect, { readonly truth: number; readonly fitted: number }>>;
  readonly statistics: Readonly<Record<RecoveredStatistic, { readonly truth: number; readonly fitted: number }>>;
}

export interface RecoveryQuestion {
  readonly seed: string;
  /** Which of the independent attempts. */
  readonly attempt: number;
  readonly practices: number;
  readonly iterations: number;
}

/** How far the true effects lie from the committed ones: sd on the scale of the search, smaller for those of list size. Assumptions of this test alone. */
export const truthSpread = { usual: 0.2, listSize: 0.05 } as const;

/** So many draws of the practices make the 'published' figures, and each trial of the fit. */
const drawsOf = { published: 8, trial: 6, check: 8 } as const;
const stepsOf = { trial: 2, last: 8 } as const;

/** Each so-many-th indicator is kept: enough kinds for a distribution of points, few enough for seconds. */
const everyIndicator = 2;

type Effects = AchievementCalibration['effects'];

/** Looked at as they are; the others are positive and looked at as logarithms. */
const plain: ReadonlySet<RecoveredEffect> = new Set(['tailStart', 'sizeSlope', 'sizeSpread'] as const);
const onSearchScale = (name: RecoveredEffect, value: number): number => (plain.has(name) ? value : log(value));
const offSearchScale = (name: RecoveredEffect, value: number): number => (plain.has(name) ? value : exp(value));

/**
 * Makes 'published' figures from known practice effects, runs the moment fit of the calibration on them from the committed
 * effects on, at a small size and with other random numbers, and shows what it found. The same functions as in the
 * calibration; a part of its indicators and practices.
 */
export function recovery({ seed, attempt, practices, iterations }: RecoveryQuestion): Recovery {
  const committed = loadAchievementCalibration();
  const truth = trueEffects(committed.effects, `${seed} truth ${attempt}`);
  const indicators = new Set(
    loadRuleset('England', fittedYear).indicators.flatMap(({ code }, i) => (i % everyIndicator === 0 ? [code] : [])),
  );
  const planWith = (effects: Effects, name: string, draws: number) =>
    englandPlan({
      year: fittedYear,
      calibration: { ...committed, effects },
      seed: `${seed} ${name} ${attempt}`,
      draws,
      practices,
      indicators,
    });
  const real = planWith(truth, 'published', drawsOf.published);
  const { totals, fifths } = simulateBySize(real.run.kernel);
  const probabilities = Object.keys(fitScales.quantilePercent).map(Number);
  const simulated = pointsDistribution(real.run.kernel, totals, 0, probabilities);
  const target = { points: asPublished(simulated, practices), bySize: fifthsAsPublished(simulated, fifths, practices) };
  const results = asNationalResults(real.ruleset, real.results, real.run.kernel, totals);

  const { run, ruleset } = planWith(committed.effects, 'fit', drawsOf.trial);
  // Spreads are held at the committed ones, which are the true ones here; the calibration refits them too.
  const refit = (plan: KernelPlan) => fitIndicators(plan, ruleset, results, new Set(), stepsOf.trial).simulated;
  const found = fitEffects(run.kernel, target, run.kernel.achievement, refit, { iterations, step: 0.12 });

  const distributionOf = (effects: Effects) => {
    const { kernel } = planWith(effects, 'check', drawsOf.check).run;
    const last = fitIndicators(kernel, ruleset, results, new Set(), stepsOf.last).simulated;
    return pointsDistribution(kernel, last.totals, 0, probabilities);
  };
  const [there, here] = [distributionOf(truth), distributionOf({ ...committed.effects, ...found.effects })];
  const each = <Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
  return {
    effects: each(fittedEffects, (name) => ({
      truth: onSearchScale(name, truth[name]),
      fitted: onSearchScale(name, found.effects[name]),
    })),
    statistics: each(recoveredStatistics, (name) => ({ truth: there[name], fitted: here[name] })),
  };
}

/** Effects around the committed ones. */
function trueEffects(committed: Effects, seed: string): Effects {
  const key = keyFromSeed(seed);
  const moved = fittedEffects.map((name) => {
    const score = normalScores(key, name, 1)[0]!;
    const spread = name === 'sizeSlope' || name === 'sizeSpread' ? truthSpread.listSize : truthSpread.usual;
    return [name, offSearchScale(name, onSearchScale(name, committed[name]) + spread * score)];
  });
  return { ...committed, ...Object.fromEntries(moved) };
}

const asPublished = (simulated: SimulatedPointsDistribution, practices: number): PointsDistribution => ({
  ...simulated,
  year: fittedYear,
  scope: 'simulated',
  practices,
  maximum: 0,
  source: 'simulated from known effects',
});

const fifthsAsPublished = (
  all: SimulatedPointsDistribution,
  fifths: readonly SizeFifth[],
  practices: number,
): PointsByListSize => ({
  about: '',
  unit: 'points',
  year: fittedYear,
  scope: 'simulated',
  practices,
  mean: all.mean,
  standardDeviation: all.sd,
  fifths: fifths.map(({ mean, standardDeviation }) => ({ meanLessAll: mean - all.mean, standardDeviation })),
  source: 'simulated from known effects',
  certainty: 'derived',
});

/** National results as they would be published for the simulated practices. */
function asNationalResults(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  { practiceCount, drawCount, indicatorCount, eligible }: KernelPlan,
  totals: KernelTotals,
): ReadonlyMap<string, NationalIndicatorResult> {
  const sum = (row: Float64Array) => row.reduce((total, value) => total + value, 0);
  return new Map(
    ruleset.indicators.map(({ code, points }, i) => {
      const result = results.get(code)!;
      const row = (matrix: Float64Array) => sum(matrix.subarray(i * drawCount, (i + 1) * drawCount));
      const meanPointsShare = totals.indicatorPoints[i]! / pointUnits / (practiceCount * drawCount) / points.value;
      if (result.achievement === undefined) return [code, { ...result, meanPointsShare }];
      let patients = 0;
      for (let at = i; at < eligible.length; at += indicatorCount) patients += eligible[at]!;
      const counted = row(totals.counted);
      return [
        code,
        {
          ...result,
          meanPointsShare,
          achievement: row(totals.met) / counted,
          exceptionRate: 1 - counted / (patients * drawCount),
        },
      ];
    }),
  );
}
