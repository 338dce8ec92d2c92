import { type Patients, type Percent, type Points, percent, points } from '../units.js';
import type { Thresholds } from './ruleset.js';

/**
 * Points of a fraction indicator: P (a - lower) / (upper - lower) between the thresholds, none at or below the lower, all at
 * or above the upper (docs/contract.md, rule A10). With a step B, reaching the lower threshold earns B and the rest is
 * linear (rule A12). No rounding (rule A11).
 * @param achievement  percent of the denominator, after exceptions
 * @param available  points of the indicator
 * Source: Pulse Intelligence 2020 and 2021; that "reached" means at or above is not settled for the step.
 */
export function thresholdPoints(
  achievement: Percent,
  available: Points,
  { lower, upper, step }: Pick<Thresholds, 'lower' | 'upper' | 'step'>,
): Points {
  if (achievement >= upper) return available;
  if (achievement < lower) return points(0);
  // Without a step the indicator is linear from the lower threshold (rule A10).
  const block = step ?? 0;
  return points(block + ((available - block) * (achievement - lower)) / (upper - lower));
}

/** Percent of the denominator, exact at whole percentages. Undefined for an empty denominator (rule A15b). */
export const achievementOf = (numerator: Patients, denominator: Patients): Percent | undefined =>
  denominator === 0 ? undefined : percent((100 * numerator) / denominator);

/**
 * Published rate of exceptions, or personalised care adjustments (PCA): exceptions over exceptions plus denominator (rule
 * A14).
 */
export const exceptionRateOf = (exceptions: Patients, denominator: Patients): Percent | undefined =>
  exceptions + denominator === 0 ? undefined : percent((100 * exceptions) / (exceptions + denominator));
