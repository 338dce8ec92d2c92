import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../src/random/betaQuantile.js';

const shares = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);

describe('betaQuantile', () => {
  it.each([
    [1, 1],
    [1.5, 13.5],
    [8, 2],
    [1, 19],
    [56, 21],
    [188, 2162],
    [0.5, 0.7],
    [0.3, 5],
    [3, 497],
  ])('is that of jStat for shapes %d and %d, but for the last digits', (a, b) => {
    for (const u of shares) {
      const expected = jstat.beta.inv(u, a, b);
      expect(Math.abs(betaQuantile(u, a, b) / expected - 1)).toBeLessThan(1e-12);
    }
  });

  it('is u itself for the uniform distribution, and u^(1/a) where b is 1', () => {
    for (const u of shares) {
      expect(betaQuantile(u, 1, 1)).toBeCloseTo(u, 7);
      expect(betaQuantile(u, 3, 1)).toBeCloseTo(Math.cbrt(u), 7);
    }
  });

  it('grows with u, and ends at 0 and 1', () => {
    const values = shares.map((u) => betaQuantile(u, 2, 6));
    expect(values).toEqual([...values].sort((x, y) => x - y));
    expect([betaQuantile(0, 2, 6), betaQuantile(1, 2, 6)]).toEqual([0, 1]);
  });

  it('asks the engine for no exponential or logarithm: another engine gives the same bits', () => {
    const { exp, log, pow } = Math;
    const before = shares.map((u) => betaQuantile(u, 0.5, 4));
    Object.assign(Math, { exp: () => Number.NaN, log: () => Number.NaN, pow: () => Number.NaN });
    try {
      expect(shares.map((u) => betaQuantile(u, 0.5, 4))).toEqual(before);
    } finally {
      Object.assign(Math, { exp, log, pow });
    }
  });
});
