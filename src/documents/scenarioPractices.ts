import { combinedRegisters } from '../facts/combinedRegisters.js';
import { readNationPopulationFacts } from '../facts/nationPopulationFacts.js';
import { readPopulationFacts } from '../facts/populationFacts.js';
import type { Population } from '../population/population.js';
import { syntheticEngland } from '../population/synthetic/syntheticEngland.js';
import { syntheticNation } from '../population/synthetic/syntheticNation.js';
import { withCombinedRegisters } from '../population/withCombinedRegisters.js';
import { defaultSyntheticYear } from './populationSchema.js';
import { readPractices } from './practicesDocument.js';
import type { Scenario } from './scenarioDocument.js';

/**
 * The practices of a scenario: drawn for its nation (England's margins stand in for the others), or read from its file.
 * @param readFile  gives the practices file of the scenario: the name for messages, and its text
 */
export function scenarioPractices(
  { population, nation }: Pick<Scenario, 'population' | 'nation'>,
  readFile: (path: string) => { readonly path: string; readonly text: string },
): Population {
  if ('file' in population) {
    const { path, text } = readFile(population.file);
    return practicesOf(text, path);
  }
  const { synthetic } = population;
  const facts = readPopulationFacts(synthetic.year);
  if (nation === 'England') return syntheticEngland({ ...synthetic, facts });
  return syntheticNation({ ...synthetic, nation, facts, own: readNationPopulationFacts(nation) });
}

/** The practices of a file, with the registers that are combined from others. @throws InputError with every fault */
export function practicesOf(text: string, path: string): Population {
  const population = readPractices(text, path);
  return withCombinedRegisters(population, combinedRegisters(defaultSyntheticYear(population.year)));
}
