import { mostScenarioYears } from '../policy/contractYears.js';
import { exp, log } from '../random/elementary.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** Random-number addresses of practice-level effects. Indicator slots keep their lowest byte free for purposes below 16. */
export const practiceSlot = { effects: 0x10, choice: 0x11, area: 0x12, past: 0x13, future: 0x14 } as const;

/** How far effects reach from the scenario's first year: contract years before it and after it. */
export const chainReach = { back: 5, ahead: mostScenarioYears - 1 } as const;

export interface EffectParameters {
  readonly generalSpread: number;
  readonly tailStart: number;
  readonly tailSlope: number;
  readonly persistence: number;
  readonly exceptionPracticeSpread: number;
  readonly reachMedian: number;
  readonly reachSpread: number;
  readonly reachTailLoss: number;
  readonly sizeSlope: number;
  readonly sizeSpread: number;
}

/** Effects of one contract year, one entry a draw. */
export interface YearEffects {
  /** General effect on the logit of achievement. */
  readonly general: Float64Array;
  /** Mean gap that effort can close, as a share of patients. */
  readonly reach: Float64Array;
}

/** Practice-level effects of a block of draws, one entry a draw. */
export interface EffectBlock {
  /** In the order of the positions asked for: the year itself first, then its base years. */
  readonly years: readonly YearEffects[];
  /** Standardised general effect by position, from `chainReach.back` years before the scenario's first year on. */
  readonly chain: readonly Float64Array[];
  /** Standardised general effect of the year before the scenario's first: what a practice knows when it chooses. */
  readonly standardBase: Float64Array;
  /** Blood-pressure factor, standard normal. */
  readonly bloodPressure: Float64Array;
  /** Practice effect on the logit of the exception rate. */
  readonly exception: Float64Array;
  /** Uniform that decides about joining. */
  readonly joining: Float64Array;
  /** Uniform that decides whether the practice's reports are accepted. */
  readonly reports: Float64Array;
  /** Standard normals of the practice's area: for joining, and for an outcome that the area shares. */
  readonly area: Float64Array;
  readonly areaOutcome: Float64Array;
  /** Standard normal of the practice on local targets. */
  readonly local: Float64Array;
  /** General effect on the logit in the year of the practice's history; filled only where it has one. */
  readonly pastGeneral: Float64Array;
  /** Simulated past that was picked, where the history is one of points. */
  readonly pastWorld: Int32Array;
}

/** What a practice's history says: it turns effects drawn without history into effects given history (conditionEffects.ts). */
export interface KnownPast {
  /** The history's contract year, counted from the scenario's first: 0 or negative. */
  readonly position: number;
  /**
   * @param deviation  of effort, in units of its spread times a standard normal
   * @param size  the practice's size score
   * @param drawn  first and last position of the chain that were drawn
   */
  readonly condition: (
    block: EffectBlock,
    deviation: Float64Array,
    count: number,
    size: number,
    parameters: EffectParameters,
    drawn: readonly [number, number],
  ) => void;
}

/** @param years  how many contract years are asked for at a time */
export function createEffectBlock(size: number, years = 1): EffectBlock {
  const column = () => new Float64Array(size);
  const chain = Array.from({ length: chainReach.back + 1 + chainReach.ahead }, column);
  return {
    years: Array.from({ length: years }, () => ({ general: column(), reach: column() })),
    chain,
    standardBase: chain[chainReach.back - 1]!,
    bloodPressure: column(),
    exception: column(),
    joining: column(),
    reports: column(),
    area: column(),
    areaOutcome: column(),
    local: column(),
    pastGeneral: column(),
    pastWorld: new Int32Array(size),
  };
}

/**
 * Latent general effect of a practice from its standard normal z: spread x (z - slope x (excess below -start)), an
 * increasing transform with a heavy left tail: practices in trouble are worse than a normal distribution allows. With the
 * size score s (logarithm of the list over a typical one) it rises by `sizeSlope` x s and is spread by e^(-`sizeSpread` x s).
 */
export function generalEffect(z: number, size: number, parameters: EffectParameters): number {
  const excess = -z - parameters.tailStart;
  const tail = excess > 0 ? parameters.tailSlope * excess : 0;
  return parameters.sizeSlope * size + parameters.generalSpread * exp(-parameters.sizeSpread * size) * (z - tail);
}

/** Size scores are held inside these bounds: no practice was seen beyond them in numbers. */
const sizeScores = [-2.5, 1.5] as const;

