import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import { readPopulationFacts } from '../facts/populationFacts.js';
import { InputError } from '../inputError.js';
import type { Population } from '../population/population.js';
import { syntheticEngland } from '../population/synthetic/syntheticEngland.js';
import { withCombinedRegister } from '../population/withCombinedRegister.js';
import { checkScenario } from './checkScenario.js';
import { readPractices } from './practicesDocument.js';
import type { Scenario, SyntheticYear } from './scenarioDocument.js';

/** A scenario read from a file, with the text it was read from. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly path: string;
  readonly text: string;
}

/** Reads and checks a scenario file. @throws InputError with every fault and its line */
export function loadScenario(path: string): LoadedScenario {
  const text = readText(path, 'a scenario file (YAML)');
  return { scenario: checkScenario(text, path).scenario, path, text };
}

/** A population, and the text of its file where it came from one. */
export interface LoadedPopulation {
  readonly population: Population;
  readonly file?: { readonly path: string; readonly text: string };
}

/**
 * The practices of a scenario: drawn for synthetic England, or read from its file.
 * @param practicesFile  replaces the scenario's own population
 */
export function loadPopulation({ scenario, path }: LoadedScenario, practicesFile?: string): LoadedPopulation {
  const { population } = scenario;
  if (practicesFile !== undefined) return readPopulation(practicesFile);
  if ('file' in population) return readPopulation(resolve(dirname(path), population.file));
  const { synthetic } = population;
  const facts = readPopulationFacts(synthetic.year);
  return { population: syntheticEngland({ ...synthetic, facts }) };
}

function readPopulation(path: string): LoadedPopulation {
  const text = readText(path, 'a practices file, as qofsim import writes it');
  const population = readPractices(text, path);
  const facts = readPopulationFacts(nearestFactsYear(population.year));
  return { population: withCombinedRegister(population, facts.combinedRegister), file: { path, text } };
}

/** The year whose combined-register ratio is nearest: 2016-17 to 2018-19, or 2019-20 on. */
const nearestFactsYear = (year: ContractYear): SyntheticYear => (startYear(year) < 2019 ? '2016-17' : '2022-23');

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
