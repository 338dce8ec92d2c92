import { type ContractYear, startYear } from '../../contract/contractYear.js';
import type { Ruleset } from '../../contract/ruleset.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { loadAssumedEffects } from '../../facts/assumedEffects.js';
import { publishedResults, resultYears } from '../../facts/nationalResults.js';
import { loadPointsByListSize } from '../../facts/pointsByListSize.js';
import { loadPointsDistributions } from '../../facts/pointsDistributions.js';
import { loadRuleset } from '../../facts/rulesets.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { type Cells, planFor, type YearPlan } from './calibrationPlan.js';
import { fitEffects } from './fitEffects.js';
import { fitIndicators } from './fitIndicators.js';
import { fitLearning } from './fitLearning.js';
import { expectedShare, fitPersistence } from './twoYears.js';

/** The year whose distribution of points is fitted. */
export const fittedYear: ContractYear = '2015-16';

/**
 * Practices and draws of the two searches (a quick one to come near, a larger one so that the chance of its draws does not
 * end up in the fit), and of the final fit of each year's indicators.
 */
const searches = [
  { practices: 1200, draws: 4, steps: 4, iterations: 110, step: 0.15 },
  { practices: 7392, draws: 3, steps: 3, iterations: 50, step: 0.06 },
] as const;
const finalSize = { practices: 7392, draws: 3, steps: 14 };

/** Where the search begins; `persistence` and `learningExponent` are fitted afterwards. */
const searchFrom = {
  generalSpread: 0.6,
  tailStart: 1.9,
  tailSlope: 1.5,
  persistence: 0.8,
  reachMedian: 0.4,
  reachSpread: 1.3,
  reachTailLoss: 0.5,
  sizeSlope: 0.05,
  sizeSpread: 0.2,
  learningExponent: 0,
} as const;

/** Fits the achievement model from published figures alone; the result is data/calibration/achievement.json. */
export function calibrateAchievement(report: (line: string) => void): AchievementCalibration {
  const published = loadPointsDistributions();
  const target = published.distributions.find((d) => d.year === fittedYear && d.scope === 'England without Somerset');
  if (!target) throw new Error('data/validation/points-distributions.json lacks the fitted row');

  const bySize = loadPointsByListSize();
  const start: AchievementCalibration['effects'] = { ...searchFrom, ...loadAssumedEffects() };
  let effects = start;
  let cells: Cells = {};
  let everyFraction: ReadonlySet<string> = new Set();
  for (const size of searches) {
    const { plan, ruleset, results } = planFor(fittedYear, effects, cells, size);
    everyFraction = new Set(ruleset.indicators.filter((i) => i.kind === 'fraction').map((i) => i.code));
    const refit = (tried: KernelPlan) => fitIndicators(tried, ruleset, results, everyFraction, size.steps).simulated;
    const progress = (trial: number, value: number) =>
      trial % 20 === 0 && report(`${size.practices} practices, trial ${trial}: misfit ${value.toFixed(1)}`);
    const found = fitEffects(plan, { points: target, bySize }, plan.achievement, refit, size, progress);
    effects = { ...start, ...found.effects };
    cells = cellsOf(plan, ruleset);
    report(`practice effects fitted: misfit ${found.misfit.toFixed(1)}`);
  }
  const fitted = fitYear(fittedYear, effects, cells, everyFraction, report);
  effects = { ...effects, learningExponent: fitLearning(effects, fitted.cells, report) };
  const persistence = fitPersistence(fitted.plan, published.persistence.value);
  report(`persistence ${persistence.toFixed(3)}`);

  const indicators = otherYears({ [fittedYear]: fitted.cells }, effects, report);
  const shares = expectedShare(fitted.plan);
  const rounded = Object.fromEntries(Object.entries({ ...effects, persistence }).map(([k, v]) => [k, rounded4(v)]));
  return {
    about:
      'Practice effects and indicator locations of the achievement model, fitted by `npm run calibrate` from the published figures in data/. Logits unless said; reachMedian is a share of patients.',
    fittedTo: `${target.scope} ${target.year}: ${target.source}`,
    effects: rounded as AchievementCalibration['effects'],
    indicators,
    expectedShare: { gridEnd: shares.gridEnd, shares: shares.shares.map(rounded4) },
  };
}

/** Fits the years that are held and not yet in a calibration; its effects and other years stay as they are. */
export const withNewYears = (
  known: AchievementCalibration,
  report: (line: string) => void,
): AchievementCalibration => ({
  ...known,
  indicators: otherYears(known.indicators, known.effects, report),
});

/** The indicators of every year that `known` lacks, whole years first: partial ones start from the cells of their lenders. */
function otherYears(
  known: Readonly<Record<string, Cells>>,
  effects: AchievementCalibration['effects'],
  report: (line: string) => void,
): Record<string, Cells> {
  const cells: Record<string, Cells> = { ...known };
  const fitted = known[fittedYear]!;
  const lentOf = (year: ContractYear) => [...publishedResults('England', year).values()].filter((one) => one.filled);
  const years = resultYears('England').filter((year) => !known[year]);
  for (const year of years.sort((a, b) => lentOf(a).length - lentOf(b).length || startYear(a) - startYear(b))) {
    const lent = lentOf(year).flatMap(({ code, filled }) => {
      const cell = cells[filled!.years[0]!]?.[filled!.code];
      return cell ? [[code, cell] as const] : [];
    });
    const start = { ...fitted, ...Object.fromEntries(lent) };
    // Spreads of known codes stay those of the fitted year; only new codes take theirs from their own mean points.
    const own = loadRuleset('England', year).indicators.filter((i) => i.kind === 'fraction' && !start[i.code]);
    cells[year] = fitYear(year, effects, start, new Set(own.map((i) => i.code)), report).cells;
  }
  return Object.fromEntries(
    Object.entries(cells).sort(([a], [b]) => (a === fittedYear ? -1 : b === fittedYear ? 1 : a < b ? -1 : 1)),
  );
}

const rounded4 = (x: number) => Math.round(x * 1e4) / 1e4;

function fitYear(
  year: ContractYear,
  effects: AchievementCalibration['effects'],
  known: Cells,
  fitSpread: ReadonlySet<string>,
  report: (line: string) => void,
): YearPlan & { readonly cells: Cells } {
  const yearPlan = planFor(year, effects, known, finalSize);
  const { plan, ruleset, results } = yearPlan;
  const { largestError } = fitIndicators(plan, ruleset, results, fitSpread, finalSize.steps);
  report(
    `${year}: ${ruleset.indicators.length} indicators, largest error in achievement ${(100 * largestError).toFixed(2)} points`,
  );
  return { ...yearPlan, cells: cellsOf(plan, ruleset) };
}

const cellsOf = (plan: KernelPlan, ruleset: Ruleset): Cells =>
  Object.fromEntries(
    ruleset.indicators.map(({ code, kind }, i) => [
      code,
      kind === 'fraction'
        ? {
            location: rounded4(plan.indicators.location[i]!),
            spread: rounded4(plan.indicators.spread[i]!),
            exceptionLocation: rounded4(plan.indicators.exceptionLocation[i]!),
            ...(plan.indicators.effort[i] === 1 ? {} : { effort: rounded4(plan.indicators.effort[i]!) }),
            ...(plan.indicators.exceptionShare[i]! < plan.achievement.exceptionShareOfEffort
              ? { exceptionShare: rounded4(plan.indicators.exceptionShare[i]!) }
              : {}),
          }
        : { location: rounded4(plan.indicators.location[i]!) },
    ]),
  );