/** Size score of a practice: logarithm of its list over the list of a typical practice. */
export const sizeScoreOf = (list: number, typicalList: number): number =>
  Math.min(sizeScores[1], Math.max(sizeScores[0], log(list / typicalList)));

/** Mean gap that effort can close: median x e^(practice's own deviation), less where the general effect z is weak. */
function meanReach(z: number, deviation: number, parameters: EffectParameters): number {
  const weakness = z < 0 ? -z : 0;
  return parameters.reachMedian * exp(deviation - parameters.reachTailLoss * weakness);
}

/**
 * Draws the effects of one practice for draws first .. first + count - 1.
 *
 * The standardised general effect of contract years is a stationary chain anchored at the scenario's first year
 * (position 0): z(t +- 1) = persistence x z(t) + sqrt(1 - persistence^2) x innovation. Each step has its own address, so a
 * year has the same effects whichever years are asked for with it.
 *
 * @param size  the practice's size score
 * @param baseYears  for each position but the first what effort could close in it
 * @param positions  contract years after the scenario's first (before it: negative), one for each of `block.years`
 * @param past  what the practice's history says; absent, nothing changes
 */
export function drawPracticeEffects(
  block: EffectBlock,
  words: Int32Array,
  count: number,
  key: Key,
  first: number,
  practice: readonly [number, number],
  area: readonly [number, number],
  size: number,
  parameters: EffectParameters,
  positions: readonly number[],
  baseYears: readonly { readonly reachMedian: number }[] = [],
  past?: KnownPast,
): void {
  const { chain } = block;
  const anchor = chain[chainReach.back]!;
  fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.effects);
  const deviation = block.years[0]!.reach; // until the reach of the year itself takes its place
  for (let d = 0; d < count; d++) {
    anchor[d] = normalQuantile(uniformFromWord(words[4 * d]!));
    block.bloodPressure[d] = normalQuantile(uniformFromWord(words[4 * d + 1]!));
    block.exception[d] = parameters.exceptionPracticeSpread * normalQuantile(uniformFromWord(words[4 * d + 2]!));
    deviation[d] = parameters.reachSpread * normalQuantile(uniformFromWord(words[4 * d + 3]!));
  }
  fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.choice);
  step(chain, -1, count, words, 0, parameters.persistence);
  for (let d = 0; d < count; d++) {
    block.joining[d] = uniformFromWord(words[4 * d + 1]!);
    block.reports[d] = uniformFromWord(words[4 * d + 2]!);
    block.local[d] = normalQuantile(uniformFromWord(words[4 * d + 3]!));
  }
  const furthest = Math.min(...positions, past?.position ?? 0);
  if (furthest < -1) {
    fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.past);
    for (let at = -2; at >= furthest; at--) step(chain, at, count, words, -2 - at, parameters.persistence);
  }
  const last = Math.max(...positions);
  if (last > 0) {
    fillThreefry(words, count, key, first, practice[0], practice[1], practiceSlot.future);
    for (let at = 1; at <= last; at++) step(chain, at, count, words, at - 1, parameters.persistence);
  }
  past?.condition(block, deviation, count, size, parameters, [Math.min(furthest, -1), Math.max(last, 0)]);
  // Backwards, because the deviations lie where the reach of the year itself belongs.
  for (let y = positions.length - 1; y >= 0; y--) {
    const standard = chain[chainReach.back + positions[y]!]!;
    const { general, reach } = block.years[y]!;
    const own = baseYears[y - 1];
    const able = own ? { ...parameters, reachMedian: own.reachMedian } : parameters;
    for (let d = 0; d < count; d++) {
      general[d] = generalEffect(standard[d]!, size, parameters);
      reach[d] = meanReach(standard[d]!, deviation[d]!, able);
    }
  }
  fillThreefry(words, count, key, first, area[0], area[1], practiceSlot.area);
  for (let d = 0; d < count; d++) {
    block.area[d] = normalQuantile(uniformFromWord(words[4 * d]!));
    block.areaOutcome[d] = normalQuantile(uniformFromWord(words[4 * d + 1]!));
  }
}

/** One step of the chain away from the anchor, with the innovation in word 4d + `entry`. */
function step(
  chain: readonly Float64Array[],
  position: number,
  count: number,
  words: Int32Array,
  entry: number,
  persistence: number,
): void {
  const renewal = Math.sqrt(1 - persistence * persistence);
  const to = chain[chainReach.back + position]!;
  const from = chain[chainReach.back + (position < 0 ? position + 1 : position - 1)]!;
  for (let d = 0; d < count; d++)
    to[d] = persistence * from[d]! + renewal * normalQuantile(uniformFromWord(words[4 * d + entry]!));
}
