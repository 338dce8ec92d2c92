import { binomialQuantile } from '../random/binomialQuantile.js';
import { uniformFromWord } from '../random/uniform.js';
import type { DrawRow } from './response.js';

/**
 * Patients recorded after a shock (docs/model.md, shocks): each patient recorded in an undisturbed year is lost with chance
 * `lost`, the share of that year's recording that the shock takes.
 * @param words  random words; entry 4d + `entry` is used
 */
export function loseToShock(
  result: Float64Array,
  count: number,
  met: Float64Array,
  lost: DrawRow,
  words: Int32Array,
  entry: number,
): void {
  for (let d = 0; d < count; d++)
    result[d] =
      met[d]! - binomialQuantile(met[d]!, lost.values[lost.from + d]!, uniformFromWord(words[4 * d + entry]!));
}
