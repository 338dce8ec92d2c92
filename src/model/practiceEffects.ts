import { exp } from '../random/elementary.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** Random-number addresses of practice-level effects. Indicator slots keep their lowest byte free for purposes below 16. */
export const practiceSlot = { effects: 0x10, choice: 0x11, area: 0x12 } as const;

export interface EffectParameters {
  readonly generalSpread: number;
  readonly tailStart: number;
  readonly tailSlope: number;
  readonly persistence: number;
  readonly exceptionPracticeSpread: number;
  readonly reachMedian: number;
  readonly reachSpread: number;
  readonly reachTailLoss: number;
}

/** Practice-level effects of a block of draws, one entry a draw. */
export interface EffectBlock {
  /** General effect on the logit of achievement, this year and last. */
  readonly general: Float64Array;
  readonly generalBase: Float64Array;
  /** Standardised general effect of last year: what a practice knows when it chooses. */
  readonly standardBase: Float64Array;
  /** Blood-pressure factor, standard normal. */
  readonly bloodPressure: Float64Array;
  /** Practice effect on the logit of the exception rate. */
  readonly exception: Float64Array;
  /** Mean gap that effort can close, as a share of patients, this year and last. */
  readonly reach: Float64Array;
  readonly reachBase: Float64Array;
  /** Uniform that decides about joining. */
  readonly joining: Float64Array;
  /** Standard normal of the practice's area. */
  readonly area: Float64Array;
}

export function createEffectBlock(size: number): EffectBlock {
  const column = () => new Float64Array(size);
  return {
    general: column(),
    generalBase: column(),
    standardBase: column(),
    bloodPressure: column(),
    exception: column(),
    reach: column(),
    reachBase: column(),
    joining: column(),
    area: column(),
  };
}

/**
 * Latent general effect of a practice from its standard normal z: spread x (z - slope x (excess below -start)), an
 * increasing transform with a heavy left tail: practices in trouble are worse than a normal distribution allows.
 */
export function generalEffect(z: number, parameters: EffectParameters): number {
  const excess = -z - parameters.tailStart;
  const tail = excess > 0 ? parameters.tailSlope * excess : 0;
  return parameters.generalSpread * (z - tail);
}

/** Mean gap that effort can close: median x e^(practice's own deviation), less where the general effect z is weak. */
function meanReach(z: number, deviation: number, parameters: EffectParameters): number {
  const weakness = z < 0 ? -z : 0;
  return parameters.reachMedian * exp(deviation - parameters.reachTailLoss * weakness);
}

/** Draws the effects of one practice for draws first .. first + count - 1. */
export function drawPracticeEffects(
  block: EffectBlock,
  words: Int32Array,
  count: number,
  key: Key,
  first: number,
  practice: readonly [number, number],
  area: readonly [number, number],
  parameters: EffectParameters,
): void {
  const persistence = parameters.persistence;
  const renewal = Math.sqrt(1 - persistence * persistence);
  fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.effects);
  for (let d = 0; d < count; d++) {
    const z = normalQuantile(uniformFromWord(words[4 * d]!));
    block.general[d] = generalEffect(z, parameters);
    block.standardBase[d] = z; // completed below with last year's own part
    block.bloodPressure[d] = normalQuantile(uniformFromWord(words[4 * d + 1]!));
    block.exception[d] = parameters.exceptionPracticeSpread * normalQuantile(uniformFromWord(words[4 * d + 2]!));
    const reach = parameters.reachSpread * normalQuantile(uniformFromWord(words[4 * d + 3]!));
    block.reach[d] = meanReach(z, reach, parameters);
    block.reachBase[d] = reach; // completed below with last year's effect
  }
  fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.choice);
  for (let d = 0; d < count; d++) {
    const base = persistence * block.standardBase[d]! + renewal * normalQuantile(uniformFromWord(words[4 * d]!));
    block.standardBase[d] = base;
    block.generalBase[d] = generalEffect(base, parameters);
    block.reachBase[d] = meanReach(base, block.reachBase[d]!, parameters);
    block.joining[d] = uniformFromWord(words[4 * d + 1]!);
  }
  fillThreefry(words, count, key, first, area[0], area[1], practiceSlot.area);
  for (let d = 0; d < count; d++) block.area[d] = normalQuantile(uniformFromWord(words[4 * d]!));
}
