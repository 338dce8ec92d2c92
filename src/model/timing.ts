import { type ContractYear, daysInYear, positionInYear } from '../contract/contractYear.js';
import { exp, log } from '../random/elementary.js';

/** The last days of the year to which the belief `yearEndShareOfQofWork` refers. */
export const yearEndDays = 49;

/** A span of the contract year: 0 is 1 April, 1 the end of 31 March. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of two calendar days, both included. */
export const spanOf = (year: ContractYear, from: string, to: string): Span => ({
  start: positionInYear(year, from),
  end: positionInYear(year, to) + 1 / daysInYear(year),
});

/**
 * Share G(t) of the year's recording done by time t: 1 - (1 - t)^gamma, with gamma such that the last 49 days hold the
 * share `yearEndShare`. An even year is gamma = 1. One parameter, monotone, G(0) = 0, G(1) = 1.
 */
export function recordedBy(t: number, yearEndShare: number, year: ContractYear): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const gamma = log(yearEndShare) / log(yearEndDays / daysInYear(year));
  return 1 - exp(gamma * log(1 - t));
}

/** Share of the year's recording that falls in a span: the part that a suspension can forgo. */
export const forgoableShare = (span: Span, yearEndShare: number, year: ContractYear): number =>
  recordedBy(span.end, yearEndShare, year) - recordedBy(span.start, yearEndShare, year);
