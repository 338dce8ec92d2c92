import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialQuantile } from '../../src/random/binomialQuantile.js';

/** Chances are tested on a grid of 1/4096, so that they are exact ratios of whole numbers. */
const grid = 4096;

/**
 * The smallest k with P(K <= k) >= u, by adding up binomial weights as whole numbers of any length: slow, exact, and
 * without anything in common with the code under test.
 */
function inverse(trials: number, chance: number, word32: number): number {
  const [p, q] = [BigInt(chance), BigInt(grid - chance)];
  // u = (2 word + 1) / 2^33 of the total weight grid^trials
  const wanted = (2n * BigInt(word32) + 1n) * BigInt(grid) ** BigInt(trials);
  let weight = (q ** BigInt(trials)) << 33n;
  let below = weight;
  let k = 0;
  while (below < wanted) {
    weight = (weight * p * BigInt(trials - k)) / (q * BigInt(k + 1));
    below += weight;
    k++;
  }
  return k;
}

const uniformOf = (word: number) => (word + 0.5) / 2 ** 32;
/** The outermost millionth on each side, where the approximation for large counts is worst. */
const isExtreme = (word32: number) => Math.min(word32, 2 ** 32 - word32) < 2 ** 32 / 1e6;
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const chance = fc.integer({ min: 1, max: grid - 1 });

describe('binomialQuantile', () => {
  it('is the exact quantile where fewer than ten are expected on the rarer side', () => {
    const small = fc
      .tuple(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: grid / 2 }), fc.boolean(), word)
      .map(([trials, rare, flip, w]) => ({ trials, rare: Math.min(rare, Math.ceil((9.99 * grid) / trials)), flip, w }))
      .filter(({ trials, rare }) => (trials * rare) / grid < 10);
    fc.assert(
      fc.property(small, ({ trials, rare, flip, w }) => {
        const p = flip ? grid - rare : rare;
        expect(binomialQuantile(trials, p / grid, uniformOf(w))).toBe(inverse(trials, p, w));
      }),
      { numRuns: 800 },
    );
  });

  it('is exact in the far tails of small counts, where the last patient decides', () => {
    for (const trials of [1, 2, 5, 17])
      for (const p of [1, 100, 2048, 4000, 4095])
        for (const w of [0, 1, 1000, 2 ** 31, 2 ** 32 - 1000, 2 ** 32 - 1])
          expect(binomialQuantile(trials, p / grid, uniformOf(w))).toBe(inverse(trials, p, w));
  });

  it('is at most one patient off where ten or more are expected, and two in one draw of a million', () => {
    const large = fc
      .tuple(fc.integer({ min: 20, max: 1500 }), chance, word)
      .filter(([trials, p]) => (trials * Math.min(p, grid - p)) / grid >= 10);
    fc.assert(
      fc.property(large, ([trials, p, w]) => {
        const off = Math.abs(binomialQuantile(trials, p / grid, uniformOf(w)) - inverse(trials, p, w));
        expect(off).toBeLessThanOrEqual(isExtreme(w) ? 2 : 1);
      }),
      { numRuns: 400 },
    );
  });

  it('is off in fewer than 1% of draws where ten or more are expected', () => {
    let [cases, off] = [0, 0];
    for (const trials of [30, 75, 180, 420, 900])
      for (const p of [130, 500, 1300, 2048, 3000, 3500, 3900]) {
        if ((trials * Math.min(p, grid - p)) / grid < 10) continue;
        for (let w = 2 ** 25; w < 2 ** 32; w += 2 ** 26 + 12_345) {
          cases += 1;
          off += Math.abs(binomialQuantile(trials, p / grid, uniformOf(w)) - inverse(trials, p, w));
        }
      }
    expect(off / cases).toBeLessThan(0.01);
  });

  it('stays between nought and all patients, and is certain at the ends', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.double({ min: 0, max: 1, noNaN: true }), word, (trials, p, w) => {
        const k = binomialQuantile(trials, p, uniformOf(w));
        expect(Number.isInteger(k) && k >= 0 && k <= trials).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(binomialQuantile(0, 0.5, 0.5)).toBe(0);
    expect(binomialQuantile(1234, 0, 0.9)).toBe(0);
    expect(binomialQuantile(1234, 1, 0.1)).toBe(1234);
  });

  it('never falls when the uniform rises', () => {
    fc.assert(
      fc.property(fc.nat(2000), chance, word, word, (trials, p, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((w) =>
          binomialQuantile(trials, p / grid, uniformOf(w)),
        );
        expect(low!).toBeLessThanOrEqual(high!);
      }),
      { numRuns: 1000 },
    );
  });

  it('never falls by more than the patient of the approximation when the chance rises with the same uniform', () => {
    fc.assert(
      fc.property(fc.nat(2000), chance, chance, word, (trials, a, b, w) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((p) =>
          binomialQuantile(trials, p / grid, uniformOf(w)),
        );
        expect(low!).toBeLessThanOrEqual(high! + (isExtreme(w) ? 2 : 1));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the mean and variance of the binomial distribution', () => {
    const n = 20_000;
    for (const [trials, p] of [
      [3, 0.85],
      [40, 0.12],
      [90, 0.9],
      [700, 0.31],
    ] as const) {
      let [first, second] = [0, 0];
      for (let i = 0; i < n; i++) {
        const k = binomialQuantile(trials, p, (i + 0.5) / n);
        first += k / n;
        second += k ** 2 / n;
      }
      expect(first / (trials * p)).toBeCloseTo(1, 3);
      expect((second - first ** 2) / (trials * p * (1 - p))).toBeCloseTo(1, 1.7);
    }
  });
});
