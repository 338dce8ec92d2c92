import { type Patients, type Points, points } from '../units.js';
import type { Indicator } from './ruleset.js';
import { achievementOf, thresholdPoints } from './thresholdPoints.js';

/** What a practice shows for one indicator: patients counted, a yes or no, or points already awarded. */
export type IndicatorEvidence =
  | {
      readonly numerator: Patients;
      /** After exceptions, as published. */
      readonly denominator: Patients;
      readonly exceptions?: Patients;
    }
  | { readonly achieved: boolean }
  | { readonly points: Points };

/**
 * Points of one indicator for one practice. A fraction indicator is paid by its thresholds, a register or yes-no indicator
 * all or nothing (docs/contract.md, rule A13). Nobody in the denominator earns nothing (rule A15b), and so does everything
 * of an area whose register is empty (rule A15a).
 * @param register  patients on the register of the indicator's area; leave out where it is not known or there is none
 * @throws Error when the evidence does not fit the kind of indicator: check it first (claimProblems)
 */
export function indicatorPoints(indicator: Indicator, evidence: IndicatorEvidence, register?: Patients): Points {
  if (register === 0) return points(0);
  if ('points' in evidence) return evidence.points;
  if ('achieved' in evidence) {
    if (indicator.kind === 'fraction') throw new Error(`${indicator.code} is paid by counts, not by yes or no`);
    return evidence.achieved ? indicator.points.value : points(0);
  }
  if (indicator.thresholds === undefined) throw new Error(`${indicator.code} has no thresholds`);
  const achievement = achievementOf(evidence.numerator, evidence.denominator);
  return achievement === undefined
    ? points(0)
    : thresholdPoints(achievement, indicator.points.value, indicator.thresholds);
}
