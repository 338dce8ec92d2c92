import type { ContractYear } from '../contract/contractYear.js';
import { daysLater } from './calendarDays.js';
import type { WrittenMeasure } from './measureSchema.js';
import { type Period, wholeYear } from './policy.js';

/** The periods of a measure as written: one, several, or all years of the scenario. */
export function writtenPeriods(
  { when }: Pick<WrittenMeasure, 'when'>,
  years: readonly ContractYear[],
): readonly Period[] {
  if (when === undefined) return [{ from: wholeYear(years[0]!).from, to: wholeYear(years.at(-1)!).to }];
  return Array.isArray(when) ? when : [when];
}

/**
 * The first day that the gate for local changes leaves open: consultation begins, and so many days later it is over.
 * @param consultationDays  from data (rule D12 of docs/contract.md)
 * @returns undefined where nothing has to be waited for
 */
export function earliestDay({ approval }: Pick<WrittenMeasure, 'approval'>, consultationDays: number | undefined) {
  if (approval === undefined || approval.nationalEmergency === true) return undefined;
  if (consultationDays === undefined)
    throw new Error('a measure needs approval, and the days of consultation are not given');
  return daysLater(approval.consultationFrom, consultationDays);
}

/** The periods of a measure once the gate for local changes is passed. A period that is over by then is a fault, found by `policyFaults`. */
export function measurePeriods(
  measure: Pick<WrittenMeasure, 'when' | 'approval'>,
  years: readonly ContractYear[],
  consultationDays?: number,
): readonly Period[] {
  const earliest = earliestDay(measure, consultationDays);
  const periods = writtenPeriods(measure, years);
  if (earliest === undefined) return periods;
  // ISO days sort as text.
  return periods.map((period) => (period.from < earliest ? { ...period, from: earliest } : period));
}
