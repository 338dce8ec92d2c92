import fc from 'fast-check';
import jStat from 'jstat';
import { describe, expect, it } from 'vitest';
import { type Count, countLogLikelihoods } from '../../../src/model/history/countLikelihood.js';
import { logScaledNormalShare } from '../../../src/model/history/logNormalShare.js';

/** Chance that effort of mean theta, rounded up or down at random, is m patients or more: the integral over the rounding, by hand. */
function effortAtLeast(m: number, theta: number): number {
  if (m <= 0) return 1;
  let sum = 0;
  const steps = 4000;
  for (let i = 0; i < steps; i++) sum += Math.exp(-(m - (i + 0.5) / steps) / theta) / steps;
  return sum;
}

/** Chance of a count by the rules of `drawRecorded`, term by term. */
function plainChance(
  { met, counted, target }: Omit<Count, 'closedByOne' | 'effort'>,
  p: number,
  reach: number,
): number {
  const theta = reach * counted;
  const chance = (j: number) => jStat.binomial.pdf(j, counted, p);
  if (met > target) return chance(met);
  let sum = 0;
  for (let j = 0; j <= met; j++) {
    const missing = met - j;
    const effort =
      met === target
        ? effortAtLeast(missing, theta)
        : effortAtLeast(missing, theta) - effortAtLeast(missing + 1, theta);
    sum += chance(j) * effort;
  }
  return sum;
}

const logit = (p: number) => Math.log(p / (1 - p));

function logLikelihood(count: Omit<Count, 'closedByOne' | 'effort'>, p: number, reach: number): number {
  const out = new Float64Array(1);
  countLogLikelihoods({ ...count, closedByOne: 1, effort: 1 }, logit(p), Float64Array.of(reach), out, 0);
  return out[0]!;
}

describe('the chance of a count', () => {
  it.each([
    { met: 15, counted: 15, target: 15, p: 0.97, reach: 0.01 },
    { met: 15, counted: 15, target: 15, p: 0.6, reach: 0.4 },
    { met: 15, counted: 15, target: 15, p: 0.9, reach: 0.00005 },
    { met: 14, counted: 15, target: 15, p: 0.9, reach: 0.0005 },
    { met: 18, counted: 20, target: 18, p: 0.8, reach: 0.1 },
    { met: 30, counted: 40, target: 36, p: 0.6, reach: 0.1 },
    { met: 30, counted: 40, target: 36, p: 0.74, reach: 0.02 },
    { met: 0, counted: 4, target: 4, p: 0.2, reach: 0.2 },
    { met: 190, counted: 200, target: 190, p: 0.99, reach: 0.3 },
    { met: 180, counted: 200, target: 190, p: 0.86, reach: 0.05 },
  ])(
    'of $met of $counted at a target of $target is that of the rules, patient by patient',
    ({ p, reach, ...count }) => {
      const plain = Math.log(plainChance(count, p, reach));
      // Summed exactly where few fail; as a normal within a tenth where many may.
      expect(logLikelihood(count, p, reach)).toBeCloseTo(plain, count.counted * p * (1 - p) < 9 ? 4 : 1);
    },
  );

  it('adds up to one over all that can be met', () => {
    const counted = 12;
    const target = 10;
    for (const p of [0.3, 0.8]) {
      let sum = 0;
      for (let met = 0; met <= target; met++) sum += Math.exp(logLikelihood({ met, counted, target }, p, 0.15));
      for (let met = target + 1; met <= counted; met++) sum += jStat.binomial.pdf(met, counted, p);
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('at the target says "at most": it never falls as effort grows, and hardly falls as success does', () => {
    const success = fc.double({ min: -3, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        success,
        (counted, upper, x) => {
          const target = Math.ceil(upper * counted);
          const reaches = Float64Array.of(0.01, 0.1, 0.5, 2, 5);
          const out = new Float64Array(5);
          countLogLikelihoods({ met: target, counted, target, closedByOne: 0.96, effort: 1 }, x, reaches, out, 0);
          for (let j = 1; j < 5; j++) expect(out[j]! - out[j - 1]!).toBeGreaterThan(-0.02);
          expect(out.every(Number.isFinite)).toBe(true);
        },
      ),
    );
    expect(logLikelihood({ met: 90, counted: 100, target: 90 }, 0.3, 5)).toBeGreaterThan(-0.3);
  });
});

describe('log of e^(t^2/2) times the normal share', () => {
  it('is that of the library where it can be formed, and its asymptote where not', () => {
    for (const t of [-6, -3, -1, -0.2, 0, 0.4, 1.5, 3])
      expect(logScaledNormalShare(t)).toBeCloseTo(0.5 * t * t + Math.log(jStat.normal.cdf(t, 0, 1)), 5);
    expect(logScaledNormalShare(-200)).toBeCloseTo(-Math.log(200 * Math.sqrt(2 * Math.PI)), 4);
    expect(logScaledNormalShare(100)).toBeCloseTo(5000, 9);
  });
});
