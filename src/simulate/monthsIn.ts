import { type ContractYear, positionInYear, startYear } from '../contract/contractYear.js';
import { spanOf } from '../model/timing.js';
import type { Period } from '../policy/policy.js';

/** First day of a month of the contract year, 'YYYY-MM-DD'. @param month  0 is April, 11 is March */
export function firstOfMonth(year: ContractYear, month: number): string {
  const calendar = ((month + 3) % 12) + 1;
  return `${startYear(year) + (month >= 9 ? 1 : 0)}-${String(calendar).padStart(2, '0')}-01`;
}

/** Months of the contract year of which a period holds at least a day, rising; 0 is April. */
export function monthsIn(period: Period, year: ContractYear): readonly number[] {
  const { start, end } = spanOf(year, period.from, period.to);
  return Array.from({ length: 12 }, (_, month) => month).filter((month) => {
    const next = month === 11 ? 1 : positionInYear(year, firstOfMonth(year, month + 1));
    return positionInYear(year, firstOfMonth(year, month)) < end && start < next;
  });
}
