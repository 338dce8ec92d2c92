import { hash64 } from '../random/hash64.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** Random-number purpose of what happens to a world as a whole; apart from parameters, practices and indicators. */
const worldSlot = 0x21;

/** One uniform a draw for an event of the world, keyed by its name: the same whatever else is simulated. */
export function worldUniforms(key: Key, name: string, draws: number): Float64Array {
  const words = new Int32Array(4 * draws);
  const [low, high] = hash64(name);
  fillThreefry(words, draws, key, 0, low, high, worldSlot);
  return Float64Array.from({ length: draws }, (_, d) => uniformFromWord(words[4 * d]!));
}
