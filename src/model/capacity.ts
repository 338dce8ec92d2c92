import { type ByClinicianGroup, clinicianGroups, type Workforce } from '../facts/workforceFacts.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** Minutes of an hour. */
const minutesPerHour = 60;

/** What clinicians can do in a year without a winter's absence, one value a parameter set. */
export interface Capacity {
  /** Hours in contact with patients for every 1,000 registered patients a year. */
  readonly hours: ByClinicianGroup<Float64Array>;
  /** The same of all clinicians. */
  readonly allHours: Float64Array;
  /** Consultations of a group's usual length that fit into an hour of it. */
  readonly consultationsPerHour: ByClinicianGroup<Float64Array>;
  /** The same of an hour of all clinicians together, by their hours. */
  readonly consultationsPerClinicianHour: Float64Array;
}

/**
 * Safe capacity of a staff group: full-time equivalents per 1,000 patients x hours a week x weeks worked x (1 - absence) x
 * share of time in contact with patients (docs/model.md 4.13).
 */
export function safeCapacity(draws: ParameterDraws, workforce: Workforce): Capacity {
  const contact: ByClinicianGroup<Float64Array> = {
    generalPractitioner: drawsOf(draws, 'contactShare.generalPractitioner'),
    nurse: drawsOf(draws, 'contactShare.nurse'),
    directPatientCare: drawsOf(draws, 'contactShare.directPatientCare'),
  };
  const doctorMinutes = drawsOf(draws, 'gpConsultMinutes');
  const nurseMinutes = drawsOf(draws, 'nurseConsultMinutes');
  const each = (value: (group: (typeof clinicianGroups)[number]) => Float64Array) =>
    Object.fromEntries(clinicianGroups.map((group) => [group, value(group)])) as ByClinicianGroup<Float64Array>;
  const hours = each((group) => {
    const present =
      (workforce.ftePer10000Patients[group] / 10) *
      workforce.weeklyHours *
      workforce.weeksWorked[group] *
      (1 - workforce.absence);
    return contact[group].map((share) => present * share);
  });
  const consultationsPerHour = each((group) =>
    (group === 'generalPractitioner' ? doctorMinutes : nurseMinutes).map((minutes) => minutesPerHour / minutes),
  );
  const allHours = sumOver((group, set) => hours[group][set]!, nurseMinutes.length);
  const consultations = sumOver(
    (group, set) => hours[group][set]! * consultationsPerHour[group][set]!,
    allHours.length,
  );
  return {
    hours,
    allHours,
    consultationsPerHour,
    consultationsPerClinicianHour: consultations.map((count, set) => count / allHours[set]!),
  };
}

const sumOver = (value: (group: (typeof clinicianGroups)[number], set: number) => number, sets: number): Float64Array =>
  Float64Array.from({ length: sets }, (_, set) => clinicianGroups.reduce((sum, group) => sum + value(group, set), 0));
