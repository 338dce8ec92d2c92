import { describe, expect, it } from 'vitest';
import {
  cellSlot,
  centredLocation,
  chanceSlot,
  drawNetworkNormals,
  networkKey,
  networkPurpose,
} from '../../src/model/networkAchievement.js';
import { hash64 } from '../../src/random/hash64.js';
import { key } from './networkWorld.js';

/** Mean of logistic(location + spread z) by the midpoint rule on a fine grid. */
function meanBySums(location: number, spread: number): number {
  let value = 0;
  for (let z = -9.9995; z < 10; z += 0.001)
    value += (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (1 + Math.exp(-location - spread * z))) * 0.001;
  return value;
}

describe('the location of a network in the middle', () => {
  it('gives the national mean over networks', () => {
    for (const [mean, spread] of [
      [0.9, 0.8],
      [0.3, 0.9],
      [0.799, 0.35],
      [0.999, 2],
      [0.02, 1.5],
    ] as const)
      expect(meanBySums(centredLocation(mean, spread), spread)).toBeCloseTo(mean, 7);
  });

  it('is the logit where all networks are alike, and further out than it where they differ', () => {
    expect(centredLocation(0.9, 0)).toBeCloseTo(Math.log(9), 12);
    expect(centredLocation(0.9, 1)).toBeGreaterThan(Math.log(9) + 0.1);
    expect(centredLocation(0.5, 3)).toBeCloseTo(0, 9);
    expect(centredLocation(0.1, 1)).toBeCloseTo(-centredLocation(0.9, 1), 9);
  });

  it('does not exist for a mean of none or all', () => {
    expect(() => centredLocation(1, 0.5)).toThrow(/mean of 1/);
    expect(() => centredLocation(Number.NaN, 0.5)).toThrow(/NaN/);
  });
});

describe('addresses of random numbers', () => {
  it('are those of no practice or area with the same code', () => {
    expect(networkKey('U12345')).not.toEqual(hash64('U12345'));
    expect(networkKey('U12345')).toEqual(hash64('network U12345'));
  });

  it('keep the purposes apart from those of practices, below 0x30', () => {
    const low = (slot: number) => slot & 0xff;
    expect([low(cellSlot('VI-02')), low(chanceSlot('VI-02', '2022-23'))]).toEqual([0x30, 0x31]);
    expect(networkPurpose.common).toBe(0x32);
    expect(chanceSlot('VI-02', '2022-23')).not.toBe(chanceSlot('VI-02', '2023-24'));
  });

  it('give a draw the same number in every block', () => {
    const words = new Int32Array(40);
    const [all, part] = [new Float64Array(10), new Float64Array(10)];
    drawNetworkNormals(all, words, 10, key, 0, networkKey('N1'), cellSlot('VI-02'));
    drawNetworkNormals(part, words, 3, key, 6, networkKey('N1'), cellSlot('VI-02'));
    expect([...part.subarray(0, 3)]).toEqual([...all.subarray(6, 9)]);
    drawNetworkNormals(part, words, 10, key, 0, networkKey('N2'), cellSlot('VI-02'));
    expect(part[0]).not.toBe(all[0]);
  });
});
