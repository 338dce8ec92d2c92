import { sum } from 'simple-statistics';
import type { Points } from '../units.js';
import { points } from '../units.js';
import type { Indicator, Ruleset } from './ruleset.js';

/** Points on offer over some indicators. */
export const totalPoints = (indicators: readonly Pick<Indicator, 'points'>[]): Points =>
  points(sum(indicators.map((indicator) => indicator.points.value)));

/**
 * Laws that every ruleset keeps whatever its year, each breach in words; empty when all hold: points sum to the official
 * total, codes are unique, a fraction indicator and nothing else has thresholds with 0 <= lower < upper <= 100, a step does
 * not exceed the points, a result's numerator does not exceed its denominator, and protected indicators exist.
 */
export function rulesetFaults(ruleset: Ruleset): readonly string[] {
  const { indicators } = ruleset;
  const faults: string[] = [];
  const total = totalPoints(indicators);
  const official = ruleset.officialTotalPoints.value;
  if (total !== official) faults.push(`points sum to ${total}, not to the official total ${official}`);
  faults.push(
    ...repeated(indicators.map(({ code }) => code)).map((code) => `indicator ${code} appears more than once`),
    ...repeated(ruleset.registers.map(({ code }) => code)).map((code) => `register ${code} appears more than once`),
    ...indicators.flatMap(indicatorFaults),
  );
  const codes = new Set(indicators.map(({ code }) => code));
  for (const code of ruleset.protectedIndicators?.value ?? []) {
    if (!codes.has(code)) faults.push(`protected indicator ${code} is not in the ruleset`);
  }
  return faults;
}

function indicatorFaults({ code, kind, points: available, thresholds, national }: Indicator): readonly string[] {
  const faults: string[] = [];
  if (kind === 'fraction' && !thresholds) faults.push(`${code} is paid by counts and has no thresholds`);
  if (kind !== 'fraction' && thresholds) faults.push(`${code} is of kind ${kind} and has thresholds`);
  if (thresholds) {
    const { lower, upper, step = 0 } = thresholds;
    if (!(lower >= 0 && lower < upper && upper <= 100)) faults.push(`${code} has thresholds ${lower}-${upper}`);
    if (step > available.value) faults.push(`${code} has a step of ${step} in ${available.value} points`);
  }
  if (national) {
    const { numerator = 0, denominator = numerator, meanPoints } = national;
    if (numerator > denominator) faults.push(`${code} has a national numerator above its denominator`);
    if (meanPoints > available.value) faults.push(`${code} has mean points above its points`);
  }
  return faults;
}

const repeated = (codes: readonly string[]): readonly string[] => [
  ...new Set(codes.filter((code, i) => codes.indexOf(code) !== i)),
];
