import { type ContractYear, parseContractYear, startYear } from '../contract/contractYear.js';
import { InputError } from '../inputError.js';
import { yearsBefore } from './contractYears.js';
import type { WrittenPayRule } from './payRuleSchema.js';
import type { PolicyFault } from './policyFault.js';

/** How far back the effects of practices are simulated: years before the first of the measure. */
export const mostYearsBack = 4;

/**
 * Written base years that are no years, do not lie before the measure, lie too far back, or stand twice in a list.
 * Whether there are data for a year is judged where facts are known.
 * @param firstYear  contract year in which the measure starts
 */
export function baseYearFaults(pay: WrittenPayRule, firstYear: ContractYear): readonly PolicyFault[] {
  if ('baseYear' in pay && pay.baseYear !== undefined) return yearFaults(pay.baseYear, firstYear, ['pay', 'baseYear']);
  if (!('baseYears' in pay) || pay.baseYears === undefined) return [];
  const { baseYears } = pay;
  return baseYears.flatMap((year, i) => {
    const path = ['pay', 'baseYears', i];
    if (baseYears.indexOf(year) === i) return yearFaults(year, firstYear, path);
    return [{ path, found: `"${year}" a second time`, allowed: 'each year once', mend: 'Remove one of the two.' }];
  });
}

function yearFaults(text: string, firstYear: ContractYear, path: PolicyFault['path']): readonly PolicyFault[] {
  const year = yearOrFault(text, path);
  if (typeof year !== 'string') return [year];
  const back = startYear(firstYear) - startYear(year);
  if (back >= 1 && back <= mostYearsBack) return [];
  return [
    {
      path,
      found: `"${text}", ${back < 1 ? 'not before the measure' : `${back} years before the measure`}, which starts in ${firstYear}`,
      allowed: `a contract year from ${yearsBefore(firstYear, mostYearsBack)} to ${yearsBefore(firstYear, 1)}`,
      mend: 'Choose one of these years.',
    },
  ];
}

function yearOrFault(text: string, path: PolicyFault['path']): ContractYear | PolicyFault {
  try {
    return parseContractYear(text);
  } catch (error) {
    const problem = error instanceof InputError ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    const { found, allowed, mend } = problem;
    return { path, found, allowed, mend };
  }
}
