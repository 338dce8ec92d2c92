import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import type { Nation } from '../contract/ruleset.js';
import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';
import { type Policy, resolvePolicy } from '../policy/policy.js';
import { policyFaults } from '../policy/policyFaults.js';
import type { Distribution } from '../random/distributions.js';
import { distributionOf } from './beliefSchema.js';
import { addFault, type Fault } from './fault.js';
import { syntheticYears } from './populationSchema.js';
import { readDocument } from './readDocument.js';
import { scenarioSchema, type WrittenScenario } from './scenarioSchema.js';

export type SyntheticYear = (typeof syntheticYears)[number];

export interface Source {
  readonly title: string;
  readonly author?: string;
  readonly year?: number;
  readonly url?: string;
}

/** Which practices: drawn from published margins, or read from a file (path as written, relative to the scenario file). */
export type ScenarioPopulation =
  | {
      readonly synthetic: {
        readonly year: SyntheticYear;
        readonly practices?: number;
        /** Codes. */
        readonly areas?: readonly string[];
        readonly seed: string;
      };
    }
  | { readonly file: string };

/** A scenario that was checked, with every default filled in. */
export interface Scenario {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly notes?: string;
  readonly sources: readonly Source[];
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly population: ScenarioPopulation;
  /** Simulated worlds. */
  readonly draws: number;
  readonly worldsPerParameterSet: number;
  readonly seed: string;
  /** Id of one of the policies. */
  readonly comparator: string;
  readonly contract: Readonly<WrittenScenario['contract']>;
  /** By name of the prior. */
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly policies: readonly Policy[];
}

/** `scenarioSchema`, then the rules that tie one field to another, then the defaults that depend on other fields. */
const checkedScenarioSchema = scenarioSchema
  .superRefine((written, context) => {
    for (const fault of scenarioFaults(written)) addFault(context, fault);
  })
  .transform(resolveScenario);

/**
 * Reads a scenario file.
 * @param text  content of the file, YAML, or JSON where the name ends in .json
 * @param where  name of the file, for messages
 * @throws InputError with one problem per fault, each with its line
 */
export function readScenario(text: string, where: string): Scenario {
  return readDocument(text, where, checkedScenarioSchema);
}

function scenarioFaults(written: WrittenScenario): readonly Fault[] {
  const year = yearOrFault(written.year);
  // Without a year there is nothing to judge days by.
  if (typeof year !== 'string') return [year];
  return [
    ...populationFaults(written, year),
    ...repeatedIds(written),
    ...comparatorFaults(written),
    ...written.policies.flatMap((policy, i) =>
      policyFaults(policy, year).map((fault) => ({ ...fault, path: ['policies', i, ...fault.path] })),
    ),
  ];
}

function yearOrFault(text: string): ContractYear | Fault {
  try {
    return parseContractYear(text);
  } catch (error) {
    if (error instanceof InputError && error.problems[0]) return { ...error.problems[0], path: ['year'] };
    throw error;
  }
}

const isSyntheticYear = (year: string): year is SyntheticYear => (syntheticYears as readonly string[]).includes(year);

function populationFaults({ population }: WrittenScenario, year: ContractYear): readonly Fault[] {
  if ('file' in population || population.synthetic.year !== undefined || isSyntheticYear(year)) return [];
  return [
    {
      path: ['population', 'synthetic', 'year'],
      found: `nothing, and there are no published margins for ${year}`,
      allowed: syntheticYears.join(', '),
      mend: 'Add the year whose practices to use.',
    },
  ];
}

function repeatedIds({ policies }: WrittenScenario): readonly Fault[] {
  return policies.flatMap(({ id }, i) => {
    const first = policies.findIndex((policy) => policy.id === id);
    if (first === i) return [];
    return [
      {
        path: ['policies', i, 'id'],
        found: `"${id}", which policies[${first}] has already`,
        allowed: 'an id that no other policy has',
        mend: 'Rename one of the two.',
      },
    ];
  });
}

function comparatorFaults({ comparator, policies }: WrittenScenario): readonly Fault[] {
  const ids = policies.map((policy) => policy.id);
  if (comparator === undefined || ids.includes(comparator)) return [];
  const [near] = nearMatches(comparator, ids);
  return [
    {
      path: ['comparator'],
      found: `"${comparator}", which is no policy of this scenario`,
      allowed: ids.join(', '),
      mend: near === undefined ? 'Use one of these ids.' : `Did you mean "${near}"?`,
    },
  ];
}

function resolveScenario(written: WrittenScenario): Scenario {
  const year = parseContractYear(written.year);
  const { population, notes, comparator, sources = [], beliefs = {}, policies, ...rest } = written;
  return {
    ...rest,
    ...(notes === undefined ? {} : { notes }),
    year,
    sources,
    population:
      'file' in population ? population : { synthetic: { year: year as SyntheticYear, ...population.synthetic } },
    comparator: comparator ?? policies[0]!.id,
    beliefs: Object.fromEntries(Object.entries(beliefs).map(([name, belief]) => [name, distributionOf(belief)])),
    policies: policies.map((policy) => resolvePolicy(policy, year)),
  };
}
