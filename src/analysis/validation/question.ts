import type { LoadedScenario } from '../../documents/loadScenario.js';
import type { Scenario } from '../../documents/scenarioDocument.js';

/** Predictive distributions of statistics: for each id of a target one value a draw; NaN where a draw does not have it. */
export type Predictions = Readonly<Record<string, Float64Array>>;

/** What a question is put to. */
export interface Question {
  /** The policies that it is about; its years, practices and worlds are set by the question. */
  readonly loaded: LoadedScenario;
  readonly draws: number;
  readonly seed: string;
  /** Only the first so many practices of the country, for a quick look; all where absent. */
  readonly practices?: number;
}

/** A scenario as one question needs it: one world for each parameter set, nothing computed that is not asked for. */
export function scenarioOf({ loaded, draws, seed, practices }: Question, changes: Partial<Scenario>): LoadedScenario {
  const scenario: Scenario = {
    ...loaded.scenario,
    draws,
    worldsPerParameterSet: 1,
    seed,
    claims: [],
    curves: [],
    ...changes,
  };
  const { population } = scenario;
  if (practices === undefined || !('synthetic' in population)) return { ...loaded, scenario };
  return { ...loaded, scenario: { ...scenario, population: { synthetic: { ...population.synthetic, practices } } } };
}

/** Ids of the policies, in this order. @throws Error when the scenario lacks one of them */
export const policiesOf = ({ loaded }: Question, ...ids: readonly string[]): Scenario['policies'] =>
  ids.map((id) => {
    const found = loaded.scenario.policies.find((policy) => policy.id === id);
    if (!found) throw new Error(`${loaded.path} has no policy ${id}`);
    return found;
  });
