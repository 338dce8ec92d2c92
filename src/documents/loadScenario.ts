import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../inputError.js';
import type { Population } from '../population/population.js';
import { checkAreas } from './checkAreas.js';
import { checkScenario } from './checkScenario.js';
import type { Scenario } from './scenarioDocument.js';
import { practicesOf, scenarioPractices } from './scenarioPractices.js';

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
  let file: LoadedPopulation['file'];
  const read = (name: string) => {
    file = { path: name, text: readText(name, 'a practices file, as qofsim import writes it') };
    return file;
  };
  const population =
    practicesFile === undefined
      ? scenarioPractices(scenario, (name) => read(resolve(dirname(path), name)))
      : practicesOf(read(practicesFile).text, practicesFile);
  return { population, ...(file ? { file } : {}) };
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
