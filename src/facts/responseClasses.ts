import { z } from 'zod';
import type { Indicator } from '../contract/ruleset.js';
import { readFact } from './readFact.js';

const classes = [
  'recording',
  'complexProcess',
  'labTest',
  'bloodPressureControl',
  'metabolicControl',
  'treatment',
  'none',
] as const;

/** How an indicator answers to losing its money; each class but 'none' has a prior `withdrawalLogitShift.<class>`. */
export type ResponseClass = (typeof classes)[number];

const classSchema = z.enum(classes);
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
