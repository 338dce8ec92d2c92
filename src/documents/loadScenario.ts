import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { combinedRegisters } from '../facts/combinedRegisters.js';
import { readNationPopulationFacts } from '../facts/nationPopulationFacts.js';
import { readPopulationFacts } from '../facts/populationFacts.js';
import { InputError } from '../inputError.js';
import type { Population } from '../population/population.js';
import { syntheticEngland } from '../population/synthetic/syntheticEngland.js';
import { syntheticNation } from '../population/synthetic/syntheticNation.js';
import { withCombinedRegisters } from '../population/withCombinedRegisters.js';
import { checkAreas } from './checkAreas.js';
import { checkScenario } from './checkScenario.js';
import { defaultSyntheticYear } from './populationSchema.js';
import { readPractices } from './practicesDocument.js';
import type { Scenario } from './scenarioDocument.js';

/** A scenario read from a file, with the text it was read from. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly path: string;
  readonly text: string;
  /** What the reader should know about the file: that it is of an older version. */
  readonly notice?: string;
}

/** Reads and checks a scenario file. @throws InputError with every fault and its line */
export function loadScenario(path: string): LoadedScenario {
  const text = readText(path, 'a scenario file (YAML)');
  const { scenario, notice } = checkScenario(text, path);
  return { scenario, path, text, ...(notice === undefined ? {} : { notice }) };
}

/** A population, and the text of its file where it came from one. */
export interface LoadedPopulation {
  readonly population: Population;
  readonly file?: { readonly path: string; readonly text: string };
}

/**
 * The practices of a scenario: drawn for its nation (England's margins stand in for the others), or read from its file.
 * @param practicesFile  replaces the scenario's own population
 * @throws InputError where the scenario names areas that the population does not have
 */
export function loadPopulation(loaded: LoadedScenario, practicesFile?: string): LoadedPopulation {
  const found = populationOf(loaded, practicesFile);
  checkAreas(loaded, found.population);
  return found;
}

function populationOf({ scenario, path }: LoadedScenario, practicesFile?: string): LoadedPopulation {
  const { population, nation } = scenario;
  if (practicesFile !== undefined) return readPopulation(practicesFile);
  if ('file' in population) return readPopulation(resolve(dirname(path), population.file));
  const { synthetic } = population;
  const facts = readPopulationFacts(synthetic.year);
  if (nation === 'England') return { population: syntheticEngland({ ...synthetic, facts }) };
  return { population: syntheticNation({ ...synthetic, nation, facts, own: readNationPopulationFacts(nation) }) };
}

function readPopulation(path: string): LoadedPopulation {
  const text = readText(path, 'a practices file, as qofsim import writes it');
  const population = readPractices(text, path);
  const combined = combinedRegisters(defaultSyntheticYear(population.year));
  return { population: withCombinedRegisters(population, combined), file: { path, text } };
}

function readText(path: string, allowed: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({
      where: path,
      found:
        code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : `a file that cannot be read (${code})`,
      allowed,
      mend: 'Check the path; qofsim scenarios lists the shipped scenarios.',
    });
  }
}
