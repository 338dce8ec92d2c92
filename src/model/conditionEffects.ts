import { chainReach, type EffectBlock, generalEffect, type KnownPast } from './practiceEffects.js';

/**
 * Writes the standardised general effect of the history's year into `block.pastGeneral`, and puts the deviation of effort, the
 * blood-pressure factor and the effect on exceptions in place of those drawn.
 * @param drawn  standardised general effect of that year without history
 */
export type TakePast = (block: EffectBlock, drawn: Float64Array, deviation: Float64Array, count: number) => void;

/**
 * Turns effects drawn without history into effects given history, draw by draw.
 *
 * What is new in the other years of the chain of general effects stays as drawn, so a year at distance k moves by persistence^k
 * times as much as the history's own: with mean m and sd s there, its mean is persistence^k m and its variance
 * 1 - persistence^2k (1 - s^2). Effort, blood pressure and exceptions do not change from year to year.
 */
export const conditionedBy = (position: number, take: TakePast): KnownPast => ({
  position,
  condition: (block, deviation, count, size, parameters, [furthest, last]) => {
    const { chain, pastGeneral } = block;
    const own = chain[chainReach.back + position]!;
    take(block, own, deviation, count);
    for (let d = 0; d < count; d++) pastGeneral[d] = pastGeneral[d]! - own[d]!;
    for (let at = furthest; at <= last; at++) {
      const kept = keptOver(at - position, parameters.persistence);
      const effects = chain[chainReach.back + at]!;
      for (let d = 0; d < count; d++) effects[d] = effects[d]! + kept * pastGeneral[d]!;
    }
    for (let d = 0; d < count; d++) pastGeneral[d] = generalEffect(own[d]!, size, parameters);
  },
});

/** What is left of a year's effect so many years away: persistence to that power, by multiplication alone, the same on every machine. */
export function keptOver(years: number, persistence: number): number {
  let kept = 1;
  for (let year = Math.abs(years); year > 0; year--) kept *= persistence;
  return kept;
}
