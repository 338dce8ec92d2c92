import { exp, logistic, logit } from '../random/elementary.js';
import { hash64 } from '../random/hash64.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/**
 * Random-number purposes of networks, in the lowest byte of the slot. Networks also have addresses of their own (`networkKey`), so
 * neither practices, areas nor indicators of practices can share a number with them.
 */
export const networkPurpose = { cell: 0x30, chance: 0x31, common: 0x32 } as const;

/** Permanent random-number identity of a network: a practice or an area with the same code has another. */
export const networkKey = (code: string): readonly [low: number, high: number] => hash64(`network ${code}`);

/** Slot of a network-by-indicator effect: the same in every year, for networks stay what they are. */
export const cellSlot = (code: string): number => (hash64(code)[0] & 0xffffff00) | networkPurpose.cell;

/** Slot of the chance of one year's count. */
export const chanceSlot = (code: string, year: string): number =>
  (hash64(`${year} ${code}`)[0] & 0xffffff00) | networkPurpose.chance;

/** Grid of the integral over the standard normal: errors below 1e-9 for spreads up to 3. */
const nodes = Array.from({ length: 65 }, (_, i) => (i - 32) / 4);
const weights = nodes.map((z) => exp(-0.5 * z * z));
const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);

/**
 * Location at which logistic(location + spread x z), z standard normal, has a given mean: what is published is the mean over
 * networks, not a typical network. Newton's method.
 * @param mean  in (0, 1)
 * @param spread  at least 0
 * @throws Error for a mean that no spread can give
 */
export function centredLocation(mean: number, spread: number): number {
  if (!(mean > 0 && mean < 1)) throw new Error(`no location gives a mean of ${mean}`);
  let location = logit(mean);
  if (spread === 0) return location;
  for (let step = 0; step < 50; step++) {
    let value = 0;
    let slope = 0;
    for (let i = 0; i < nodes.length; i++) {
      const p = logistic(location + spread * nodes[i]!);
      value += weights[i]! * p;
      slope += weights[i]! * p * (1 - p);
    }
    const change = (value / totalWeight - mean) / (slope / totalWeight);
    // Newton may leap over a flat end of the curve; two units are a long way on the logit.
    location -= Math.max(-2, Math.min(2, change));
    if (Math.abs(change) < 1e-10) return location;
  }
  throw new Error(`no location found for a mean of ${mean} and a spread of ${spread}`);
}

/** Fills standard normals of one network: entry d is of draw first + d. */
export function drawNetworkNormals(
  normals: Float64Array,
  words: Int32Array,
  count: number,
  key: Key,
  first: number,
  network: readonly [number, number],
  slot: number,
): void {
  fillThreefry(words, count, key, first, network[0], network[1], slot);
  for (let d = 0; d < count; d++) normals[d] = normalQuantile(uniformFromWord(words[4 * d]!));
}
