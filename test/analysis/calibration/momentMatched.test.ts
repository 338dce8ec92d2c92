import { describe, expect, it } from 'vitest';
import { momentMatched } from '../../../src/analysis/calibration/momentMatched.js';
import { type Distribution, quantile } from '../../../src/random/distributions.js';

describe('a distribution with the moments of a weighted sample', () => {
  const families: readonly Distribution[] = [
    { family: 'normal', mean: -1.2, sd: 0.5 },
    { family: 'beta', a: 3, b: 9 },
    { family: 'lognormal', median: 0.3, sigma: 0.5 },
  ];
  const even = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);

  it.each(families)('is the $family that the sample came from', (distribution) => {
    const values = even.map((u) => quantile(distribution, u));
    const weights = values.map(() => 2);
    const found = momentMatched(distribution, values, weights);
    expect(found.family).toBe(distribution.family);
    for (const [name, value] of Object.entries(distribution))
      if (typeof value === 'number') expect(found[name as keyof typeof found]).toBeCloseTo(value, 1);
  });

  it('follows the weights and the widening, and never claims to know for certain', () => {
    const prior = { family: 'normal', mean: 0, sd: 1 } as const;
    expect(momentMatched(prior, [-1, 5, 1], [1, 0, 1])).toEqual({ family: 'normal', mean: 0, sd: 1 });
    expect(momentMatched(prior, [-1, 5, 1], [1, 0, 1], 1.5)).toEqual({ family: 'normal', mean: 0, sd: 1.5 });
    expect(momentMatched(prior, [2, 5], [1, 0])).toEqual({ family: 'normal', mean: 2, sd: 0.1 });
  });

  it('stays a share however wide it is asked to be', () => {
    const wide = momentMatched({ family: 'beta', a: 1, b: 1 }, [0.01, 0.99], [1, 1], 3);
    if (wide.family !== 'beta') throw new Error(wide.family);
    expect(wide.a).toBeGreaterThan(0);
    expect(wide.a).toBeCloseTo(wide.b, 6);
  });

  it('is refused for a family without moments to match', () => {
    expect(() => momentMatched({ family: 'fixed', value: 1 }, [1], [1])).toThrow(/fixed/);
  });
});
