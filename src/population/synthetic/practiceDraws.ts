import { hash64 } from '../../random/hash64.js';
import { keyFromSeed } from '../../random/key.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import { fillThreefry } from '../../random/threefry.js';
import { uniformFromWord } from '../../random/uniform.js';

/** Random columns over all practices of the country, one value per practice in the order of `codes`. */
export interface PracticeDraws {
  readonly practices: number;
  /** Uniform on (0, 1). */
  uniform(purpose: string): Float64Array;
  /** Normal, then moved and scaled to mean 0 and standard deviation 1 over the country. */
  standardNormal(purpose: string): Float64Array;
}

/**
 * Draws that are had from their address alone: Threefry with the key of the seed at counter
 * (0, hash of the practice code: low word, high word, slot of the purpose). A practice's draw never depends on which
 * other practices, purposes or years there are; a register has the same draw in every year.
 *
 * Normal columns are standardised over the country: the published means and spreads come back for every seed, not only
 * on average over seeds.
 */
export function practiceDraws(seed: string, codes: readonly string[]): PracticeDraws {
  const key = keyFromSeed(seed);
  const identities = codes.map(hash64);
  const block = new Int32Array(4);

  const uniform = (purpose: string): Float64Array => {
    const [slot] = hash64(`population ${purpose}`);
    return Float64Array.from(identities, ([low, high]) => {
      fillThreefry(block, 1, key, 0, low, high, slot);
      return uniformFromWord(block[0] as number);
    });
  };

  return {
    practices: codes.length,
    uniform,
    standardNormal: (purpose) => standardised(uniform(purpose).map(normalQuantile)),
  };
}

function standardised(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
  const scale = 1 / Math.sqrt(variance);
  return column.map((value) => (value - mean) * scale);
}
