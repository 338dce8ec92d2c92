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

/** The part of a span that lies inside the contract year; undefined where there is none. */
export function insideYear({ start, end }: Span): Span | undefined {
  const inside = { start: Math.max(0, start), end: Math.min(1, end) };
  return inside.start < inside.end ? inside : undefined;
}

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

/** Share of the year's recording that falls in a span. */
export const recordingIn = (span: Span, yearEndShare: number, year: ContractYear): number =>
  recordedBy(span.end, yearEndShare, year) - recordedBy(span.start, yearEndShare, year);

/**
 * Share of the year's recording that is forgone for good when work stops in some spans: what falls in them, less what is
 * caught up while the contract applies again. In a time that holds the share g of the year's recording at the usual pace,
 * at most catchUp x g is done beside it (docs/model.md, reinstatement).
 * @param spans  in order of time, apart from each other, inside the year
 * @param until  counts no further than this position of the year: what is forgone by then, less what is caught up by then
 */
export function forgoneForGood(
  spans: readonly Span[],
  catchUp: number,
  yearEndShare: number,
  year: ContractYear,
  until = 1,
): number {
  let owed = 0;
  const begun = spans
    .filter(({ start }) => start < until)
    .map(({ start, end }) => ({ start, end: Math.min(end, until) }));
  begun.forEach((span, i) => {
    owed += recordingIn(span, yearEndShare, year);
    const next = begun[i + 1]?.start ?? until;
    if (next > span.end)
      owed = Math.max(0, owed - catchUp * recordingIn({ start: span.end, end: next }, yearEndShare, year));
  });
  return owed;
}
