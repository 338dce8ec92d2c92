import { max, mean } from 'simple-statistics';
import { type Points, type Pounds, points, pounds, type Share } from '../units.js';

/**
 * Ways to hold income when achievement is not paid (docs/contract.md, rules A90-A94). Distinguish what is frozen (points or
 * cash), from which year, and at whose point value, prevalence and list it is paid: frozen points are paid with those of the
 * year itself.
 */

/**
 * Points protection: indicators on the list are paid the points of the base year, neither penalty nor reward, the others what
 * they earned (rule A91; England 2020/21 to 2024/25). An indicator without points in the base year earns none (rule A15c).
 */
export const protectPoints = (
  current: Readonly<Record<string, Points>>,
  base: Readonly<Record<string, Points>>,
  protectedCodes: ReadonlySet<string>,
): Readonly<Record<string, Points>> =>
  Object.fromEntries(
    Object.entries(current).map(([code, earned]) => [
      code,
      protectedCodes.has(code) ? (base[code] ?? points(0)) : earned,
    ]),
  );

/** Cash protection: a top-up to last year's cash where this year's is lower (rule A92; England 2019/20). */
export const cashTopUp = (base: Pounds, current: Pounds): Pounds => pounds(Math.max(base - current, 0));

/** The higher of several years' points (rule A93; Leeds 2017). */
export const higherOf = (years: readonly Points[]): Points => points(max([...years]));

/** The mean of several years' points (rules A93, A94; Northern Ireland 2016/17, Scotland's core transfer). */
export const meanOfYears = (years: readonly Points[]): Points => points(mean([...years]));

/** Base-year cash raised by a share, plus a lump sum (Aylesbury Vale 2015/16). */
export const raisedCash = (base: Pounds, raise: Share, lumpSum: Pounds): Pounds => pounds(base * (1 + raise) + lumpSum);
