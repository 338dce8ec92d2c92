import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/random/normalCdf.js';
import { normalQuantile } from '../../src/random/normalQuantile.js';

describe('the normal distribution function', () => {
  // Abramowitz and Stegun, tables 26.1 and 26.2.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.9750021048517795],
    [-3, 0.00134989803163],
    [-5, 2.866515719e-7],
    [-8, 6.22096057e-16],
  ])('at %f is the tabulated %f', (z, share) => {
    expect(normalCdf(z) / share).toBeCloseTo(1, 7);
  });

  it('agrees with another implementation, rises, and mirrors itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (z, step) => {
          expect(Math.abs(normalCdf(z) - jstat.normal.cdf(z, 0, 1))).toBeLessThan(1e-12);
          expect(normalCdf(z + step)).toBeGreaterThanOrEqual(normalCdf(z) - 1e-15);
          expect(normalCdf(-z)).toBeCloseTo(1 - normalCdf(z), 14);
        },
      ),
    );
  });

  it('undoes the quantile, and has ends', () => {
    for (const p of [1e-6, 0.02, 0.3, 0.5, 0.9, 0.999]) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 8);
    expect([normalCdf(-40), normalCdf(40), normalCdf(Number.NaN)]).toEqual([0, 1, Number.NaN]);
  });
});
