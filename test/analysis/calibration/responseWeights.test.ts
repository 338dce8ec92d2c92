import { describe, expect, it } from 'vitest';
import { logDensityRatio, logKernel, weightsOf } from '../../../src/analysis/calibration/responseWeights.js';
import type { ResponseWorld } from '../../../src/analysis/calibration/responseWorlds.js';
import type { Distribution } from '../../../src/random/distributions.js';

type Beliefs = Readonly<Record<string, Distribution>>;

const [recording, labTest] = ['withdrawalLogitShift.recording', 'withdrawalLogitShift.labTest'] as const;

const world = (values: Readonly<Record<string, number>>, correlation: number): ResponseWorld => ({
  parameters: new Map(Object.entries(values)),
  correlation,
  statistics: new Map([
    ['a', 12],
    ['b', Number.NaN],
  ]),
});

const prior: Beliefs = {
  [recording]: { family: 'normal', mean: -2, sd: 0.8 },
  [labTest]: { family: 'normal', mean: -1, sd: 0.4 },
  stoppingShare: { family: 'beta', a: 1, b: 9 },
};
const narrower: Beliefs = {
  [recording]: { family: 'normal', mean: -1.5, sd: 0.3 },
  [labTest]: { family: 'normal', mean: -0.8, sd: 0.2 },
  stoppingShare: { family: 'beta', a: 2, b: 20 },
};
const at = world({ [recording]: -1.7, [labTest]: -0.9, stoppingShare: 0.1 }, 0.5);

/**
 * By hand: exp(-(x^2 - 2 r x y + y^2) / (2 (1 - r^2))) / (sx sy), standardised, with r a half; beta(1, 9) is 9 (1 - x)^8 and
 * beta(2, 20) is 420 x (1 - x)^19.
 */
const bivariate = (x: number, y: number, sx: number, sy: number) =>
  Math.exp(-(x * x - x * y + y * y) / 1.5) / (sx * sy);
const densities = {
  prior: bivariate(0.3 / 0.8, 0.1 / 0.4, 0.8, 0.4) * 9 * 0.9 ** 8,
  narrower: bivariate(-0.2 / 0.3, -0.1 / 0.2, 0.3, 0.2) * 420 * 0.1 * 0.9 ** 19,
};

describe('prior over proposal', () => {
  it('is one where worlds are drawn from the prior', () => {
    expect(logDensityRatio(at, prior, [{ beliefs: prior, worlds: 7 }])).toBeCloseTo(0, 12);
  });

  it('takes shifts, which are drawn together, as a bivariate normal, and the others by themselves', () => {
    const ratio = Math.exp(logDensityRatio(at, prior, [{ beliefs: narrower, worlds: 100 }]));
    expect(ratio).toBeCloseTo(densities.prior / densities.narrower, 9);
  });

  it('takes several rounds as one proposal, each by its worlds, so that no ratio exceeds the inverse share of the prior', () => {
    const rounds = [
      { beliefs: prior, worlds: 100 },
      { beliefs: narrower, worlds: 300 },
    ];
    const mixed = 0.25 * densities.prior + 0.75 * densities.narrower;
    expect(Math.exp(logDensityRatio(at, prior, rounds))).toBeCloseTo(densities.prior / mixed, 9);
    const far = world({ [recording]: -5, [labTest]: 1, stoppingShare: 0.7 }, 0.5);
    expect(Math.exp(logDensityRatio(far, prior, rounds))).toBeCloseTo(4, 6);
  });
});

describe('weights', () => {
  it('fall with the distance from what was published, and a world without the statistic has none', () => {
    const target = (id: string) => [{ id, observed: 10, tolerance: 1 }];
    expect(logKernel(at, target('a'), 1)).toBe(-2);
    expect(logKernel(at, target('a'), 2)).toBe(-0.5);
    expect(logKernel(at, target('b'), 1)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('count as so many worlds, and have a mean', () => {
    const { effectiveSampleSize, logMean } = weightsOf([Math.log(0.5), Math.log(0.5), Number.NEGATIVE_INFINITY]);
    expect(effectiveSampleSize).toBeCloseTo(2, 12);
    expect(logMean).toBeCloseTo(Math.log(1 / 3), 12);
    expect(weightsOf([-4000, -4000, -4000, -9000]).effectiveSampleSize).toBeCloseTo(3, 12);
    expect(() => weightsOf([Number.NEGATIVE_INFINITY])).toThrow(/no world/);
  });
});
