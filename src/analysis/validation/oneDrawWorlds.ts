import { loadPopulation } from '../../documents/loadScenario.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import { variantsInTurn } from '../../policy/responseStructure.js';
import { planScenario, type YearPlan } from '../planScenario.js';
import { type Question, scenarioOf } from './question.js';

/**
 * Worlds one by one, each with a seed, a parameter set and chance events of its own: as good a sample as the draws of one run,
 * and the kernel's sums over draws (points by indicator) are then those of one world. The variants of the response take turns over the worlds, as over the parameter sets of a run.
 */
export function* oneDrawWorlds(question: Question, changes: Partial<Scenario>): Generator<readonly YearPlan[]> {
  const asked = scenarioOf(question, changes);
  const { population } = loadPopulation(asked);
  const { structure } = asked.scenario;
  const variants = variantsInTurn(structure, question.draws);
  for (let world = 0; world < question.draws; world++) {
    const own = structure[variants[world]!]!;
    const seed = `${question.seed} ${world}`;
    yield planScenario({ ...asked.scenario, draws: 1, seed, structure: [{ ...own, weight: 1 }] }, population).years;
  }
}
