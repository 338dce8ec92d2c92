import type { OutcomeId } from '../documents/outcomeIds.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import type { Population } from '../population/population.js';
import type { RunOptions } from '../simulate/runPlan.js';
import { type FigureInfluences, parameterInfluences } from './parameterInfluence.js';
import { type RunningEstimates, runningEstimates } from './runningEstimates.js';
import { type ScenarioRun, scenarioResults } from './scenarioResults.js';
import { simulateScenario } from './simulateScenario.js';

/** A run that keeps its draws, to look into its uncertainty. Policies are named by their ids. */
export interface ScenarioStudy extends ScenarioRun {
  /** One value for each draw: the difference of an outcome to the comparator in the same world. */
  readonly draws: (policy: string, outcome: OutcomeId) => Float64Array;
  /** Which parameters move a figure, and how far. */
  readonly influences: (policy: string, outcome: OutcomeId) => FigureInfluences;
  /** How a figure settles as draws are added. */
  readonly running: (policy: string, outcome: OutcomeId) => RunningEstimates;
}

/** Runs a scenario as `runScenario` does, with the same results, and keeps what every draw gave. */
export async function studyScenario(
  scenario: Scenario,
  practices: Population,
  options: RunOptions,
): Promise<ScenarioStudy> {
  const simulated = await simulateScenario(scenario, practices, options);
  const { vectors } = simulated;
  return {
    ...(await scenarioResults(scenario, simulated)),
    draws: (policy, outcome) => vectors.contrastOf(vectors.indexOf(policy), outcome),
    influences: (policy, outcome) => parameterInfluences(simulated, scenario, policy, outcome),
    running: (policy, outcome) => runningEstimates(simulated, policy, outcome),
  };
}
