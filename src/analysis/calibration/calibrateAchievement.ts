import { type ContractYear, startYear } from '../../contract/contractYear.js';
import type { Ruleset } from '../../contract/ruleset.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../facts/incomeFacts.js';
import { type NationalIndicatorResult, publishedResults, resultYears } from '../../facts/nationalResults.js';
import { loadPointsDistributions } from '../../facts/pointsDistributions.js';
import { readPopulationFacts } from '../../facts/populationFacts.js';
import { loadPriors } from '../../facts/priors.js';
import { loadRuleset } from '../../facts/rulesets.js';
import type { Policy } from '../../policy/policy.js';
import type { Population } from '../../population/population.js';
import { syntheticEngland } from '../../population/synthetic/syntheticEngland.js';
import { logit } from '../../random/elementary.js';
import { buildPlan } from '../../simulate/buildPlan.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { fitEffects } from './fitEffects.js';
import { fitIndicators } from './fitIndicators.js';
import { expectedShare, fitPersistence } from './twoYears.js';

/** The year whose distribution of points is fitted. */
export const fittedYear: ContractYear = '2015-16';

const seed = 'calibration';
/**
 * Practices and draws of the two searches (a quick one to come near, a larger one so that the chance of its draws does not
 * end up in the fit), and of the final fit of each year's indicators.
 */
const searches = [
  { practices: 1200, draws: 8, steps: 6, iterations: 80, step: 0.12 },
  { practices: 7392, draws: 5, steps: 3, iterations: 70, step: 0.05 },
] as const;
const finalSize = { practices: 7392, draws: 3, steps: 14 };

/**
 * Starting values. Those that the search does not move stay as they are (assumptions from the spread between CCGs and from
 * CVDPREVENT practices: DISTRIBUTIONS, section 4): spread of exceptions and the blood-pressure factor, whose targets
 * correlate about 0.65 with each other in 78 practices. `persistence` is fitted last.
 */
const start: AchievementCalibration['effects'] = {
  generalSpread: 0.5,
  tailStart: 1.8,
  tailSlope: 2,
  persistence: 0.8,
  exceptionPracticeSpread: 0.35,
  exceptionCellSpread: 0.5,
  reachMedian: 0.3,
  reachSpread: 1.5,
  reachTailLoss: 0.5,
  declaredLoading: 1,
  bloodPressureLoading: 0.3,
};

type Cells = AchievementCalibration['indicators'][string];

/** Fits the achievement model from published figures alone; the result is data/calibration/achievement.json. */
export function calibrateAchievement(report: (line: string) => void): AchievementCalibration {
  const published = loadPointsDistributions();
  const target = published.distributions.find((d) => d.year === fittedYear && d.scope === 'England without Somerset');
  if (!target) throw new Error('data/validation/points-distributions.json lacks the fitted row');

  let effects = start;
  let cells: Cells = {};
  let everyFraction: ReadonlySet<string> = new Set();
  for (const size of searches) {
    const { plan, ruleset, results } = planFor(fittedYear, effects, cells, size);
    everyFraction = new Set(ruleset.indicators.filter((i) => i.kind === 'fraction').map((i) => i.code));
    const refit = (tried: KernelPlan) => fitIndicators(tried, ruleset, results, everyFraction, size.steps).totals;
    const progress = (trial: number, value: number) =>
      trial % 20 === 0 && report(`${size.practices} practices, trial ${trial}: misfit ${value.toFixed(1)}`);
    const found = fitEffects(plan, target, plan.achievement, refit, size, progress);
    effects = { ...start, ...found.effects };
    cells = cellsOf(plan, ruleset);
    report(`practice effects fitted: misfit ${found.misfit.toFixed(1)}`);
  }
  const fitted = fitYear(fittedYear, effects, cells, everyFraction, report);
  const persistence = fitPersistence(fitted.plan, published.persistence.value);
  report(`persistence ${persistence.toFixed(3)}`);

  const indicators: Record<string, Cells> = { [fittedYear]: fitted.cells };
  for (const year of resultYears('England')) {
    if (year === fittedYear) continue;
    // Spreads of known codes stay those of the fitted year; only new codes take theirs from their own mean points.
    const own = loadRuleset('England', year).indicators.filter((i) => i.kind === 'fraction' && !fitted.cells[i.code]);
    indicators[year] = fitYear(year, effects, fitted.cells, new Set(own.map((i) => i.code)), report).cells;
  }
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

const rounded4 = (x: number) => Math.round(x * 1e4) / 1e4;

interface YearPlan {
  readonly plan: KernelPlan;
  readonly ruleset: Ruleset;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
}

/** A plan of the national contract for a year, with starting values where `known` has none. */
function planFor(
  year: ContractYear,
  effects: AchievementCalibration['effects'],
  known: Cells,
  size: { readonly practices: number; readonly draws: number },
): YearPlan {
  const populationYear = startYear(year) < 2020 ? '2016-17' : '2022-23';
  const facts = readPopulationFacts(populationYear);
  const population = syntheticEngland({
    year: populationYear,
    seed,
    facts,
    practices: Math.min(size.practices, facts.practices.value),
  });
  const published = publishedResults('England', year);
  const ruleset = payable(loadRuleset('England', year), population, published);
  const results = new Map(ruleset.indicators.map(({ code }) => [code, published.get(code)!]));
  const cells = Object.fromEntries(
    [...results.values()].map((result) => [result.code, startingCell(result, known[result.code])]),
  );
  const { kernel } = buildPlan({
    ruleset,
    population,
    firstYear: year,
    policies: [nationalPolicy],
    reportedPolicies: 1,
    shocks: [],
    contractOf: (other) => loadRuleset('England', other),
    results,
    calibration: {
      about: '',
      fittedTo: '',
      effects,
      indicators: { [year]: cells },
      expectedShare: { gridEnd: 1, shares: [1, 1, 1] },
    },
    priors: loadPriors(),
    beliefs: {},
    income: loadIncomeFacts(ruleset),
    reading: { rounding: 'none', nationalPrevalence: 'pooled' },
    draws: size.draws,
    worldsPerParameterSet: 1,
    seed,
  });
  return { plan: kernel, ruleset, results };
}

/** Without the indicators that the population holds no register for, or that have no published result. */
const payable = (
  ruleset: Ruleset,
  population: Population,
  published: ReadonlyMap<string, NationalIndicatorResult>,
): Ruleset => ({
  ...ruleset,
  indicators: ruleset.indicators.filter(
    ({ code, adjustment }) =>
      published.has(code) &&
      (adjustment.kind !== 'register' || population.practices[0]?.registers[adjustment.register] !== undefined),
  ),
});

function startingCell(result: NationalIndicatorResult, known: Cells[string] | undefined): Cells[string] {
  const inside = (p: number) => Math.min(0.995, p);
  if (result.achievement === undefined || result.exceptionRate === undefined)
    return { location: known?.location ?? logit(inside(result.meanPointsShare)) };
  return {
    location: known?.location ?? logit(inside(result.achievement)),
    spread: known?.spread ?? 0.5,
    exceptionLocation: known?.exceptionLocation ?? logit(Math.max(1e-4, result.exceptionRate)),
  };
}

const nationalPolicy: Policy = {
  id: 'national',
  family: 'national',
  title: 'National QOF',
  shocks: 'felt',
  measures: [],
};

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
          }
        : { location: rounded4(plan.indicators.location[i]!) },
    ]),
  );
