import { createHash } from 'node:crypto';
import type { Ruleset } from '../contract/ruleset.js';
import type { Results } from '../documents/resultsSchema.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { loadAchievementCalibration } from '../facts/achievementCalibration.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import { loadIncomeFacts } from '../facts/incomeFacts.js';
import { nationalResults } from '../facts/nationalResults.js';
import { loadPriors } from '../facts/priors.js';
import { loadRuleset } from '../facts/rulesets.js';
import { payablePractices } from '../model/payablePractices.js';
import { withPublishedPrevalence } from '../model/withPublishedPrevalence.js';
import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { buildPlan, type RunPlan } from '../simulate/buildPlan.js';
import { kernelName } from '../simulate/kernel.js';
import { type RunOptions, runPlan } from '../simulate/runPlan.js';
import { limits } from './limits.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import { type PracticeRow, practiceRows } from './practiceRows.js';
import { substitutions } from './substitutions.js';
import { summarisePolicy } from './summarise.js';

export interface ScenarioRun {
  readonly results: Results;
  /** One row for each policy and practice, in scenario order. */
  readonly practices: readonly PracticeRow[];
}

/** A scenario turned into arrays, with the facts it was made from. */
export interface ScenarioPlan {
  readonly run: RunPlan;
  readonly ruleset: Ruleset;
  /** The practices that can be paid. */
  readonly population: Population;
  /** The comparator first. */
  readonly kernelPolicies: readonly Policy[];
  readonly warnings: readonly string[];
  readonly substitutions: readonly string[];
}

/** Gathers the facts of a scenario and builds its plan. @throws InputError when facts or registers are missing */
export function planScenario(scenario: Scenario, practices: Population): ScenarioPlan {
  const ruleset = loadRuleset(scenario.nation, scenario.year);
  const { population: payable, note } = payablePractices(practices, ruleset);
  const { population, note: prevalenceNote } = withPublishedPrevalence(payable, ruleset);
  const results = nationalResults(ruleset);
  const income = loadIncomeFacts(ruleset);
  const comparator = scenario.policies.find((policy) => policy.id === scenario.comparator)!;
  const kernelPolicies = [comparator, ...scenario.policies.filter((policy) => policy !== comparator)];
  const run = buildPlan({
    ruleset,
    population,
    policies: kernelPolicies,
    results,
    calibration: loadAchievementCalibration(),
    priors: loadPriors(),
    beliefs: scenario.beliefs,
    income,
    reading: scenario.contract,
    draws: scenario.draws,
    worldsPerParameterSet: scenario.worldsPerParameterSet,
    seed: scenario.seed,
  });
  return {
    run,
    ruleset,
    population,
    kernelPolicies,
    warnings: [...(note === undefined ? [] : [note]), ...limits(scenario, population)],
    substitutions: [
      ...substitutions(ruleset, results, income, population),
      ...(prevalenceNote === undefined ? [] : [prevalenceNote]),
    ],
  };
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
  const plan = planScenario(scenario, practices);
  const { run, population, kernelPolicies } = plan;
  const { draws, worldsPerParameterSet } = scenario;
  const result = await runPlan(run.kernel, options);
  const patients = population.practices.reduce((sum, practice) => sum + practice.list, 0);
  const summary = { run, result, ruleset: plan.ruleset, kernelPolicies, patients, worldsPerParameterSet };
  return {
    results: {
      schemaVersion: 1,
      kind: 'results',
      scenario: { id: scenario.id, title: scenario.title, question: scenario.question },
      nation: scenario.nation,
      year: scenario.year,
      population: { kind: population.kind, label: population.label, practices: population.practices.length, patients },
      draws,
      worldsPerParameterSet,
      seed: scenario.seed,
      comparator: scenario.comparator,
      fingerprint: fingerprint(scenario, population),
      generator: 'threefry4x32-20',
      kernel: kernelName,
      warnings: [...plan.warnings],
      substitutions: [...plan.substitutions],
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
