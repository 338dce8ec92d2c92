import { clinicianGroups, type StaffGroup, staffGroups } from '../../facts/workforceFacts.js';
import { monthsOfYear } from '../../model/pressure.js';
import type { YearRun } from '../yearRun.js';
import { type AccessOutcomeId, accessOutcomeIds } from './accessDefinitions.js';

type AccessVectors = Readonly<Record<AccessOutcomeId, Float64Array>>;

/** December to February. */
const winterMonths = [8, 9, 10] as const;

/**
 * Hours by staff group and use, unmet demand and alert levels of one policy in one contract year, one value a draw
 * (docs/model.md 4.13). Points of curves do not have them: they have no totals by area.
 */
export function accessVectors(year: YearRun, policy: number): AccessVectors {
  const { run } = year;
  const { kernel, setOfDraw } = run;
  const draws = kernel.drawCount;
  if (policy >= kernel.policiesByArea) return withoutAreas(draws);
  const { table, released, appointments } = year.workloadUnder(policy);
  const release = year.releaseOf(policy);
  const practices = kernel.practiceCount;
  const { consultationsPerClinicianHour } = year.pressureUnder(policy).pressure.capacity;
  const overYear = (matrix: Float64Array, months: readonly number[] = everyMonth) =>
    Float64Array.from({ length: draws }, (_, d) => months.reduce((sum, month) => sum + matrix[month * draws + d]!, 0));
  const hoursOf = (...groups: readonly StaffGroup[]) => {
    const sums = groups.map((group) => overYear(released[group]));
    return Float64Array.from({ length: draws }, (_, d) => sums.reduce((sum, hours) => sum + hours[d]!, 0) / practices);
  };
  const all = hoursOf(...staffGroups);
  const consultations = (hours: Float64Array) => hours.map((h, d) => h * consultationsPerClinicianHour[setOfDraw[d]!]!);
  const unmet = consultations(overYear(table.unmet));
  const comparator = consultations(overYear(year.workloadUnder(0).table.unmet));
  const levels = (months: readonly number[]) => overYear(table.red, months).map((sum) => sum / months.length);
  return {
    doctorHoursReleasedPerPractice: hoursOf('generalPractitioner'),
    otherClinicalHoursReleasedPerPractice: hoursOf(
      ...clinicianGroups.filter((group) => group !== 'generalPractitioner'),
    ),
    administrativeHoursReleasedPerPractice: hoursOf('administration'),
    urgentAccessHoursPerPractice: all.map((hours) => hours * release.urgentAccess),
    longTermCareHoursPerPractice: all.map((hours) => hours * release.longTermCare),
    recoveryHoursPerPractice: all.map((hours) => hours * release.recovery),
    appointmentsOfferedPerPractice: overYear(appointments).map((count) => count / practices),
    unmetDemandPer1000Patients: unmet,
    unmetDemandRelievedPer1000Patients: unmet.map((value, d) => comparator[d]! - value),
    shareAtRedOrBlack: levels(everyMonth),
    shareAtRedOrBlackInWinter: levels(winterMonths),
  };
}

const everyMonth: readonly number[] = Array.from({ length: monthsOfYear }, (_, month) => month);

const withoutAreas = (draws: number): AccessVectors => {
  const none = new Float64Array(draws).fill(Number.NaN);
  return Object.fromEntries(accessOutcomeIds.map((id) => [id, none])) as AccessVectors;
};
