import type { Indicator } from '../contract/ruleset.js';
import type { Prior } from '../facts/priors.js';
import { responseClass, type ShiftClass, shiftClasses } from '../facts/responseClasses.js';
import { InputError } from '../inputError.js';
import { type Distribution, quantile } from '../random/distributions.js';
import { exp } from '../random/elementary.js';
import { normalShare } from '../random/normalShare.js';
import type { Key } from '../random/threefry.js';
import { drawsOf, normalScores, type ParameterDraws } from './parameters.js';

/** One value a parameter set, in logits: what an indicator of the class loses when unpaid for good. */
export type ShiftDraws = ReadonlyMap<ShiftClass, Float64Array>;

/**
 * Draws the shift of each class, correlated between classes: score = sqrt(r) common + sqrt(1 - r) own, because the same
 * teams and recall systems drive all of them.
 * @throws InputError when the belief about the correlation reaches beyond 0 to 1: a common score cannot make such shifts
 */
export function drawShifts(
  priors: ReadonlyMap<string, Prior>,
  beliefs: Readonly<Record<string, Distribution>>,
  draws: ParameterDraws,
  key: Key,
  sets: number,
): ShiftDraws {
  const correlation = drawsOf(draws, 'withdrawalShiftCorrelation');
  const impossible = correlation.find((r) => !(r >= 0 && r <= 1));
  if (impossible !== undefined) {
    throw new InputError({
      where: 'beliefs',
      path: 'withdrawalShiftCorrelation',
      found: `a correlation of ${impossible}`,
      allowed: 'values from 0 to 1',
      mend: 'Choose a value or a distribution that stays inside, such as a beta distribution.',
    });
  }
  const common = normalScores(key, 'withdrawalLogitShift', sets);
  return new Map(
    shiftClasses.map((name) => {
      const parameter = `withdrawalLogitShift.${name}`;
      const belief = beliefs[parameter] ?? priors.get(parameter)?.distribution;
      if (!belief) throw new Error(`no parameter ${parameter} in data/evidence/priors.json`);
      const own = normalScores(key, parameter, sets);
      const values = Float64Array.from({ length: sets }, (_, set) => {
        const r = correlation[set]!;
        const score = Math.sqrt(r) * common[set]! + Math.sqrt(1 - r) * own[set]!;
        return quantile(belief, normalShare(score));
      });
      return [name, values] as const;
    }),
  );
}

/**
 * Odds ratio of failure when unpaid, exp(-shift x year-one share x attenuation x shielding), one row of draws an indicator.
 *
 * Shielding: a suspended process item of an area whose outcome item stays paid hardly falls (Kontopantelis 2014).
 *
 * @param setOfDraw  parameter set of each draw
 * @returns I x D
 */
export function failureOddsRatios(
  indicators: readonly Indicator[],
  suspended: ReadonlySet<string>,
  temporary: boolean,
  shifts: ShiftDraws,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const yearOne = drawsOf(draws, 'fractionOfShiftInYear1');
  const attenuation = drawsOf(draws, 'temporarySuspensionAttenuation');
  const shielding = drawsOf(draws, 'indirectIncentiveShielding');
  const ratios = new Float64Array(indicators.length * setOfDraw.length).fill(1);
  const paidOutcomeAreas = new Set(
    indicators.filter((i) => i.careType === 'outcome' && !suspended.has(i.code)).map((i) => i.area),
  );
  indicators.forEach((indicator, i) => {
    const name = responseClass(indicator);
    if (name === 'none' || !suspended.has(indicator.code)) return;
    const shift = shifts.get(name)!;
    const isShielded = indicator.careType !== 'outcome' && paidOutcomeAreas.has(indicator.area);
    setOfDraw.forEach((set, d) => {
      const strength = yearOne[set]! * (temporary ? attenuation[set]! : 1) * (isShielded ? shielding[set]! : 1);
      ratios[i * setOfDraw.length + d] = exp(-shift[set]! * strength);
    });
  });
  return ratios;
}
