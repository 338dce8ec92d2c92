import { InputError } from '../inputError.js';

/** A QOF contract year, 1 April to 31 March, written '2016-17'. */
export type ContractYear = `${number}-${number}`;

const pattern = /^(\d{4})[-/](\d{2})$/;

/** Reads '2016-17' or '2016/17'. @throws InputError when the text is no contract year. */
export function parseContractYear(text: string, where = 'contract year'): ContractYear {
  const match = pattern.exec(text.trim());
  if (!match || (Number(match[1]) + 1) % 100 !== Number(match[2])) {
    throw new InputError({
      where,
      found: JSON.stringify(text),
      allowed: "a contract year such as '2016-17'",
      mend: 'Write the calendar year in which it starts, a hyphen and the last two digits of the next.',
    });
  }
  return `${match[1]}-${match[2]}` as ContractYear;
}

/** The calendar year of 1 April. */
export const startYear = (year: ContractYear): number => Number(year.slice(0, 4));

/** The contract year that begins on 1 April of a calendar year. */
export const contractYearStarting = (start: number): ContractYear =>
  `${start}-${String((start + 1) % 100).padStart(2, '0')}` as ContractYear;

export const previousYear = (year: ContractYear): ContractYear => contractYearStarting(startYear(year) - 1);

/** The contract year that a day lies in. @param isoDate 'YYYY-MM-DD' */
export function contractYearOf(isoDate: string): ContractYear {
  const [year, month] = isoDate.split('-').map(Number) as [number, number];
  return contractYearStarting(month >= 4 ? year : year - 1);
}

const millisecondsPerDay = 86_400_000;
const firstDay = (year: ContractYear): number => Date.UTC(startYear(year), 3, 1);

/** 365 or 366. */
export const daysInYear = (year: ContractYear): number =>
  (Date.UTC(startYear(year) + 1, 3, 1) - firstDay(year)) / millisecondsPerDay;

/**
 * Position of the start of a calendar day in the contract year: 0 on 1 April, below 1 on 31 March.
 * Values outside [0, 1) mean that the day lies in another year.
 * @param isoDate 'YYYY-MM-DD'
 */
export const positionInYear = (year: ContractYear, isoDate: string): number =>
  (Date.parse(`${isoDate}T00:00:00Z`) - firstDay(year)) / millisecondsPerDay / daysInYear(year);
