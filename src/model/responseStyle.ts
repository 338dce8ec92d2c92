import { exp } from '../random/elementary.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** Random-number address of how a practice answers to lost pay; apart from those of its other effects. */
export const styleSlot = 0x15;

/** How a practice answers in each draw of a block: the same in every year, under every policy and for every indicator. */
export interface StyleBlock {
  /** Uniform: the lowest stop first, the highest carry on longest. */
  readonly style: Float64Array;
  /** Factor of its response, e^(spread n - spread^2 / 2): mean 1, so the mean shift over practices is kept. */
  readonly strength: Float64Array;
}

export const createStyleBlock = (size: number): StyleBlock => ({
  style: new Float64Array(size),
  strength: new Float64Array(size),
});

/** Draws the styles of one practice for draws first .. first + count - 1. @param spread  by draw of the run */
export function drawStyles(
  { style, strength }: StyleBlock,
  words: Int32Array,
  count: number,
  key: Key,
  first: number,
  practice: readonly [number, number],
  spread: Float64Array,
): void {
  fillThreefry(words, count, key, first, practice[0], practice[1], styleSlot);
  for (let d = 0; d < count; d++) {
    style[d] = uniformFromWord(words[4 * d]!);
    const sd = spread[first + d]!;
    strength[d] = exp(sd * normalQuantile(uniformFromWord(words[4 * d + 1]!)) - (sd * sd) / 2);
  }
}
