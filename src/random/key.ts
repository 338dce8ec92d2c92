import seedrandom from 'seedrandom';
import type { Key } from './threefry.js';

/**
 * Turns the user's text seed into the run's 128-bit key. seedrandom (ARC4 over the whole text) is used for this alone:
 * four words, once a run.
 */
export function keyFromSeed(seed: string): Key {
  const generator = seedrandom(seed);
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}
