import { createHash } from 'node:crypto';
import type { Results } from '../documents/resultsSchema.js';
import { resultsVersion } from '../documents/resultsShape.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import type { Population } from '../population/population.js';
import { kernelName } from '../simulate/kernel.js';
import type { RunOptions } from '../simulate/runPlan.js';
import { claimSources } from './claimSources.js';
import { evaluateClaim } from './claims.js';
import { costEffectiveness } from './costEffectiveness.js';
import { curveResults } from './curves.js';
import { definitionsOf } from './outcomeDefinitions.js';
import { type PracticeRow, practiceRows } from './practiceRows.js';
import { type SimulatedScenario, simulateScenario } from './simulateScenario.js';
import { structuralResults } from './structuralResults.js';
import { summarisePolicy } from './summarise.js';
import { hoursBasis, withHoursBasis } from './workload/hoursBasis.js';

export interface ScenarioRun {
  readonly results: Results;
  /** One row for each policy and practice, in scenario order. */
  readonly practices: readonly PracticeRow[];
}

/**
 * Runs a scenario: every policy on the same worlds, one contract year after the other.
 *
 *   facts + practices -> a plan a year (structure of arrays) -> kernel (workers) -> summaries
 *
 * What carries over from year to year (effects of practices, how long a measure has run) is in each year's plan; random
 * numbers are keyed, so a year can be simulated by itself.
 *
 * @param scenario  with the draws and the seed to use
 * @returns the same values for any number of workers
 */
export async function runScenario(
  scenario: Scenario,
  practices: Population,
  options: RunOptions,
): Promise<ScenarioRun> {
  return scenarioRunOf(await simulateScenario(scenario, practices, options), scenario);
}

/** The results of a scenario that has been simulated. */
export function scenarioRunOf({ plan, vectors }: SimulatedScenario, scenario: Scenario): ScenarioRun {
  const { population } = plan;
  const { years } = vectors;
  const { draws, worldsPerParameterSet } = scenario;
  const patients = years[0]!.patients;
  const sources = claimSources(vectors, population);
  const basis = hoursBasis(scenario.beliefs);
  return {
    results: {
      schemaVersion: resultsVersion,
      kind: 'results',
      scenario: { id: scenario.id, title: scenario.title, question: scenario.question },
      nation: scenario.nation,
      years: [...scenario.years],
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
      assumptions: [...plan.assumptions],
      hoursBasis: basis,
      outcomeDefinitions: withHoursBasis(definitionsOf(scenario.policies, scenario.structure), basis),
      claims: scenario.claims.map((claim) => evaluateClaim(claim, sources)),
      curves: curveResults(scenario.curves, {
        worldsPerParameterSet,
        variantOfSet: vectors.variantOfSet,
        contrastOf: (policy, outcome) => vectors.contrastOf(vectors.indexOf(policy), outcome),
      }),
      structural: structuralResults(scenario, vectors),
      policies: scenario.policies.map((policy) => summarisePolicy(vectors, policy)),
      costEffectiveness: costEffectiveness(vectors, scenario.policies, scenario.comparator),
    },
    practices: practiceRows(years, population, vectors, scenario.policies),
  };
}

/** SHA-256 of all that the figures follow from: the scenario as resolved, the practices, the facts and the kernel. */
function fingerprint(scenario: Scenario, population: Population): string {
  const hash = createHash('sha256');
  for (const part of [scenario, population, dataFiles(), kernelName]) hash.update(`${JSON.stringify(part)}\n`);
  return hash.digest('hex');
}
