import { z } from 'zod';
import type { Indicator } from '../contract/ruleset.js';
import { readFact } from './readFact.js';

const workSchema = z.object({
  workPerPatient: z.record(z.string(), z.number().min(0)),
  yearsBetween: z.record(z.string(), z.number().positive()),
});

/** Relative clinical work per eligible patient and year; only ratios between indicators have a meaning. */
export function workPerPatient(indicator: Indicator): number {
  if (indicator.kind !== 'fraction') return 0;
  const facts = readFact('evidence/work-by-care-type.json', workSchema);
  const work = facts.workPerPatient[indicator.careType];
  if (work === undefined) throw new Error(`no work for care type ${indicator.careType} (${indicator.code})`);
  return work / (facts.yearsBetween[indicator.code] ?? 1);
}
