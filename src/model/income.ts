import type { IncomeFacts } from '../facts/incomeFacts.js';
import { incomeStreamIds } from '../facts/incomeStreams.js';
import type { Practice } from '../population/population.js';

/**
 * Income of a practice besides the QOF, in whole pence a year: the streams that its file or the synthetic country gives it,
 * each brought to the contract year. A practice without streams gets global sum x weighted list + other x list; one without
 * a known weighted list is taken at its registered list (the national ratio is one).
 */
export function otherIncomePence(practice: Practice, facts: IncomeFacts): number {
  const { otherIncome, list } = practice;
  if (otherIncome && facts.streamFactors) {
    const factors = facts.streamFactors(otherIncome.year);
    // A stream left out is not paid (docs/import.md).
    const pounds = incomeStreamIds.reduce((sum, id) => sum + (otherIncome.streams[id] ?? 0) * factors[id], 0);
    return Math.floor(100 * pounds + 0.5);
  }
  const weighted = practice.weightedList ?? list;
  return Math.floor(100 * (facts.globalSumPerWeightedPatient * weighted + facts.otherPerPatient * list) + 0.5);
}
