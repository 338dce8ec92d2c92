import { join } from 'node:path';
import { loadPopulation, loadScenario, runScenario, type ScenarioRun } from '../../src/index.js';
import { temporaryFile } from '../e2e/qofsim.js';

/**
 * The program as its users see it: a scenario file, a practices file, results. Nothing of its inside is named here, so that
 * these tests say what holds whatever the inside is.
 */

/** A practice as a practices file has it. */
export interface WrittenPractice {
  readonly code: string;
  readonly area: string;
  readonly contract: string;
  readonly list: number;
  readonly registers: Readonly<Record<string, number>>;
  readonly [field: string]: unknown;
}

export interface Asked {
  readonly policies: readonly object[];
  readonly draws?: number;
  readonly worldsPerParameterSet?: number;
  readonly seed?: string;
  readonly comparator?: string;
  readonly beliefs?: Readonly<Record<string, object>>;
  readonly shocks?: readonly object[];
  readonly year?: string;
  readonly years?: { readonly from: string; readonly to: string };
  /** So many synthetic practices, or practices of a file. */
  readonly practices?: number | readonly WrittenPractice[];
  readonly contract?: object;
}

export const national = { id: 'national', title: 'National QOF' };

/** A policy of one measure that is about everything, for everybody, for the whole year, unless said otherwise. */
export const policy = (id: string, measure: object): object => ({
  id,
  title: id,
  measures: [{ indicators: 'all', pay: { rule: 'actual' }, ...measure }],
});

/** A belief that is known for certain. */
export const fixed = (value: number): object => ({ fixed: value });

const shiftClasses = [
  'recording',
  'complexProcess',
  'labTest',
  'bloodPressureControl',
  'metabolicControl',
  'treatment',
];

/** Everybody's answer to being unpaid: the same shift on the logit in every class, all of it at once. */
export const everyShift = (logits: number): Readonly<Record<string, object>> => ({
  ...Object.fromEntries(shiftClasses.map((name) => [`withdrawalLogitShift.${name}`, fixed(logits)])),
  fractionOfShiftInYear1: fixed(1),
  indirectIncentiveShielding: fixed(0),
});

const scenarioText = ({ practices = 12, year, years, ...asked }: Asked): string =>
  JSON.stringify({
    schemaVersion: 2,
    id: 'black-box',
    title: 'Black box',
    question: 'Does it hold?',
    nation: 'England',
    ...(years ? { years } : { year: year ?? '2016-17' }),
    population: { synthetic: typeof practices === 'number' ? { practices } : {} },
    draws: 8,
    ...asked,
  });

const practicesText = (practices: readonly WrittenPractice[]): string =>
  JSON.stringify({
    schemaVersion: 1,
    kind: 'practices',
    origin: 'synthetic',
    label: 'Practices of a test',
    nation: 'England',
    year: '2016-17',
    practices,
  });

/** Writes the files, loads them and runs the scenario. @throws InputError for wrong input, as the program does */
export async function run(asked: Asked): Promise<ScenarioRun> {
  const loaded = loadScenario(temporaryFile('scenario.json', scenarioText(asked)));
  const { practices } = asked;
  const file = typeof practices === 'object' ? temporaryFile('practices.json', practicesText(practices)) : undefined;
  const { population } = loadPopulation(loaded, file);
  return runScenario(loaded.scenario, population, { workers: 1 });
}

/** Synthetic practices, to be changed and written into a file. */
export function practicesOf(count: number): readonly WrittenPractice[] {
  const loaded = loadScenario(join('scenarios', 'national-2016-17.yaml'));
  const population = {
    synthetic: { ...(loaded.scenario.population as { synthetic: object }).synthetic, practices: count },
  };
  const { practices } = loadPopulation({
    ...loaded,
    scenario: { ...loaded.scenario, population } as typeof loaded.scenario,
  }).population;
  return JSON.parse(JSON.stringify(practices)) as readonly WrittenPractice[];
}

/** Results of one policy. */
export const resultOf = ({ results }: ScenarioRun, id: string) => results.policies.find((each) => each.id === id)!;

/** Every number of a document with its place; null is a value that says there is none. */
export function numbersIn(value: unknown, path = ''): readonly (readonly [path: string, value: number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, path === '' ? key : `${path}.${key}`));
}
