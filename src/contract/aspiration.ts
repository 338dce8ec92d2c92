import { type Points, type Pounds, pounds, type Share } from '../units.js';

/** Pay on account for a year. */
export interface Aspiration {
  readonly annual: Pounds;
  readonly monthly: Pounds;
}

const monthsInYear = 12;
const spread = (annual: number): Aspiration => ({ annual: pounds(annual), monthly: pounds(annual / monthsInYear) });

/**
 * Aspiration by the percentage method: share of last year's unadjusted achievement payment, raised with the point value
 * (docs/contract.md, rule A70; the uprating index V / V of last year is memory) and, where points were retired, scaled by
 * the points on offer (own choice).
 */
export function aspirationByPercentage(terms: {
  readonly lastYear: { readonly payment: Pounds; readonly pointValue: Pounds; readonly points: Points };
  readonly thisYear: { readonly pointValue: Pounds; readonly points: Points };
  readonly share: Share;
}): Aspiration {
  const { lastYear, thisYear } = terms;
  const uprating = thisYear.pointValue / lastYear.pointValue;
  const retirement = thisYear.points / lastYear.points;
  return spread(terms.share * lastYear.payment * uprating * retirement);
}

/** Aspiration by the points method: aspired points x V x list-size index x share (rule A72; one third in 2004/05). */
export const aspirationByPoints = (terms: {
  readonly aspiredPoints: Points;
  readonly pointValue: Pounds;
  readonly listSizeIndex: number;
  readonly share: Share;
}): Aspiration => spread(terms.listSizeIndex * terms.aspiredPoints * terms.pointValue * terms.share);

/**
 * The twelve instalments when the first months went out on a provisional figure (rule A71): the rest makes up the difference
 * in equal parts.
 * @param provisional  what was paid in each provisional month, from April
 */
export function aspirationInstalments(annual: Pounds, provisional: readonly Pounds[] = []): readonly Pounds[] {
  const remaining = monthsInYear - provisional.length;
  const paid = provisional.reduce((total, instalment) => total + instalment, 0);
  return [...provisional, ...Array.from({ length: remaining }, () => pounds((annual - paid) / remaining))];
}
