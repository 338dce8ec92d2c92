import type { Scenario } from './scenarioDocument.js';

/** A scenario, and whether fewer practices are simulated than it asks for. */
export interface CutScenario {
  readonly scenario: Scenario;
  readonly isSample: boolean;
}

/**
 * The scenario with no more than some synthetic practices. Practices of a file, and of a scenario that names areas, are kept
 * whole: a part of them would be another question.
 */
export function withFewerPractices(scenario: Scenario, practices: number): CutScenario {
  const { population } = scenario;
  const cut =
    'synthetic' in population &&
    population.synthetic.areas === undefined &&
    (population.synthetic.practices ?? Number.POSITIVE_INFINITY) > practices &&
    !namesAreas(scenario);
  if (!cut) return { scenario, isSample: false };
  return {
    scenario: { ...scenario, population: { synthetic: { ...population.synthetic, practices } } },
    isSample: true,
  };
}

const namesAreas = ({ policies, shocks }: Scenario): boolean =>
  shocks.some(({ areas }) => areas !== 'all') ||
  policies.some(({ measures }) => measures.some(({ who }) => who.areas !== 'all'));
