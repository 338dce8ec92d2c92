import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import { InputError } from '../inputError.js';
import { contractYearsFrom, mostScenarioYears } from '../policy/contractYears.js';
import type { Fault } from './fault.js';
import type { WrittenScenario } from './scenarioSchema.js';

type Years = Pick<WrittenScenario, 'year' | 'years'>;

/** The contract years of a scenario whose years are without fault. */
export function scenarioYears({ year, years }: Years): readonly ContractYear[] {
  if (years !== undefined) return contractYearsFrom(parseContractYear(years.from), parseContractYear(years.to));
  return year === undefined ? [] : [parseContractYear(year)];
}

/** What is wrong with the years of a scenario. Without years there is nothing to judge days by. */
export function yearFaults({ year, years }: Years): readonly Fault[] {
  if (year === undefined && years === undefined) {
    return [{ path: ['year'], found: 'nothing', allowed: 'either year or years: { from, to }', mend: 'Add year.' }];
  }
  if (year !== undefined && years !== undefined) {
    return [
      {
        path: ['years'],
        found: 'year and years together',
        allowed: 'either year or years: { from, to }',
        mend: 'Remove one of the two.',
      },
    ];
  }
  if (year !== undefined) return halvesFaults(year, ['year']);
  const { from, to } = years!;
  const halves = [...halvesFaults(from, ['years', 'from']), ...halvesFaults(to, ['years', 'to'])];
  if (halves.length > 0) return halves;
  const count = scenarioYears({ years: { from, to } }).length;
  if (count >= 1 && count <= mostScenarioYears) return [];
  return [
    {
      path: ['years', 'to'],
      found: count < 1 ? `"${to}", before the first year ${from}` : `"${to}", which makes ${count} years`,
      allowed: `a contract year not before ${from}, at most ${mostScenarioYears} years in all`,
      mend: count < 1 ? 'Swap the years or correct one.' : 'Choose fewer years.',
    },
  ];
}

/** A pattern cannot check that the two halves of a contract year follow each other. */
export function halvesFaults(text: string, path: Fault['path']): readonly Fault[] {
  try {
    parseContractYear(text);
    return [];
  } catch (error) {
    if (error instanceof InputError && error.problems[0]) return [{ ...error.problems[0], path }];
    throw error;
  }
}
