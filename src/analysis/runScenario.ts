import { createHash } from 'node:crypto';
import type { Scenario } from '../documents/scenarioDocument.js';
import { loadAchievementCalibration } from '../facts/achievementCalibration.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import { loadIncomeFacts } from '../facts/incomeFacts.js';
import { nationalResults } from '../facts/nationalResults.js';
import { loadPriors } from '../facts/priors.js';
import { loadRuleset } from '../facts/rulesets.js';
import { payablePractices } from '../model/payablePractices.js';
import type { Population } from '../population/population.js';
import { buildPlan } from '../simulate/buildPlan.js';
import { kernelName } from '../simulate/kernel.js';
import { type RunOptions, runPlan } from '../simulate/runPlan.js';
import { limits } from './limits.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import { type PracticeRow, practiceRows } from './practiceRows.js';
import type { Results } from './resultsSchema.js';
import { substitutions } from './substitutions.js';
import { summarisePolicy } from './summarise.js';

export interface ScenarioRun {
  readonly results: Results;
  /** One row for each policy and practice, in scenario order. */
  readonly practices: readonly PracticeRow[];
}

/**
 * Runs a scenario: every policy on the same worlds.
 *
 *   facts + practices -> plan (structure of arrays) -> kernel (workers) -> summaries
 *
 * @param scenario  with the draws and the seed to use
 * @returns the same values for any number of workers
 */
export async function runScenario(
  scenario: Scenario,
  practices: Population,
  options: RunOptions,
): Promise<ScenarioRun> {
  const ruleset = loadRuleset(scenario.nation, scenario.year);
  const { population, note } = payablePractices(practices, ruleset);
  const published = nationalResults(ruleset);
  const income = loadIncomeFacts(ruleset);
  const comparator = scenario.policies.find((policy) => policy.id === scenario.comparator)!;
  const kernelPolicies = [comparator, ...scenario.policies.filter((policy) => policy !== comparator)];
  const run = buildPlan({
    ruleset,
    population,
    policies: kernelPolicies,
    results: published,
    calibration: loadAchievementCalibration(),
    priors: loadPriors(),
    beliefs: scenario.beliefs,
    income,
    reading: scenario.contract,
    draws: scenario.draws,
    worldsPerParameterSet: scenario.worldsPerParameterSet,
    seed: scenario.seed,
  });
  const result = await runPlan(run.kernel, options);
  const patients = population.practices.reduce((sum, practice) => sum + practice.list, 0);
  const summary = {
    run,
    result,
    ruleset,
    kernelPolicies,
    patients,
    worldsPerParameterSet: scenario.worldsPerParameterSet,
  };
  return {
    results: {
      schemaVersion: 1,
      kind: 'results',
      scenario: { id: scenario.id, title: scenario.title, question: scenario.question },
      nation: scenario.nation,
      year: scenario.year,
      population: { kind: population.kind, label: population.label, practices: population.practices.length, patients },
      draws: scenario.draws,
      worldsPerParameterSet: scenario.worldsPerParameterSet,
      seed: scenario.seed,
      comparator: scenario.comparator,
      fingerprint: fingerprint(scenario, population),
      generator: 'threefry4x32-20',
      kernel: kernelName,
      warnings: [...(note === undefined ? [] : [note]), ...limits(scenario, population)],
      substitutions: [...substitutions(ruleset, published, income, population)],
      outcomeDefinitions,
      policies: scenario.policies.map((policy) => summarisePolicy(summary, policy)),
    },
    practices: practiceRows(run, result, population, kernelPolicies, scenario.policies),
  };
}

/** SHA-256 of all that the figures follow from: the scenario as resolved, the practices, the facts and the kernel. */
function fingerprint(scenario: Scenario, population: Population): string {
  const hash = createHash('sha256');
  for (const part of [scenario, population, dataFiles(), kernelName]) hash.update(`${JSON.stringify(part)}\n`);
  return hash.digest('hex');
}
