import { describe, expect, it } from 'vitest';
import { knownPoints } from '../../src/contract/networkFund.js';
import { loadNetworkFund, networkFundYears } from '../../src/facts/networkFunds.js';
import { InputError } from '../../src/inputError.js';

const [first, second] = [loadNetworkFund('England', '2022-23'), loadNetworkFund('England', '2023-24')];

describe('the network funds', () => {
  it('are those of two years in England', () => {
    expect(networkFundYears('England')).toEqual(['2022-23', '2023-24']);
    expect(networkFundYears('Wales')).toEqual([]);
  });

  it('hold six indicators and the four withdrawn ones of 2022/23, and say what they lack', () => {
    expect(first.indicators.map(({ code }) => code)).toEqual(['VI-01', 'VI-02', 'VI-03', 'CVD-05', 'CVD-06', 'CAN-01']);
    expect(first.withdrawal?.indicators.map(({ code, points }) => [code, points])).toEqual([
      ['ACC-02', 18],
      ['EHCH-06', 27],
      ['ACC-08', 71],
      ['ACC-05', 48],
    ]);
    expect(knownPoints(first)).toBe(460);
    expect(first.totalPoints.value).toBe(1153);
    expect(first.missing.join(' ')).toMatch(/693 of 1,153 points/);
  });

  it('hold the lowered thresholds of CVD-06', () => {
    expect(first.indicators.find(({ code }) => code === 'CVD-06')?.thresholds).toEqual({ lower: 25, upper: 35 });
  });

  it('hold all points of 2023/24, ACC-08 credited in full', () => {
    expect(knownPoints(second)).toBe(second.totalPoints.value);
    expect(second.indicators.map(({ earned }) => earned.kind)).toEqual([
      'measured',
      'measured',
      'measured',
      'measured',
      'credited',
    ]);
    expect(second.indicators.at(-1)).toMatchObject({ code: 'ACC-08', points: 71, earned: { share: 1 } });
    expect(second.withdrawal).toBeUndefined();
  });

  it('fit the printed national totals: fund = points x value x expected share x networks', () => {
    const value = (fund: typeof first) =>
      fund.totalPoints.value * fund.pointValue.value * fund.expectedShare.value * fund.networks.value;
    expect(Math.abs(value(first) / first.fund.value - 1)).toBeLessThan(0.005);
    expect(Math.abs(value(second) / second.fund.value - 1)).toBeLessThan(0.01);
  });

  it('never call a spread or an exclusion seen: none was published for networks', () => {
    for (const { code, earned } of [...first.indicators, ...second.indicators]) {
      if (earned.kind === 'credited') continue;
      expect(earned.spread.certainty, code).not.toBe('seen');
      expect(earned.achievement.source.length, code).toBeGreaterThan(10);
    }
  });

  it('are asked for in vain for other years and nations', () => {
    expect(() => loadNetworkFund('England', '2021-22')).toThrow(InputError);
    expect(() => loadNetworkFund('England', '2024-25')).toThrow(/network-fund-2023-24/);
    expect(() => loadNetworkFund('Scotland', '2022-23')).toThrow(/England/);
  });
});
