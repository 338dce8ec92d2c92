import type { Results } from '../documents/resultsSchema.js';
import { resultsVersion } from '../documents/resultsShape.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import type { Population } from '../population/population.js';
import { kernelName } from '../simulate/kernel.js';
import { claimSources } from './claimSources.js';
import { evaluateClaim } from './claims.js';
import { costEffectiveness } from './costEffectiveness.js';
import { curveResults } from './curves.js';
import { definitionsOf } from './outcomeDefinitions.js';
import { type PracticeRow, practiceRows } from './practiceRows.js';
import type { SimulatedScenario } from './simulateScenario.js';
import { structuralResults } from './structuralResults.js';
import { summarisePolicy } from './summarise.js';
import { hoursBasis, withHoursBasis } from './workload/hoursBasis.js';

export interface ScenarioRun {
  readonly results: Results;
  /** One row for each policy and practice, in scenario order. */
  readonly practices: readonly PracticeRow[];
}

/** Sums a simulated scenario up. @param scenario  the one that was simulated */
export async function scenarioResults(scenario: Scenario, { plan, vectors }: SimulatedScenario): Promise<ScenarioRun> {
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
      fingerprint: await fingerprint(scenario, population),
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

/**
 * SHA-256 of all that the figures follow from: the scenario as resolved, the practices, the facts and the kernel. By Web
 * Cryptography, which Node and browsers share.
 */
async function fingerprint(scenario: Scenario, population: Population): Promise<string> {
  const parts = [scenario, population, dataFiles(), kernelName].map((part) => `${JSON.stringify(part)}\n`);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('')));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
