import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import { readFact } from './readFact.js';
import { provenanceKeys, sourcedSchema } from './sourcedSchema.js';

/** Staff groups of a practice, as the workforce statistics have them; direct patient care is other clinical staff. */
export const staffGroups = ['generalPractitioner', 'nurse', 'directPatientCare', 'administration'] as const;

/** Those that see patients. */
export const clinicianGroups = ['generalPractitioner', 'nurse', 'directPatientCare'] as const;

export type StaffGroup = (typeof staffGroups)[number];
export type ClinicianGroup = (typeof clinicianGroups)[number];
export type ByStaffGroup<Value> = Readonly<Record<StaffGroup, Value>>;
export type ByClinicianGroup<Value> = Readonly<Record<ClinicianGroup, Value>>;

/** Staff of one contract year and the hours that they are there. */
export interface Workforce {
  /** Full-time equivalents for every 10,000 registered patients. */
  readonly ftePer10000Patients: ByStaffGroup<number>;
  /** Hours a week of a full-time equivalent. */
  readonly weeklyHours: number;
  /** Weeks a year, leave taken off. */
  readonly weeksWorked: ByStaffGroup<number>;
  /** Share of working days lost to sickness, mean over the year. */
  readonly absence: number;
  /** The year that the staff are of, where there is no count of the year itself. */
  readonly yearUsed: ContractYear;
}

const byGroup = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ generalPractitioner: value, nurse: value, directPatientCare: value, administration: value });
const positive = z.number().positive();
const share = z.number().min(0).max(1);

const workforceSchema = z.strictObject({
  about: z.string(),
  ftePer10000Patients: z.strictObject({
    about: z.string(),
    years: z
      .record(z.string().regex(/^\d{4}-\d{2}$/), byGroup(positive))
      .refine((years) => Object.keys(years).length > 0),
    ...provenanceKeys,
  }),
  weeklyHours: sourcedSchema(positive),
  weeksWorked: byGroup(sourcedSchema(positive.max(53))),
  absence: sourcedSchema(share),
});

/** Reads data/workforce/england.json for a contract year, or the nearest that was counted. @throws InputError when the file does not fit */
export function loadWorkforce(year: ContractYear): Workforce {
  const facts = readFact('workforce/england.json', workforceSchema);
  const counted = Object.keys(facts.ftePer10000Patients.years) as ContractYear[];
  const distance = (other: ContractYear) => Math.abs(startYear(other) - startYear(year));
  const yearUsed = counted.reduce((best, other) => (distance(other) < distance(best) ? other : best));
  return {
    ftePer10000Patients: facts.ftePer10000Patients.years[yearUsed]!,
    weeklyHours: facts.weeklyHours.value,
    weeksWorked: Object.fromEntries(
      staffGroups.map((group) => [group, facts.weeksWorked[group].value]),
    ) as unknown as ByStaffGroup<number>,
    absence: facts.absence.value,
    yearUsed,
  };
}
