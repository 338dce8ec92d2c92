import { type Pounds, pounds } from '../units.js';
import { MissingFact, type MissingValue } from './missingFact.js';
import type { Ruleset } from './ruleset.js';

/**
 * Global sum of a year in pounds: weighted list x price, less the out-of-hours share for a practice that opted out
 * (docs/contract.md, rule B10). The price is that of April and the list is held for the year; the NHS recalculates it every
 * quarter.
 * @param weightedList  Carr-Hill weighted patients
 * @throws MissingFact when the practice opted out and the year's out-of-hours share is not known
 */
export function globalSum(
  weightedList: number,
  ruleset: Pick<Ruleset, 'nation' | 'year' | 'globalSumPrice' | 'outOfHoursDeduction'>,
  optedOutOfHours = false,
): Pounds {
  const full = weightedList * ruleset.globalSumPrice.value;
  if (!optedOutOfHours) return pounds(full);
  if (ruleset.outOfHoursDeduction === undefined) {
    throw new MissingFact(missingOutOfHours(ruleset));
  }
  return pounds(full * (1 - ruleset.outOfHoursDeduction.value));
}

export const missingOutOfHours = ({ nation, year }: Pick<Ruleset, 'nation' | 'year'>): MissingValue => ({
  value: 'the share of the global sum kept back for out-of-hours care',
  nation,
  year,
  supply: "Add outOfHoursDeduction to the year's data file, or compute the global sum without opt-out.",
});
