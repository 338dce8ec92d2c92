import type { Domain, Ruleset } from '../../contract/ruleset.js';
import { defaultSyntheticYear } from '../../documents/populationSchema.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../facts/incomeFacts.js';
import type { NationalIndicatorResult } from '../../facts/nationalResults.js';
import { readNationPopulationFacts } from '../../facts/nationPopulationFacts.js';
import { readPopulationFacts } from '../../facts/populationFacts.js';
import { loadPriors } from '../../facts/priors.js';
import { loadRuleset } from '../../facts/rulesets.js';
import { withPublishedPrevalence } from '../../model/withPublishedPrevalence.js';
import type { Policy } from '../../policy/policy.js';
import type { Population } from '../../population/population.js';
import { syntheticEngland } from '../../population/synthetic/syntheticEngland.js';
import { syntheticNation } from '../../population/synthetic/syntheticNation.js';
import { buildPlan } from '../../simulate/buildPlan.js';
import { referenceWorlds, type SimulatedReference } from '../../simulate/referenceWorlds.js';

/** Seed of the synthetic practices and of their worlds: what a history says does not depend on the scenario or on other practices. */
const seed = 'history';

/** Enough worlds for the thin left end of the distribution: 40,000, of which about 40 have less than half of the points. */
const size = { practices: 1000, draws: 40 } as const;

const national: Policy = { id: 'national', family: 'national', title: 'National QOF', shocks: 'felt', measures: [] };

/** They take a second, follow from facts alone and are asked for again with every run of a session. */
const known = new WeakMap<
  Ruleset,
  { readonly calibration: AchievementCalibration; readonly worlds: SimulatedReference }
>();

/** Practice worlds of synthetic practices in a history's year, to which points in total or by domain are held. */
export function simulateReference(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  calibration: AchievementCalibration,
): SimulatedReference {
  const found = known.get(ruleset);
  if (found?.calibration === calibration) return found.worlds;
  const worlds = simulated(ruleset, results, calibration);
  known.set(ruleset, { calibration, worlds });
  return worlds;
}

function simulated(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  calibration: AchievementCalibration,
): SimulatedReference {
  const { population } = withPublishedPrevalence(referencePractices(ruleset), ruleset);
  const domains = [...new Set(ruleset.indicators.map(({ domain }) => domain))];
  const planOf = (domain: Domain) =>
    buildPlan({
      ruleset: { ...ruleset, indicators: ruleset.indicators.filter((indicator) => indicator.domain === domain) },
      firstYear: ruleset.year,
      population,
      policies: [national],
      reportedPolicies: 1,
      shocks: [],
      contractOf: (year) => loadRuleset(ruleset.nation, year),
      results,
      calibration,
      priors: loadPriors(),
      beliefs: {},
      income: loadIncomeFacts(ruleset),
      reading: { rounding: 'none', nationalPrevalence: 'pooled' },
      draws: size.draws,
      worldsPerParameterSet: 1,
      seed,
    }).kernel;
  return referenceWorlds(new Map(domains.map((domain) => [domain, planOf(domain)])));
}

function referencePractices({ nation, year }: Ruleset): Population {
  const populationYear = defaultSyntheticYear(year);
  const facts = readPopulationFacts(populationYear);
  const options = { year: populationYear, seed, facts };
  return nation === 'England'
    ? syntheticEngland({ ...options, practices: size.practices })
    : syntheticNation({ ...options, nation, own: readNationPopulationFacts(nation) });
}
