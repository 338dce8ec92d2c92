import type { Fault } from './fault.js';

/** A practice's history as written. */
interface WrittenHistory {
  readonly year: string;
  readonly points?: number;
  readonly domainPoints?: Readonly<Record<string, number | undefined>>;
  readonly indicators?: Readonly<Record<string, object>>;
}

/** Points are published to two or more decimals; sums of rounded domains may differ by as much from the total. */
const rounding = 0.05;

/** What is wrong with a history beyond its single values: a year to come, nothing in it, domains that do not add up. */
export function historyFaults(history: WrittenHistory | undefined, practicesYear: string): readonly Fault[] {
  if (!history) return [];
  const { year, points, domainPoints, indicators } = history;
  const faults: Fault[] = [];
  if ((Number(year.slice(2, 4)) + 1) % 100 !== Number(year.slice(5)))
    faults.push({
      path: ['year'],
      found: `"${year}"`,
      allowed: "a contract year such as '2016-17'",
      mend: 'Write the year in which it begins and the one in which it ends.',
    });
  else if (year > practicesYear)
    faults.push({
      path: ['year'],
      found: `"${year}", after the practices' own year ${practicesYear}`,
      allowed: `${practicesYear} or an earlier contract year`,
      mend: 'Take the results of an earlier year, or the lists and registers of a later one.',
    });
  const domains = Object.values(domainPoints ?? {}).flatMap((value) => (value === undefined ? [] : [value]));
  if (points === undefined && domains.length === 0 && Object.keys(indicators ?? {}).length === 0)
    faults.push({
      path: [],
      found: 'a history without results',
      allowed: 'points, domainPoints or indicators',
      mend: 'Add them, or leave history out.',
    });
  const sum = domains.reduce((total, value) => total + value, 0);
  if (points !== undefined && sum > points + rounding)
    faults.push({
      path: ['points'],
      found: `${points}, less than the ${Number(sum.toFixed(2))} points of its domains`,
      allowed: 'at least the points of the domains together',
      mend: 'Correct one of the two.',
    });
  return faults;
}
