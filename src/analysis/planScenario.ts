import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { type AchievementCalibration, loadAchievementCalibration } from '../facts/achievementCalibration.js';
import { loadIncomeFacts } from '../facts/incomeFacts.js';
import { nationalResults } from '../facts/nationalResults.js';
import { loadNetworkFund, networkFundYears } from '../facts/networkFunds.js';
import { loadPriors } from '../facts/priors.js';
import { loadRuleset } from '../facts/rulesets.js';
import { InputError } from '../inputError.js';
import { payablePractices } from '../model/payablePractices.js';
import { withPublishedPrevalence } from '../model/withPublishedPrevalence.js';
import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { buildPlan, type RunPlan } from '../simulate/buildPlan.js';
import { curvePolicies } from './curves.js';
import { practiceHistories } from './history/practiceHistories.js';
import { limits } from './limits.js';
import { substitutions } from './substitutions.js';

/** One contract year of a scenario, ready to be simulated. */
export interface YearPlan {
  readonly run: RunPlan;
  readonly ruleset: Ruleset;
}

/** A scenario turned into arrays, with the facts it was made from. */
export interface ScenarioPlan {
  readonly years: readonly YearPlan[];
  /** The practices that can be paid in every year. */
  readonly population: Population;
  /** In the kernel's order: the comparator first, then the others, then points of curves. */
  readonly policies: readonly Policy[];
  readonly warnings: readonly string[];
  readonly substitutions: readonly string[];
  readonly assumptions: readonly string[];
}

/**
 * Gathers the facts of a scenario and builds the plan of each year.
 * @param inYear  the practices as they are in a contract year, where they change from year to year
 * @throws InputError when facts or registers are missing
 */
export function planScenario(
  scenario: Scenario,
  practices: Population,
  inYear: (population: Population, year: ContractYear) => Population = (population) => population,
): ScenarioPlan {
  const { nation, years } = scenario;
  const rulesets = years.map((year) => loadRuleset(nation, year));
  const notes: string[] = [];
  let population = practices;
  const borrowed: string[] = [];
  for (const ruleset of rulesets) {
    const payable = payablePractices(population, ruleset);
    const prevalent = withPublishedPrevalence(payable.population, ruleset);
    population = prevalent.population;
    if (payable.note !== undefined) notes.push(payable.note);
    if (prevalent.note !== undefined) borrowed.push(prevalent.note);
  }
  const comparator = scenario.policies.find((policy) => policy.id === scenario.comparator)!;
  const policies = [comparator, ...scenario.policies.filter((policy) => policy !== comparator)];
  const all = [...policies, ...curvePolicies(scenario.curves, scenario.policies)];
  const changesFund = all.some(({ networkFund }) => networkFund !== undefined);
  if (changesFund) checkFund(scenario);
  const calibration = loadAchievementCalibration();
  const priors = loadPriors();
  const history = practiceHistories(population, years[0]!, calibration);
  const plans = rulesets.map(
    (ruleset): YearPlan & { readonly borrowed: readonly string[]; readonly missing: readonly string[] } => {
      const results = nationalResults(ruleset);
      const income = loadIncomeFacts(ruleset);
      const hasFund = changesFund && networkFundYears(nation).includes(ruleset.year);
      const fund = hasFund ? loadNetworkFund(nation, ruleset.year) : undefined;
      const run = buildPlan({
        ruleset,
        firstYear: years[0]!,
        population: inYear(population, ruleset.year),
        policies: all,
        reportedPolicies: policies.length,
        shocks: scenario.shocks,
        contractOf: (year: ContractYear) => loadRuleset(nation, year),
        locationsOf: (year) => locationsIn(nation, year, calibration),
        ...(fund ? { networkFund: fund } : {}),
        histories: history.histories,
        results,
        calibration,
        priors,
        beliefs: scenario.beliefs,
        structure: scenario.structure,
        income,
        reading: scenario.contract,
        draws: scenario.draws,
        worldsPerParameterSet: scenario.worldsPerParameterSet,
        seed: scenario.seed,
      });
      return {
        run,
        ruleset,
        borrowed: substitutions(ruleset, results, income, population),
        missing: fund?.missing ?? [],
      };
    },
  );
  return {
    years: plans,
    population,
    policies: all,
    warnings: once([
      ...notes,
      ...history.notes,
      ...limits(scenario, population),
      ...plans.flatMap(({ missing }) => missing),
    ]),
    substitutions: once([...plans.flatMap((plan) => plan.borrowed), ...borrowed]),
    assumptions: once(rulesets.flatMap(({ assumptions }) => assumptions ?? [])),
  };
}

/** Latent achievement of the indicators of a contract year, by its own results or those that stand in. */
function locationsIn(
  nation: Scenario['nation'],
  year: ContractYear,
  calibration: AchievementCalibration,
): ReadonlyMap<string, number> {
  const results = nationalResults(loadRuleset(nation, year));
  return new Map(
    [...results].flatMap(([code, { yearUsed, codeUsed }]) => {
      const cell = calibration.indicators[yearUsed]?.[codeUsed];
      return cell ? [[code, cell.location] as const] : [];
    }),
  );
}

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function checkFund({ nation, years }: Scenario): void {
  const held = networkFundYears(nation);
  if (years.some((year) => held.includes(year))) return;
  throw new InputError({
    where: 'policies',
    path: 'networkFund',
    found: `a change to the network fund in ${years.join(', ')}`,
    allowed:
      held.length > 0
        ? `a scenario with one of the years ${held.join(', ')}`
        : `nothing: ${nation} has no network fund`,
    mend: 'Take networkFund out, or choose such a year.',
  });
}
