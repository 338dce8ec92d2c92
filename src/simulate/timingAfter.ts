import { type ContractYear, contractYearOf } from '../contract/contractYear.js';
import { type Measure, wholeYear } from '../policy/policy.js';
import type { TimingPlan } from './plan.js';
import { type TimingInput, timingRows } from './timingRows.js';

/**
 * Timing of a response in a contract year after its measure ended: it goes on through the whole year, until it is regained,
 * in the worlds in which the measure was in force in its last contract year. The measure itself is no longer in force.
 * @param triggerMonths  months of that last year, for a measure with a trigger
 */
export function timingAfter(
  measure: Measure,
  year: ContractYear,
  input: Omit<TimingInput, 'year' | 'triggerMonths'>,
  triggerMonths: (year: ContractYear) => Uint8Array | undefined,
): TimingPlan {
  const { revocation: _, ...terms } = measure;
  const lastYear = contractYearOf(measure.when.at(-1)!.to);
  const months = triggerMonths(lastYear);
  const started = months ? { triggerMonths: months } : {};
  const last = timingRows(measure, { ...input, ...started, year: lastYear });
  const whole = wholeYear(year);
  const everAfter: Measure = { ...terms, announced: whole.from, when: [whole], pay: { rule: 'actual' } };
  // A row for each area where the measure had one.
  const inAreas = months ? { triggerMonths: new Uint8Array(months.length) } : {};
  const after = timingRows(everAfter, { ...input, ...inAreas, year });
  const none = new Float64Array(after.days.length);
  const starts = Uint8Array.from(last.days, (days) => (days > 0 ? 1 : 0));
  return { ...after, starts, days: none, recording: none };
}
