import type { Scenario } from '../documents/scenarioDocument.js';
import { type CutScenario, withFewerPractices } from '../documents/withFewerPractices.js';

/**
 * The scenario as importance needs it: with the given draws, at least two worlds a parameter set (else chance cannot be told
 * from ignorance), without claims and curves, which answer other questions, and with no more than some synthetic practices.
 */
export function sampledScenario(scenario: Scenario, draws: number, practices: number): CutScenario {
  const cut = withFewerPractices(scenario, practices);
  const worldsPerParameterSet = Math.max(2, scenario.worldsPerParameterSet);
  return { ...cut, scenario: { ...cut.scenario, draws, worldsPerParameterSet, claims: [], curves: [] } };
}
