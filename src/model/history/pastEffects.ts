import { normalQuantile } from '../../random/normalQuantile.js';
import { fillThreefry, type Key } from '../../random/threefry.js';
import { uniformFromWord } from '../../random/uniform.js';
import { conditionedBy } from '../conditionEffects.js';
import { type EffectParameters, type KnownPast, practiceSlot } from '../practiceEffects.js';
import type { EffectPosterior } from './practicePosterior.js';

/** Given counts by indicator: every effect stays a function of its own random number. */
export const pastFromCounts = (
  position: number,
  { general, reach, bloodPressure: pressure, exception: excepted }: EffectPosterior,
  { reachSpread, exceptionPracticeSpread }: EffectParameters,
): KnownPast =>
  conditionedBy(position, ({ pastGeneral, bloodPressure, exception }, drawn, deviation, count) => {
    for (let d = 0; d < count; d++) {
      const z = drawn[d]!;
      pastGeneral[d] = general.mean + general.scale * z;
      deviation[d] = reachSpread * (reach.mean + reach.onGeneral * z) + reach.scale * deviation[d]!;
      bloodPressure[d] = pressure.mean + pressure.onGeneral * z + pressure.scale * bloodPressure[d]!;
      exception[d] = exceptionPracticeSpread * excepted.mean + excepted.scale * exception[d]!;
    }
  });

/** Where the random numbers of reference worlds lie. */
export interface WorldAddresses {
  readonly key: Key;
  /** 2 x worlds: hash of the world's practice, low and high word. */
  readonly practiceKeys: Int32Array;
  /** Draw of each world. */
  readonly draw: Int32Array;
}

/** Likely pasts of one practice: a part of longer arrays, as in `LikelyPasts`. */
export interface PastsOfPractice {
  readonly from: number;
  readonly to: number;
  readonly world: Int32Array;
  readonly upTo: Float64Array;
  readonly general: Float64Array;
  readonly reach: Float64Array;
}

const words = new Int32Array(4);

/** Given points: the draw's normal of the general effect picks a past, and all effects are those of that past. */
export const pastFromPoints = (
  position: number,
  pasts: PastsOfPractice,
  { key, practiceKeys, draw }: WorldAddresses,
  { reachSpread, exceptionPracticeSpread }: EffectParameters,
): KnownPast =>
  conditionedBy(position, ({ pastGeneral, bloodPressure, exception, pastWorld }, drawn, deviation, count) => {
    for (let d = 0; d < count; d++) {
      const chosen = pick(pasts, drawn[d]!);
      const world = pasts.world[chosen]!;
      pastWorld[d] = world;
      fillThreefry(
        words,
        1,
        key,
        draw[world]!,
        practiceKeys[2 * world]!,
        practiceKeys[2 * world + 1]!,
        practiceSlot.effects,
      );
      pastGeneral[d] = normalQuantile(uniformFromWord(words[0]!)) + pasts.general[chosen]!;
      bloodPressure[d] = normalQuantile(uniformFromWord(words[1]!));
      exception[d] = exceptionPracticeSpread * normalQuantile(uniformFromWord(words[2]!));
      deviation[d] = reachSpread * (normalQuantile(uniformFromWord(words[3]!)) + pasts.reach[chosen]!);
    }
  });

/** The past whose part of the normal holds z. */
function pick({ from, to, upTo }: PastsOfPractice, z: number): number {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! <= z) low = middle + 1;
    else high = middle;
  }
  return low;
}
