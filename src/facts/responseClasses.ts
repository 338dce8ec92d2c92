import { z } from 'zod';
import type { Indicator } from '../contract/ruleset.js';
import { readFact } from './readFact.js';

/** Classes that fall when unpaid; each has a prior `withdrawalLogitShift.<class>`. */
export const shiftClasses = [
  'recording',
  'complexProcess',
  'labTest',
  'bloodPressureControl',
  'metabolicControl',
  'treatment',
] as const;

export type ShiftClass = (typeof shiftClasses)[number];

/** How an indicator answers to losing its money. */
export type ResponseClass = ShiftClass | 'none';

const classSchema = z.enum([...shiftClasses, 'none']);
const responseSchema = z.object({
  byCareType: z.record(z.string(), classSchema),
  byCareSubtype: z.record(z.string(), z.record(z.string(), classSchema)),
});

/** The class of an indicator, by care type and subtype. */
export function responseClass(indicator: Indicator): ResponseClass {
  if (indicator.kind !== 'fraction') return 'none';
  const { byCareType, byCareSubtype } = readFact('evidence/response-classes.json', responseSchema);
  const found = byCareSubtype[indicator.careSubtype ?? '']?.[indicator.careType] ?? byCareType[indicator.careType];
  if (!found) throw new Error(`no response class for care type ${indicator.careType} (${indicator.code})`);
  return found;
}
