import { sampleRankCorrelation } from 'simple-statistics';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import {
  type CalibrationTolerances,
  loadCalibrationTolerances,
  type PointStatistic,
} from '../../facts/calibrationTolerances.js';
import { loadPointsDistributions, type PointsDistribution } from '../../facts/pointsDistributions.js';
import { type Policy, wholeYear } from '../../policy/policy.js';
import { type RunOptions, runPlan } from '../../simulate/runPlan.js';
import { fittedYear } from '../calibration/calibrateAchievement.js';
import type { SimulatedPointsDistribution } from '../pointsDistribution.js';
import { type EnglandPoints, englandPlan, englandPoints } from './englandPoints.js';
import type { FitRow } from './fitRow.js';

/** The year before the fitted one, of which persistence is read off. */
const baseYear = '2014-15';

/** Holds everybody to last year's points and changes nothing else: what is paid is what was achieved in the year before. */
const lastYear: Policy = {
  id: 'last-year',
  family: 'other',
  title: 'Paid by the year before',
  shocks: 'felt',
  measures: [
    {
      id: 'last-year',
      who: { areas: 'all', participation: 'everyone' },
      when: [wholeYear(fittedYear)],
      announced: wholeYear(fittedYear).from,
      indicators: 'all',
      signal: { response: 'none', reporting: 'asUsual' },
      pay: { rule: 'basePoints', baseYear, withoutHistory: 'actual' },
      conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
      release: { urgentAccess: 1, longTermCare: 0, recovery: 0 },
    },
  ],
};

export interface FitOptions extends RunOptions {
  /** Only the first so many practices of the country, for tests. */
  readonly practices?: number;
}

/**
 * What a fitted achievement model gives for the figures it was fitted to, in another synthetic England and other worlds than
 * those of the fit, with the tolerances of data/calibration/tolerances.json.
 */
export async function achievementFit(
  calibration: AchievementCalibration,
  options: FitOptions,
): Promise<readonly FitRow[]> {
  const tolerances = loadCalibrationTolerances();
  const published = loadPointsDistributions();
  const target = published.distributions.find((d) => d.year === fittedYear && d.scope === 'England without Somerset');
  if (!target) throw new Error('data/validation/points-distributions.json lacks the fitted row');
  const { seed, draws } = tolerances.fittedYear;
  const size = options.practices === undefined ? {} : { practices: options.practices };
  const question = { year: fittedYear, calibration, seed, draws, ...size };
  const probabilities = Object.keys(target.quantilePercent).map(Number);
  const country = await englandPoints({ ...question, probabilities }, options);
  const { run } = englandPlan({ ...question, draws: 1 }, [lastYear]);
  const { sums } = await runPlan(run.kernel, options);
  return [
    ...pointRows(country.simulated, target, tolerances),
    {
      target: tolerances.persistence.title,
      unit: '',
      published: published.persistence.value,
      model: sampleRankCorrelation([...sums.points], [...sums.pointsPaid]),
      tolerance: tolerances.persistence.within,
      decimals: 3,
    },
    ...achievementRows(country, tolerances),
  ];
}

/** Rows of the distribution of total points over practices. */
export const pointRows = (
  simulated: SimulatedPointsDistribution,
  published: PointsDistribution,
  { points }: CalibrationTolerances,
): readonly FitRow[] =>
  points.map(({ statistic, title, unit, within, withinPercent }) => {
    const value = statisticOf(published, statistic);
    return {
      target: title,
      unit,
      published: value,
      model: statisticOf(simulated, statistic),
      tolerance: within ?? (withinPercent! / 100) * value,
      decimals: 1,
    };
  });

function statisticOf(distribution: SimulatedPointsDistribution, statistic: PointStatistic): number {
  switch (statistic) {
    case 'mean':
    case 'sd':
      return distribution[statistic];
    case 'shareAtMaximum':
    case 'shareUnder80Percent':
      return 100 * distribution[statistic];
    default:
      return distribution.quantilePercent[statistic] ?? Number.NaN;
  }
}

/** The largest error of national achievement; indicators that are known to miss it have a row of their own. */
function achievementRows(
  { achievementErrors }: Pick<EnglandPoints, 'achievementErrors'>,
  { achievement, achievementMisses }: CalibrationTolerances,
): readonly FitRow[] {
  const known = new Set(achievementMisses.map(({ code }) => code));
  const others = [...achievementErrors].filter(([code]) => !known.has(code));
  const [code, largest] = others.reduce((a, b) => (Math.abs(b[1]) > Math.abs(a[1]) ? b : a));
  const unit = 'percentage points';
  return [
    {
      target: `${achievement.title} (${code})`,
      unit,
      published: 0,
      model: largest,
      tolerance: achievement.within,
      decimals: 2,
    },
    ...achievementMisses.flatMap((miss) => {
      const error = achievementErrors.get(miss.code);
      if (error === undefined) return [];
      return [{ target: `${miss.code}, a known miss`, unit, published: 0, model: error, decimals: 2 }];
    }),
  ];
}
