import type { ContractYear } from '../../contract/contractYear.js';

const longYear = /(?<!\d)(20\d\d)[-_ ]?(20)?(\d\d)(?!\d)/g;
const shortYear = /(?<!\d)(\d\d)[-_ ]?(\d\d)(?!\d)/g;

/**
 * The contract years that a file name states: 1617, 16-17, 2016-17, 2016_17, 2016_2017, 201617 are all 2016-17, and
 * 2021 is 2020-21. A span of several years ('2014-17') and a number that is no pair of consecutive years are no
 * contract year.
 */
export function yearsInName(name: string): readonly ContractYear[] {
  const found = new Set<ContractYear>();
  const add = (start: number, end: number): void => {
    if ((start + 1) % 100 === end) found.add(`20${pad(start)}-${pad(end)}` as ContractYear);
  };
  const rest = name.replace(longYear, (_whole, start: string, _century: string | undefined, end: string) => {
    add(Number(start.slice(2)), Number(end));
    return '#';
  });
  for (const match of rest.matchAll(shortYear)) add(Number(match[1]), Number(match[2]));
  return [...found];
}

const pad = (twoDigits: number): string => String(twoDigits).padStart(2, '0');
