import { sum } from 'simple-statistics';
import { type Points, type Pounds, pounds } from '../units.js';

/** Points with the factor that scales them: a disease factor, a target population factor, or 1 for list size alone. */
export interface ScaledPoints {
  readonly points: Points;
  readonly factor: number;
}

/** What a point is worth to one practice. */
export interface PointTerms {
  readonly pointValue: Pounds;
  readonly listSizeIndex: number;
}

/** Pay of one indicator in pounds, not rounded: points x V x factor x list-size index (docs/contract.md, rules A40, A42). */
export const indicatorPayment = ({ points, factor }: ScaledPoints, { pointValue, listSizeIndex }: PointTerms): Pounds =>
  pounds(points * pointValue * factor * listSizeIndex);

/** Pay of an area, or of any set of indicators, in pounds, not rounded: the sum of its indicators (rule A40). */
export const areaPayment = (indicators: readonly ScaledPoints[], terms: PointTerms): Pounds =>
  pounds(sum(indicators.map((indicator) => indicatorPayment(indicator, terms))));
