import type { ClaimFault } from './claimFault.js';
import type { IndicatorEvidence } from './indicatorPoints.js';
import type { Indicator } from './ruleset.js';

/** What does not fit between the evidence for an indicator and the way it is paid. */
export function evidenceFaults(indicator: Indicator, evidence: IndicatorEvidence): readonly ClaimFault[] {
  const { code, kind } = indicator;
  const path = ['indicators', code];
  if ('points' in evidence) {
    const available = indicator.points.value;
    if (evidence.points <= available) return [];
    return [
      {
        path,
        found: `${evidence.points} points`,
        allowed: `at most ${available}, the points of ${code}`,
        mend: `Correct the points, or raise them as contract.points.${code}.`,
      },
    ];
  }
  if ('achieved' in evidence) {
    if (kind !== 'fraction') return [];
    return [
      {
        path,
        found: 'yes or no',
        allowed: `counts or points: ${code} is paid by the share of patients`,
        mend: 'Write { numerator: 90, denominator: 120 } or a number of points.',
      },
    ];
  }
  if (kind !== 'fraction') {
    return [
      {
        path,
        found: 'counts of patients',
        allowed: `yes or no, or points: ${code} is of kind ${kind}`,
        mend: 'Write { achieved: true }.',
      },
    ];
  }
  if (evidence.numerator <= evidence.denominator) return [];
  return [
    {
      path: [...path, 'numerator'],
      found: String(evidence.numerator),
      allowed: `at most the denominator ${evidence.denominator}`,
      mend: 'The denominator counts the patients after exceptions, those who meet the indicator among them.',
    },
  ];
}
