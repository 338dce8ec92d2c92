import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorPoints } from '../../src/contract/indicatorPoints.js';
import { roundHalfUp, roundToPence } from '../../src/contract/roundHalfUp.js';
import { profiledFactor, profiledPoints } from '../../src/contract/roundingProfile.js';
import { achievementOf, exceptionRateOf, thresholdPoints } from '../../src/contract/thresholdPoints.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { patients, percent, points, pounds } from '../../src/units.js';

const ruleset = loadRuleset('England', '2016-17');
const indicator = (code: string) => ruleset.indicators.find((one) => one.code === code)!;
const linear = { lower: percent(40), upper: percent(90) };
const counts = (numerator: number, denominator: number) => ({
  numerator: patients(numerator),
  denominator: patients(denominator),
});

describe('thresholdPoints (rules A10, A12)', () => {
  it.each([
    [0, 0],
    [40, 0],
    [65, 6],
    [89.999, 11.99976],
    [90, 12],
    [100, 12],
  ])('pays %d percent of 40-90 with %d of 12 points', (achievement, expected) => {
    expect(thresholdPoints(percent(achievement), points(12), linear)).toBeCloseTo(expected, 10);
  });

  it.each([
    [89.99, 0],
    [90, 3],
    [92.5, 10.5],
    [95, 18],
  ])('pays %d percent of VI001 in 2021/22 (step of 3 at 90, 18 at 95) with %d points', (achievement, expected) => {
    const vi001 = loadRuleset('England', '2021-22').indicators.find(({ code }) => code === 'VI001')!;
    expect(thresholdPoints(percent(achievement), vi001.points.value, vi001.thresholds!)).toBeCloseTo(expected, 10);
  });

  it('never pays less for one patient more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(1999),
        fc.integer({ min: 0, max: 89 }),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (denominator, met, lower, width, step) => {
          const numerator = Math.min(met, denominator - 1);
          const terms = { lower: percent(lower), upper: percent(lower + width), step: points(step) };
          const earned = (n: number) =>
            thresholdPoints(achievementOf(patients(n), patients(denominator))!, points(30), terms);
          expect(earned(numerator + 1)).toBeGreaterThanOrEqual(earned(numerator));
          expect(earned(numerator)).toBeGreaterThanOrEqual(0);
          expect(earned(denominator)).toBeLessThanOrEqual(30);
        },
      ),
    );
  });

  it('meets whole percentages exactly: 63 of 70 is 90 percent', () => {
    expect(achievementOf(patients(63), patients(70))).toBe(90);
  });
});

describe('indicatorPoints (rules A13-A15)', () => {
  it('pays nothing for an empty denominator', () => {
    expect(indicatorPoints(indicator('DM007'), counts(0, 0), patients(40))).toBe(0);
  });

  it('pays nothing in an area whose register is empty', () => {
    expect(indicatorPoints(indicator('DM017'), { achieved: true }, patients(0))).toBe(0);
    expect(indicatorPoints(indicator('DM007'), { points: points(17) }, patients(0))).toBe(0);
  });

  it('pays register and yes-no indicators all or nothing', () => {
    expect(indicatorPoints(indicator('DM017'), { achieved: true }, patients(1))).toBe(6);
    expect(indicatorPoints(indicator('CS001'), { achieved: false })).toBe(0);
  });

  it('refuses evidence of the wrong kind', () => {
    expect(() => indicatorPoints(indicator('DM007'), { achieved: true })).toThrow(/counts/);
    expect(() => indicatorPoints(indicator('DM017'), counts(1, 1))).toThrow(/no thresholds/);
  });

  it('gives the published exception rate: exceptions over exceptions plus denominator', () => {
    // AF007 in England 2016-17: 71,961 exceptions, denominator 806,003, published as 8.2%.
    const { exceptions, denominator } = indicator('AF007').national!;
    expect(exceptionRateOf(exceptions!, denominator!)).toBeCloseTo(8.2, 2);
    expect(exceptionRateOf(patients(0), patients(0))).toBeUndefined();
  });
});

describe('roundHalfUp', () => {
  it.each([
    [1.005, 1.01],
    [2.675, 2.68],
    [1.115, 1.12],
    [8.345, 8.35],
    [1.0049999, 1],
    [0.1 + 0.2, 0.3],
    [-1.005, -1.01],
    [123456789.125, 123456789.13],
    [1e-9, 0],
    [0, 0],
  ])('rounds %d pounds to %d', (amount, expected) => {
    expect(roundToPence(pounds(amount))).toBe(expected);
  });

  it('survives the noise of multiplication: 0.1 x 1.15 is 0.115', () => {
    expect(0.1 * 1.15).toBeLessThan(0.115);
    expect(roundHalfUp(0.1 * 1.15, 2)).toBe(0.12);
  });

  it('agrees with whole-number arithmetic on every tenth of a penny', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (mils) => {
        expect(roundHalfUp(mils / 1000, 2)).toBe(Math.floor((mils + 5) / 10) / 100);
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => roundHalfUp(Number.NaN, 2)).toThrow(/cannot round/);
  });

  it('rounds only what the profile names', () => {
    expect(profiledPoints(points(9.4249), 'points2dp')).toBe(9.42);
    expect(profiledPoints(points(9.4249), 'factors2dp')).toBe(9.4249);
    expect(profiledFactor(1.7069, 'factors2dp')).toBe(1.71);
    expect(profiledFactor(1.7069, 'none')).toBe(1.7069);
  });
});
