import fc from 'fast-check';
import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { meanExcess, meanPressure, shareAtLeast } from '../../src/model/unmetDemand.js';
import { hash64 } from '../../src/random/hash64.js';
import { keyFromSeed } from '../../src/random/key.js';
import { normalQuantile } from '../../src/random/normalQuantile.js';
import { fillThreefry } from '../../src/random/threefry.js';
import { uniformFromWord } from '../../src/random/uniform.js';

/** Practices drawn one by one. */
function simulated(location: number, spread: number, count: number): number[] {
  const words = new Int32Array(4 * count);
  const [low, high] = hash64('unmet');
  fillThreefry(words, count, keyFromSeed('unmet'), 0, low, high, 0x99);
  return Array.from({ length: count }, (_, p) =>
    Math.exp(location + spread * normalQuantile(uniformFromWord(words[4 * p]!))),
  );
}

const pressures = fc.record({
  location: fc.double({ min: -1, max: 1, noNaN: true }),
  spread: fc.double({ min: 0, max: 0.6, noNaN: true }),
});
const cuts = fc.double({ min: 0.2, max: 3, noNaN: true });

describe('unmet demand in closed form', () => {
  it.each([
    [0, 0.16, 1],
    [-0.1, 0.25, 1.05],
    [0.2, 0.1, 1.3],
  ])('is that of practices drawn one by one (location %f, spread %f, cut %f)', (location, spread, cut) => {
    const practices = simulated(location, spread, 200_000);
    const pressure = { location, spread };
    // Four standard errors of the mean.
    const error = (values: number[]) => 4 * (standardDeviation(values) / Math.sqrt(values.length)) + 1e-12;
    const excess = practices.map((u) => Math.max(0, u - cut));
    const above = practices.map((u) => (u >= cut ? 1 : 0));
    expect(Math.abs(meanExcess(pressure, cut) - mean(excess))).toBeLessThan(error(excess));
    expect(Math.abs(shareAtLeast(pressure, cut) - mean(above))).toBeLessThan(error(above));
    expect(Math.abs(meanPressure(pressure) - mean(practices))).toBeLessThan(error(practices));
  });

  it('falls as the cut rises, and lies between nothing and everything', () => {
    fc.assert(
      fc.property(pressures, cuts, fc.double({ min: 0, max: 0.5, noNaN: true }), (pressure, cut, more) => {
        const unmet = meanExcess(pressure, cut);
        expect(meanExcess(pressure, cut + more)).toBeLessThanOrEqual(unmet + 1e-12);
        expect(shareAtLeast(pressure, cut + more)).toBeLessThanOrEqual(shareAtLeast(pressure, cut) + 1e-12);
        expect(unmet).toBeGreaterThanOrEqual(Math.max(0, meanPressure(pressure) - cut) - 1e-12);
        expect(unmet).toBeLessThanOrEqual(meanPressure(pressure));
        // An hour less of work never relieves more than an hour.
        expect(unmet - meanExcess(pressure, cut + more)).toBeLessThanOrEqual(more + 1e-12);
      }),
    );
  });

  it('without spread is a step', () => {
    expect(meanExcess({ location: Math.log(1.2), spread: 0 }, 1)).toBeCloseTo(0.2, 12);
    expect(shareAtLeast({ location: 0.1, spread: 0 }, 1)).toBe(1);
    expect(shareAtLeast({ location: -0.1, spread: 0 }, 1)).toBe(0);
    expect(meanExcess({ location: 0, spread: 0.2 }, 0)).toBeCloseTo(Math.exp(0.02), 12);
  });
});
