import { type ContractYear, startYear } from '../../contract/contractYear.js';
import type { Ruleset } from '../../contract/ruleset.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { withoutYearEndEffort } from '../../facts/assumedEffects.js';
import { loadIncomeFacts } from '../../facts/incomeFacts.js';
import { type NationalIndicatorResult, publishedResults } from '../../facts/nationalResults.js';
import { readPopulationFacts } from '../../facts/populationFacts.js';
import { loadPriors } from '../../facts/priors.js';
import { loadRuleset } from '../../facts/rulesets.js';
import type { Policy } from '../../policy/policy.js';
import { grownBy } from '../../population/grownBy.js';
import type { Population } from '../../population/population.js';
import { syntheticEngland } from '../../population/synthetic/syntheticEngland.js';
import { logit } from '../../random/elementary.js';
import { buildPlan } from '../../simulate/buildPlan.js';
import type { KernelPlan } from '../../simulate/plan.js';

const seed = 'calibration';

export type Cells = AchievementCalibration['indicators'][string];

export interface YearPlan {
  readonly plan: KernelPlan;
  readonly ruleset: Ruleset;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
}

/** A plan of the national contract for a year, with starting values where `known` has none. */
export function planFor(
  year: ContractYear,
  effects: AchievementCalibration['effects'],
  known: Cells,
  size: { readonly practices: number; readonly draws: number },
): YearPlan {
  const populationYear = startYear(year) < 2020 ? '2016-17' : '2022-23';
  const facts = readPopulationFacts(populationYear);
  const { summary } = loadRuleset('England', year);
  const practices = Math.min(size.practices, facts.practices.value);
  const asHeld = syntheticEngland({ year: populationYear, seed, facts, practices });
  const population = summary ? grownBy(asHeld, summary.patients / summary.practices / facts.list.mean) : asHeld;
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

/** Where the search for the spread of an indicator begins, in logits. */
const searchFromSpread = 0.5;

function startingCell(result: NationalIndicatorResult, known: Cells[string] | undefined): Cells[string] {
  const inside = (p: number) => Math.min(0.995, p);
  if (result.achievement === undefined || result.exceptionRate === undefined)
    return { location: known?.location ?? logit(inside(result.meanPointsShare)) };
  const effort = withoutYearEndEffort().has(result.code) ? 0 : known?.effort;
  return {
    location: known?.location ?? logit(inside(result.achievement)),
    spread: known?.spread ?? searchFromSpread,
    ...(effort === undefined ? {} : { effort }),
    ...(known?.exceptionShare === undefined ? {} : { exceptionShare: known.exceptionShare }),
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
