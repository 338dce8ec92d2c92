import type { IncomeFacts } from '../facts/incomeFacts.js';
import type { Practice } from '../population/population.js';

/**
 * Income of a practice besides the QOF, in whole pence a year: global sum x weighted list + other x list. A practice
 * without a known weighted list is taken at its registered list (the national ratio is one).
 */
export function otherIncomePence(practice: Practice, facts: IncomeFacts): number {
  const weighted = practice.weightedList ?? practice.list;
  return Math.floor(100 * (facts.globalSumPerWeightedPatient * weighted + facts.otherPerPatient * practice.list) + 0.5);
}
