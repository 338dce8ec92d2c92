import type { Scenario } from '../documents/scenarioDocument.js';

/** A scenario cut down for importance, and what was cut. */
export interface SampledScenario {
  readonly scenario: Scenario;
  /** Whether fewer practices are simulated than the scenario asks for. */
  readonly isSample: boolean;
}

/**
 * The scenario as importance needs it: with the given draws, at least two worlds a parameter set (else chance cannot be told
 * from ignorance), without claims and curves, which answer other questions, and with no more than some synthetic practices.
 * Practices of a file, and of a scenario that names areas, are kept whole: a part of them would be another question.
 */
export function sampledScenario(scenario: Scenario, draws: number, practices: number): SampledScenario {
  const { population } = scenario;
  const cut =
    'synthetic' in population &&
    population.synthetic.areas === undefined &&
    (population.synthetic.practices ?? Number.POSITIVE_INFINITY) > practices &&
    !namesAreas(scenario);
  return {
    scenario: {
      ...scenario,
      draws,
      worldsPerParameterSet: Math.max(2, scenario.worldsPerParameterSet),
      claims: [],
      curves: [],
      population: cut ? { synthetic: { ...population.synthetic, practices } } : population,
    },
    isSample: cut,
  };
}

const namesAreas = ({ policies, shocks }: Scenario): boolean =>
  shocks.some(({ areas }) => areas !== 'all') ||
  policies.some(({ measures }) => measures.some(({ who }) => who.areas !== 'all'));
