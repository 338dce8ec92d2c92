import { sampleCorrelation, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import { loadPriors } from '../../src/facts/priors.js';
import { drawParameters } from '../../src/model/parameters.js';
import { drawShifts, responseStrength, unpaidShifts } from '../../src/model/withdrawalShift.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';
import { contractOf, national, simulated, suspension } from '../simulate/smallWorld.js';

const priors = loadPriors();
const key = keyFromSeed('shifts');
const fixed = (value: number): Distribution => ({ family: 'fixed', value });

function shiftsWith(beliefs: Readonly<Record<string, Distribution>>, sets: number) {
  const draws = drawParameters(priors, beliefs, key, sets);
  return { draws, shifts: drawShifts(priors, beliefs, draws, key, sets) };
}

describe('withdrawal shifts', () => {
  const sets = 5000;
  const { shifts } = shiftsWith({}, sets);

  it.each(['recording', 'complexProcess', 'labTest', 'bloodPressureControl', 'metabolicControl', 'treatment'] as const)(
    'of %s keep the mean and spread of their prior',
    (name) => {
      const prior = priors.get(`withdrawalLogitShift.${name}`)!.distribution;
      if (prior.family !== 'normal') throw new Error('the register says normal');
      const values = shifts.get(name)!;
      const mean = values.reduce((sum, x) => sum + x, 0) / sets;
      expect(Math.abs(mean - prior.mean)).toBeLessThan((4 * prior.sd) / Math.sqrt(sets));
      expect(sampleStandardDeviation([...values]) / prior.sd).toBeCloseTo(1, 1);
    },
  );

  it('correlate as believed between types: 0.5 on average, as the same teams drive all of them', () => {
    const names = [...shifts.keys()];
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) {
        // Standard error of a correlation of one half: 0.75 / sqrt(sets); a little more where the correlation itself varies.
        const correlation = sampleCorrelation([...shifts.get(a)!], [...shifts.get(b)!]);
        expect(Math.abs(correlation - 0.5)).toBeLessThan((4.5 * 0.85) / Math.sqrt(sets));
      }
    });
  });

  it('are independent or all alike at correlations of nought and one', () => {
    const correlationAt = (value: number) => {
      const other = shiftsWith({ withdrawalShiftCorrelation: fixed(value) }, sets).shifts;
      return sampleCorrelation([...other.get('recording')!], [...other.get('treatment')!]);
    };
    expect(Math.abs(correlationAt(0))).toBeLessThan(4.5 / Math.sqrt(sets));
    expect(correlationAt(1)).toBeCloseTo(1, 6);
  });

  it.each([-0.1, 1.2])('refuse a correlation of %d, which no shifts could have', (value) => {
    expect(() => shiftsWith({ withdrawalShiftCorrelation: fixed(value) }, 2)).toThrow(/withdrawalShiftCorrelation/);
  });
});

describe('shifts when unpaid', () => {
  const beliefs = {
    'withdrawalLogitShift.recording': fixed(-2),
    'withdrawalLogitShift.complexProcess': fixed(-1.5),
    'withdrawalLogitShift.metabolicControl': fixed(-0.5),
    fractionOfShiftInYear1: fixed(0.8),
    temporarySuspensionAttenuation: fixed(0.5),
    indirectIncentiveShielding: fixed(0.1),
  };
  const { draws, shifts } = shiftsWith(beliefs, 1);
  // DM007 is the outcome item of diabetes; DM012 (foot check) and DM014 (education) are processes; AF006 has no outcome item.
  const indicators = contractOf(['DM007', 'DM012', 'DM014', 'AF006', 'AF001']).indicators;
  const firstYear = { fedBack: false, yearsSince: 0, yearsAfter: 0, lastShare: Float64Array.of(1) };
  const falls = (suspended: readonly string[], temporary: boolean) => {
    const strength = responseStrength({ ...firstYear, temporary }, draws);
    const values = unpaidShifts(indicators, new Set(suspended), strength, shifts, draws);
    // 0 - x, because -0 is not 0.
    const shiftOf = (code: string) => 0 - values[indicators.findIndex((indicator) => indicator.code === code)]!;
    return Object.fromEntries(suspended.map((code) => [code, shiftOf(code)]));
  };

  it('are the shift times the first-year share, unless the outcome item of the area stays paid', () => {
    expect(falls(['DM007', 'DM012', 'DM014', 'AF006', 'AF001'], false)).toEqual({
      DM007: expect.closeTo(0.5 * 0.8, 12),
      DM012: expect.closeTo(1.5 * 0.8, 12),
      DM014: expect.closeTo(2 * 0.8, 12),
      AF006: expect.closeTo(2 * 0.8, 12),
      AF001: 0,
    });
  });

  it('shield the processes of diabetes, and no others, while its outcome item is paid', () => {
    expect(falls(['DM012', 'DM014', 'AF006'], false)).toEqual({
      DM012: expect.closeTo(1.5 * 0.8 * 0.1, 12),
      DM014: expect.closeTo(2 * 0.8 * 0.1, 12),
      AF006: expect.closeTo(2 * 0.8, 12),
    });
  });

  it('move nothing that stays paid', async () => {
    const codes = ['DM007', 'DM012', 'DM014', 'AF006', 'AF001'];
    const processes = suspension('processes', { indicators: { codes: ['DM012', 'DM014', 'AF006', 'AF001'] } });
    const world = await simulated({ codes, policies: [national, processes], beliefs });
    const achieved = (i: number) => [0, 1].map((policy) => indicatorAchievement(world, policy, i));
    const [paid, unpaid] = [achieved(0), achieved(3)];
    expect(paid[1]).toEqual(paid[0]);
    expect(unpaid[1]).not.toEqual(unpaid[0]);
  });

  it('are halved by a pause that ends', () => {
    const [forGood, pause] = [falls(['DM012', 'AF006'], false), falls(['DM012', 'AF006'], true)];
    expect(pause.AF006).toBeCloseTo(0.5 * forGood.AF006!, 12);
    expect(pause.DM012).toBeCloseTo(0.5 * forGood.DM012!, 12);
  });
});
