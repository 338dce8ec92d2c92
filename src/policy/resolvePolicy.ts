import { type ContractYear, contractYearOf, daysInYear } from '../contract/contractYear.js';
import { dayNumber } from './calendarDays.js';
import { measurePeriods } from './measurePeriods.js';
import type { WrittenMeasure } from './measureSchema.js';
import type { Measure, Period, Policy, Release, Signal } from './policy.js';
import type { WrittenPolicy } from './policySchema.js';
import { resolvePayRule } from './resolvePayRule.js';

/**
 * Fills in the defaults of a written policy. Faults are looked for first, by `policyFaults`.
 * @param years  contract years of the scenario, in order
 * @param consultationDays  length of the consultation that `approval` waits for; needed only where a measure has one
 */
export function resolvePolicy(
  written: WrittenPolicy,
  years: readonly ContractYear[],
  consultationDays?: number,
): Policy {
  const { id, title, notes, measures = [], networkFund } = written;
  const untouched = measures.length === 0 && networkFund === undefined;
  return {
    id,
    family: written.family ?? (untouched ? 'national' : 'other'),
    title,
    ...(notes === undefined ? {} : { notes }),
    shocks: written.shocks ?? 'felt',
    measures: measures.map((measure, i) => resolveMeasure(measure, i, years, consultationDays)),
    ...(networkFund === undefined ? {} : { networkFund }),
  };
}

/** The id that a measure has where none is written: measure-1, measure-2 and so on. */
export const measureId = ({ id }: Pick<WrittenMeasure, 'id'>, index: number): string => id ?? `measure-${index + 1}`;

function resolveMeasure(
  written: WrittenMeasure,
  index: number,
  years: readonly ContractYear[],
  consultationDays: number | undefined,
): Measure {
  const when = measurePeriods(written, years, consultationDays);
  const first = when[0]!.from;
  return {
    id: measureId(written, index),
    who: { areas: 'all', participation: 'everyone', ...written.who },
    when,
    announced: written.announced ?? first,
    indicators: written.indicators,
    signal: resolveSignal(written.signal, when),
    pay: resolvePayRule(written.pay, contractYearOf(first)),
    ...(written.revocation === undefined ? {} : { revocation: written.revocation }),
    conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0, ...written.conditions },
    release: resolveRelease(written.release),
  };
}

const resolveSignal = (written: WrittenMeasure['signal'], when: readonly Period[]): Signal => ({
  response: written?.response ?? (when.every(isShorterThanAYear) ? 'temporary' : 'whole-year'),
  reporting: written?.reporting ?? 'asUsual',
});

const isShorterThanAYear = ({ from, to }: Period): boolean =>
  dayNumber(to) - dayNumber(from) + 1 < daysInYear(contractYearOf(from));

const resolveRelease = (written: WrittenMeasure['release']): Release =>
  written === undefined
    ? { urgentAccess: 1, longTermCare: 0, recovery: 0 }
    : { urgentAccess: 0, longTermCare: 0, recovery: 0, ...written };
