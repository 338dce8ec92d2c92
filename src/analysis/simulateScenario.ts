import type { Scenario } from '../documents/scenarioDocument.js';
import type { Population } from '../population/population.js';
import { type RunOptions, runPlan } from '../simulate/runPlan.js';
import { planScenario, type ScenarioPlan } from './planScenario.js';
import { type ScenarioVectors, scenarioVectors } from './scenarioVectors.js';
import { type YearRun, yearRunOf } from './yearRun.js';

/** A scenario simulated, by draw: what summaries and importance are made from. */
export interface SimulatedScenario {
  readonly plan: ScenarioPlan;
  readonly vectors: ScenarioVectors;
}

/** Simulates every contract year of a scenario without summing it up; progress counts practices over all years. */
export async function simulateScenario(
  scenario: Scenario,
  practices: Population,
  { workers, onProgress }: RunOptions,
): Promise<SimulatedScenario> {
  const plan = planScenario(scenario, practices);
  const patients = plan.population.practices.reduce((sum, practice) => sum + practice.list, 0);
  const runs: YearRun[] = [];
  for (const [i, { run, ruleset }] of plan.years.entries()) {
    const result = await runPlan(run.kernel, {
      workers,
      ...(onProgress ? { onProgress: (done, all) => onProgress(i * all + done, plan.years.length * all) } : {}),
    });
    runs.push(yearRunOf(run, result, ruleset, patients, plan.policies, [...runs].reverse()));
  }
  return { plan, vectors: scenarioVectors(runs, plan.policies, scenario.worldsPerParameterSet) };
}
