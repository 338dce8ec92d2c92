import type { Scenario } from '../documents/scenarioDocument.js';
import type { Population } from '../population/population.js';
import type { RunOptions } from '../simulate/runPlan.js';
import { type ScenarioRun, scenarioResults } from './scenarioResults.js';
import { simulateScenario } from './simulateScenario.js';

export type { ScenarioRun } from './scenarioResults.js';

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
  return scenarioResults(scenario, await simulateScenario(scenario, practices, options));
}
