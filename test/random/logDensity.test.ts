import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/random/distributions.js';
import { quantile } from '../../src/random/distributions.js';
import { logDensity } from '../../src/random/logDensity.js';

const families: readonly Distribution[] = [
  { family: 'normal', mean: -2.2, sd: 0.8 },
  { family: 'beta', a: 2, b: 7 },
  { family: 'lognormal', median: 0.3, sigma: 0.5 },
  { family: 'truncatedNormal', mean: 0.5, sd: 0.25, lower: 0 },
];

describe('the logarithm of a density', () => {
  it('has known values', () => {
    // Standard normal density at 1 is 0.24197; beta(2, 2) at a half is 1.5; lognormal at its median 1 / (sigma x median sqrt(2 pi)).
    expect(Math.exp(logDensity({ family: 'normal', mean: 0, sd: 1 }, 1))).toBeCloseTo(0.24197, 5);
    expect(Math.exp(logDensity({ family: 'beta', a: 2, b: 2 }, 0.5))).toBeCloseTo(1.5, 10);
    expect(Math.exp(logDensity({ family: 'lognormal', median: 2, sigma: 0.5 }, 2))).toBeCloseTo(0.39894, 5);
  });

  it.each(families)('of $family is the slope of its quantile function', (distribution) => {
    for (const u of [0.05, 0.3, 0.5, 0.8, 0.97]) {
      const step = 1e-5;
      const slope = (quantile(distribution, u + step) - quantile(distribution, u - step)) / (2 * step);
      expect(Math.exp(logDensity(distribution, quantile(distribution, u))) * slope).toBeCloseTo(1, 3);
    }
  });

  it('is nothing outside, and a fixed value has none', () => {
    expect(logDensity({ family: 'beta', a: 2, b: 2 }, 1.1)).toBe(Number.NEGATIVE_INFINITY);
    expect(logDensity({ family: 'lognormal', median: 1, sigma: 1 }, -1)).toBe(Number.NEGATIVE_INFINITY);
    expect(logDensity({ family: 'truncatedNormal', mean: 1, sd: 1, lower: 0 }, -0.1)).toBe(Number.NEGATIVE_INFINITY);
    expect(() => logDensity({ family: 'fixed', value: 1 }, 1)).toThrow(/no density/);
  });
});
