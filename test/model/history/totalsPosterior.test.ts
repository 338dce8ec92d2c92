import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialSite, siteOf } from '../../../src/model/history/normalSite.js';
import {
  pastsPerPractice,
  type ReferenceWorlds,
  scoreOf,
  totalsPosterior,
} from '../../../src/model/history/totalsPosterior.js';
import { weightedSlopes } from '../../../src/model/history/weightedSlopes.js';
import { logistic } from '../../../src/random/elementary.js';
import { normalQuantile } from '../../../src/random/normalQuantile.js';

/** Worlds in which the score of points is the general effect plus the effort, and nothing else. */
function worlds(count: number): ReferenceWorlds {
  const rows = Array.from({ length: count }, (_, i) => {
    const general = normalQuantile(((i * 0.6180339887) % 1) * 0.9998 + 0.0001);
    const reach = normalQuantile(((i * 0.7548776662) % 1) * 0.9998 + 0.0001);
    return { general, reach, share: logistic(2 + 0.6 * general + 0.8 * reach) };
  }).sort((a, b) => a.share - b.share);
  const column = (value: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, value);
  return {
    general: column(({ general }) => general),
    reach: column(({ reach }) => reach),
    logList: new Float64Array(count).fill(9),
    share: column(({ share }) => share),
    score: column(({ share }) => scoreOf(share)),
    domains: new Map(),
  };
}

const reference = worlds(20_000);

function moments(share: number) {
  const { pasts } = totalsPosterior(reference, { list: 8103, share, domains: new Map() });
  const z = [...pasts.world].map((world, i) => reference.general[world]! + pasts.general[i]!);
  const r = [...pasts.world].map((world, i) => reference.reach[world]! + pasts.reach[i]!);
  const mean = (x: readonly number[]) => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [mz, mr] = [mean(z), mean(r)];
  return { pasts, z, mz, mr, covariance: mean(z.map((v, i) => (v - mz) * (r[i]! - mr))) };
}

describe('pasts by points', () => {
  // With score s = 2 + 0.6 z + 0.8 r: E z = 0.6 (s - 2), E r = 0.8 (s - 2), cov = -0.48.
  it.each([0.75, 0.88, 0.95])('have the mean and the correlation of effects that make a share of %s', (share) => {
    const { mz, mr, covariance } = moments(share);
    const gap = Math.log(share / (1 - share)) - 2;
    expect(Math.abs(mz - 0.6 * gap)).toBeLessThan(0.25);
    expect(Math.abs(mr - 0.8 * gap)).toBeLessThan(0.25);
    expect(Math.abs(covariance + 0.48)).toBeLessThan(0.15);
  });

  it('rise in their general effect, and their parts of the normal fill it', () => {
    const { pasts, z } = moments(0.9);
    expect(pasts.world).toHaveLength(pastsPerPractice);
    expect(z).toEqual([...z].sort((a, b) => a - b));
    expect([...pasts.upTo]).toEqual([...pasts.upTo].sort((a, b) => a - b));
    expect(pasts.upTo.at(-1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of a share below every simulated one are the lowest worlds as they are', () => {
    const { pasts } = moments(0.001);
    expect(Math.max(...pasts.world)).toBeLessThan(pastsPerPractice);
    expect(pasts.general.every((shift) => shift === 0 || Object.is(shift, -0))).toBe(true);
  });
});

describe('normal readings', () => {
  it('of a normal likelihood are that likelihood', () => {
    const prior = { mean: 1, variance: 2 };
    const nodes = Float64Array.from({ length: 401 }, (_, i) => -9 + 0.05 * i);
    const density = (x: number, mean: number, variance: number) => Math.exp((-0.5 * (x - mean) ** 2) / variance);
    const site = siteOf(
      nodes,
      nodes.map((x) => density(x, prior.mean, prior.variance) * density(x, 2.5, 0.7)),
      prior,
    );
    expect(site.mean).toBeCloseTo(2.5, 6);
    expect(site.variance).toBeCloseTo(0.7, 6);
  });

  it('of a large binomial count are its logit with the textbook variance, and of none at all say nothing', () => {
    const site = binomialSite(300, 1000, { mean: 0, variance: 1 });
    expect(site.mean).toBeCloseTo(Math.log(3 / 7), 1);
    expect(site.variance).toBeCloseTo(1 / (1000 * 0.3 * 0.7), 3);
    expect(binomialSite(0, 0, { mean: 0, variance: 1 }).variance).toBeGreaterThan(100);
  });
});

it('weighted slopes are those of an exact plane, whatever the weights', () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(
      number,
      number,
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
      (a, b, weights) => {
        const x = weights.map((_, i) => [Math.sin(3 * i) * 2, Math.cos(5 * i)]);
        const [slopes] = weightedSlopes(
          x,
          x.map(([u, v]) => [1 + a * u! + b * v!]),
          weights,
        );
        expect(slopes![0]).toBeCloseTo(a, 4);
        expect(slopes![1]).toBeCloseTo(b, 4);
      },
    ),
  );
});
