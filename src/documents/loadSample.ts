import type { Population } from '../population/population.js';
import { loadPopulation, loadScenario } from './loadScenario.js';
import { type CutScenario, withFewerPractices } from './withFewerPractices.js';

/** How much of a scenario to simulate. */
interface SampleSize {
  readonly draws: number;
  /** Synthetic practices at most; a scenario that names areas keeps all of them. */
  readonly practices: number;
}

/**
 * A scenario file cut down for a first look, with its practices: fewer worlds and fewer practices, the same question, claims and
 * curves. @throws InputError with every fault of the file and its line
 */
export function loadSample(
  path: string,
  { draws, practices }: SampleSize,
): CutScenario & { readonly population: Population } {
  const loaded = loadScenario(path);
  const { scenario, isSample } = withFewerPractices({ ...loaded.scenario, draws }, practices);
  return { scenario, isSample, population: loadPopulation({ ...loaded, scenario }).population };
}
