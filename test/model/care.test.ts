import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/contract/ruleset.js';
import { loadPriors } from '../../src/facts/priors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { careForgone, careOfQof } from '../../src/model/care.js';
import { breakEven, deathsFromCareForgone } from '../../src/model/health.js';
import { drawParameters } from '../../src/model/parameters.js';
import { drawShifts } from '../../src/model/withdrawalShift.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';

const priors = loadPriors();
const key = keyFromSeed('care');
const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const ruleset = loadRuleset('England', '2016-17');
const indicator = (code: string): Indicator => {
  const found = ruleset.indicators.find((other) => other.code === code);
  if (!found) throw new Error(`2016-17 has no ${code}`);
  return found;
};

/** Shares and heaping as round numbers. */
const certain = {
  'realShare.recording': fixed(0.1),
  'realShare.complexProcess': fixed(0.5),
  'realShare.labTest': fixed(0.8),
  'realShare.control': fixed(0.2),
  'realShare.treatment': fixed(0.9),
  bpHeapingPoints: fixed(4),
};

function worldsOf(beliefs: Readonly<Record<string, Distribution>>, sets: number) {
  const draws = drawParameters(priors, beliefs, key, sets);
  return {
    draws,
    shifts: drawShifts(priors, beliefs, draws, key, sets),
    setOfDraw: Int32Array.from({ length: sets }, (_, d) => d),
  };
}

describe('care forgone', () => {
  const { draws, setOfDraw } = worldsOf(certain, 1);
  // One indicator of each class, by its own fall from 80% to 60%.
  const classes: readonly (readonly [string, number])[] = [
    ['DM014', 0.2 * 0.1], // education recorded
    ['DM012', 0.2 * 0.5], // foot examination
    ['DEM005', 0.2 * 0.8], // blood tests
    ['DM007', 0.2 * 0.2], // HbA1c at target
    ['HYP006', 0.2 * 0.2 * (1 - 0.04 / 0.8)], // blood pressure: a twentieth of recorded control is heaping
    ['DM018', 0.2 * 0.9], // influenza vaccination
  ];

  it.each(classes)('of %s is the recorded fall times its real share', (code, expected) => {
    const before = { indicators: [indicator(code)], achievement: Float64Array.of(0.8) };
    const { perIndicator, mean: all } = careForgone(before, Float64Array.of(0.6), draws, setOfDraw);
    expect(perIndicator[0]).toBeCloseTo(expected, 12);
    expect(all[0]).toBeCloseTo(expected, 12);
  });

  it('is weighted by points over fractional indicators in which patients are counted', () => {
    const indicators = ['DM017', 'DM014', 'HYP006', 'DM007'].map(indicator);
    expect(indicators[0]!.kind).toBe('register');
    const before = { indicators, achievement: Float64Array.of(1, 0.8, 0.8, Number.NaN) };
    const { mean: all } = careForgone(before, Float64Array.of(0, 0.4, 0.7, Number.NaN), draws, setOfDraw);
    const [, education, pressure] = indicators.map(({ points }) => points.value);
    const expected = (education! * 0.4 * 0.1 + pressure! * 0.1 * 0.2 * 0.95) / (education! + pressure!);
    expect(all[0]).toBeCloseTo(expected, 12);
  });

  it('is nought without a fall, negative with a rise, and never control that was only heaping', () => {
    const before = { indicators: [indicator('HYP006')], achievement: Float64Array.of(0.03) };
    expect(careForgone(before, Float64Array.of(0), draws, setOfDraw).mean[0]).toBe(0);
    const some = { indicators: [indicator('DM012')], achievement: Float64Array.of(0.7) };
    expect(careForgone(some, some.achievement, draws, setOfDraw).mean[0]).toBe(0);
    expect(careForgone(some, Float64Array.of(0.8), draws, setOfDraw).mean[0]).toBeCloseTo(-0.05, 12);
  });
});

describe('care that the QOF brings', () => {
  const shift = { 'withdrawalLogitShift.complexProcess': fixed(-Math.log(4)) };

  it('is the real part of a full and lasting withdrawal', () => {
    const { draws, shifts, setOfDraw } = worldsOf({ ...certain, ...shift }, 1);
    const before = { indicators: [indicator('DM012')], achievement: Float64Array.of(0.8) };
    // Odds of 4 to 1 fall to 1 to 1: 30 points, half of them real.
    expect(careOfQof(before, shifts, draws, setOfDraw)).toBeCloseTo(0.15, 10);
  });

  it('is positive with the beliefs as they stand, for the whole contract', () => {
    const { draws, shifts, setOfDraw } = worldsOf({}, 400);
    const { indicators } = ruleset;
    const achievement = new Float64Array(indicators.length * 400).fill(0.85);
    const care = careOfQof({ indicators, achievement }, shifts, draws, setOfDraw);
    // Recorded achievement would fall by some 10 to 20 points; real care by less.
    expect(care).toBeGreaterThan(0.01);
    expect(care).toBeLessThan(0.12);
  });
});

describe('deaths from care forgone', () => {
  const { draws, setOfDraw } = worldsOf({}, 4000);
  const forgone = (care: number) => new Float64Array(4000).fill(care);
  const deaths = deathsFromCareForgone(forgone(0.05), 0.05, draws, setOfDraw);

  it('are the whole effect of the QOF when all its care goes, harm and benefit included', () => {
    // Normal 3.68, sd 2.29: standard error 0.036; 5.4% below nought.
    expect(Math.abs(mean([...deaths]) - 3.68)).toBeLessThan(0.15);
    const saved = deaths.filter((x) => x < 0).length / 4000;
    expect(saved).toBeGreaterThan(0.04);
    expect(saved).toBeLessThan(0.07);
  });

  it('are in proportion to care, none without, and none where the QOF brings no care', () => {
    const half = deathsFromCareForgone(forgone(0.025), 0.05, draws, setOfDraw);
    half.forEach((x, d) => {
      expect(x).toBeCloseTo(deaths[d]! / 2, 12);
    });
    expect(deathsFromCareForgone(forgone(0), 0.05, draws, setOfDraw).every((x) => x === 0)).toBe(true);
    expect(deathsFromCareForgone(forgone(0), 0, draws, setOfDraw).every((x) => x === 0)).toBe(true);
  });

  it('give what released hours would have to prevent', () => {
    // 2 per 100,000 among 58 million are 1,160 deaths; 4 million hours: 0.29 for every 1,000.
    const needed = breakEven(Float64Array.of(2, -1, 2), Float64Array.of(4e6, 4e6, 0), 58e6);
    expect(needed[0]).toBeCloseTo(0.29, 12);
    expect(needed[1]).toBeCloseTo(-0.145, 12);
    expect(needed[2]).toBeNaN();
  });
});
