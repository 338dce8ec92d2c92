import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { crps } from '../../../src/analysis/validation/crps.js';
import { normalQuantile } from '../../../src/random/normalQuantile.js';

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Gneiting and Raftery (2007): CRPS of a normal, sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)). */
const ofNormal = (mean: number, sd: number, y: number): number => {
  const z = (y - mean) / sd;
  return sd * (z * (2 * jstat.normal.cdf(z, 0, 1) - 1) + 2 * density(z) - 1 / Math.sqrt(Math.PI));
};

/** The definition, pair by pair. */
const byPairs = (values: readonly number[], y: number): number => {
  const n = values.length;
  const toY = values.reduce((sum, x) => sum + Math.abs(x - y), 0) / n;
  const apart = values.reduce((sum, x) => sum + values.reduce((s, other) => s + Math.abs(x - other), 0), 0);
  return toY - apart / (2 * n * n);
};

describe('the continuous ranked probability score', () => {
  it.each([
    [500, 20, 500],
    [500, 20, 470],
    [-3, 2, 4],
  ])('is that of a normal (%d, %d) at %d', (mean, sd, y) => {
    const n = 20_000;
    const values = Float64Array.from({ length: n }, (_, i) => mean + sd * normalQuantile((i + 0.5) / n));
    expect(crps(values, y)).toBeCloseTo(ofNormal(mean, sd, y), 3);
  });

  it('is the absolute error of one value, and by hand that of two', () => {
    expect(crps(Float64Array.of(7), 4)).toBe(3);
    // Mean distance to 1: (1 + 3) / 2 = 2; half the mean distance of pairs: 4 / 2 / 2 = 1.
    expect(crps(Float64Array.of(4, 0), 1)).toBe(1);
  });

  it('is the definition, pair by pair, in any order', () => {
    const number = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), number, (values, y) => {
        expect(crps(Float64Array.from(values), y)).toBeCloseTo(byPairs(values, y), 9);
      }),
    );
  });

  it('refuses no values', () => {
    expect(() => crps(new Float64Array(0), 1)).toThrow('no values');
  });
});
