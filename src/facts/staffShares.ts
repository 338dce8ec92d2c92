import { z } from 'zod';
import { readFact } from './readFact.js';
import { type ByClinicianGroup, type ByStaffGroup, clinicianGroups, staffGroups } from './workforceFacts.js';

/** Who does QOF work, before any belief about it: shares that add up to one. */
export interface StaffShares {
  /** By care type: shares of clinical work. */
  readonly clinical: Readonly<Record<string, ByClinicianGroup<number>>>;
  readonly administrative: ByStaffGroup<number>;
}

const share = z.number().min(0).max(1);
const rounding = 1e-9;
const clinicians = { generalPractitioner: share, nurse: share, directPatientCare: share, why: z.string().min(1) };
const addsUp = (groups: readonly string[]) => (row: Readonly<Record<string, unknown>>) =>
  Math.abs(groups.reduce((sum, group) => sum + (row[group] as number), 0) - 1) < rounding;
const message = { error: 'shares that add up to one' };

const sharesSchema = z.strictObject({
  about: z.string(),
  unit: z.string(),
  certainty: z.literal('assumption'),
  source: z.string().min(1),
  clinical: z.record(z.string(), z.strictObject(clinicians).refine(addsUp(clinicianGroups), message)),
  administrative: z.strictObject({ ...clinicians, administration: share }).refine(addsUp(staffGroups), message),
});

/** Reads data/evidence/staff-by-care-type.json. @throws InputError when the file does not fit */
export const loadStaffShares = (): StaffShares => readFact('evidence/staff-by-care-type.json', sharesSchema);
