import type { Indicator } from '../contract/ruleset.js';
import type { Prior } from '../facts/priors.js';
import { responseClass, type ShiftClass, shiftClasses } from '../facts/responseClasses.js';
import { InputError } from '../inputError.js';
import { type Distribution, quantile } from '../random/distributions.js';
import { normalCdf } from '../random/normalCdf.js';
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
        return quantile(belief, normalCdf(score));
      });
      return [name, values] as const;
    }),
  );
}

/** How strongly practices respond, one value a parameter set. */
export interface ResponseStrength {
  /** Share of the full shift that is felt. */
  readonly share: Float64Array;
  /** Logits added for the years since the start. */
  readonly drift: Float64Array;
}

/** What the strength of a response depends on. */
export interface ResponseSituation {
  readonly temporary: boolean;
  /** Reported and fed back to practices, though unpaid. */
  readonly fedBack: boolean;
  /** Contract years begun since the measure's first, and since it ended (0 while in force). */
  readonly yearsSince: number;
  readonly yearsAfter: number;
  /** By parameter set: share of the year's recording that fell into the measure in its last year; counts after its end. */
  readonly lastShare: Float64Array;
}

/**
 * Strength of the response in a contract year (docs/model.md, several years): the share of the first year, then all of it
 * and the later drift; half as much in a pause (attenuation); less where results are fed back; and after the end what is not yet
 * regained: 1 - reversibility / 2 in the first year, 1 - reversibility from the second.
 */
export function responseStrength(situation: ResponseSituation, draws: ParameterDraws): ResponseStrength {
  const { temporary, fedBack, yearsSince, yearsAfter, lastShare } = situation;
  const yearOne = drawsOf(draws, 'fractionOfShiftInYear1');
  const attenuation = drawsOf(draws, 'temporarySuspensionAttenuation');
  const feedback = drawsOf(draws, 'fedBackMultiplier');
  const drift = drawsOf(draws, 'laterDriftLogitPerYear');
  const regained = drawsOf(draws, 'reversibility');
  const yearsInForce = yearsSince - yearsAfter;
  const remaining = (set: number) =>
    yearsAfter === 0 ? 1 : lastShare[set]! * (1 - (regained[set]! * Math.min(yearsAfter, 2)) / 2);
  return {
    share: yearOne.map(
      (first, set) =>
        (yearsInForce > 0 ? 1 : first) *
        (temporary ? attenuation[set]! : 1) *
        (fedBack ? feedback[set]! : 1) *
        remaining(set),
    ),
    drift: drift.map((perYear, set) => (temporary ? 0 : perYear * yearsInForce * remaining(set))),
  };
}

/**
 * Logits that success moves when unpaid, shift x strength x shielding + drift x shielding, one row of parameter sets an indicator.
 *
 * Shielding: a suspended process item of an area whose outcome item stays paid hardly falls (Kontopantelis 2014).
 *
 * @returns I x S; nought for what does not respond
 */
export function unpaidShifts(
  indicators: readonly Indicator[],
  suspended: ReadonlySet<string>,
  strength: ResponseStrength,
  shifts: ShiftDraws,
  draws: ParameterDraws,
): Float64Array {
  const shielding = drawsOf(draws, 'indirectIncentiveShielding');
  const sets = shielding.length;
  const moved = new Float64Array(indicators.length * sets);
  const paidOutcomeAreas = new Set(
    indicators.filter((i) => i.careType === 'outcome' && !suspended.has(i.code)).map((i) => i.area),
  );
  indicators.forEach((indicator, i) => {
    const name = responseClass(indicator);
    if (name === 'none') return;
    const shift = shifts.get(name)!;
    const isShielded = indicator.careType !== 'outcome' && paidOutcomeAreas.has(indicator.area);
    for (let set = 0; set < sets; set++) {
      const felt = isShielded ? shielding[set]! : 1;
      moved[i * sets + set] = shift[set]! * strength.share[set]! * felt + strength.drift[set]! * felt;
    }
  });
  return moved;
}
