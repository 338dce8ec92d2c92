import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instalments, networkPoints, repaymentRate, withdrawnValue } from '../../src/contract/networkFund.js';
import { loadNetworkFund } from '../../src/facts/networkFunds.js';
import { percent, points, pounds, share } from '../../src/units.js';

const fund = loadNetworkFund('England', '2022-23');
const later = loadNetworkFund('England', '2023-24');
const published = fund.withdrawal!.indicators.map(({ code }) => code);

describe('the withdrawal of September 2022 (rules C13, C14)', () => {
  it('was worth 37 million pounds: 164 x 200 x 0.9 x 1,253', () => {
    const value = withdrawnValue({
      points: points(164),
      pointValue: pounds(200),
      shareRepaid: share(0.9),
      networks: 1253,
    });
    expect(value).toBeCloseTo(36_988_560, 4);
    expect(Math.round(value / 1e6)).toBe(37);
  });

  it('is repaid at the published 0.099 pounds, in whatever order the codes stand', () => {
    expect(repaymentRate(fund, published, 6)).toBe(0.099);
    expect(repaymentRate(fund, [...published].reverse(), 6)).toBe(0.099);
    expect(repaymentRate(fund, published, 6) * 6 * fund.adjustedPopulation.value).toBeCloseTo(36_994_320, 3);
  });

  it('is repaid by the same rule over other months and for other packages', () => {
    expect(repaymentRate(fund, published, 3)).toBeCloseTo(36_988_560 / 3 / 62_280_000, 12);
    // 18 of ACC-02 and 40 of VI-01.
    expect(repaymentRate(fund, ['VI-01', 'ACC-02'], 6)).toBeCloseTo((58 * 200 * 0.9 * 1253) / 6 / 62_280_000, 12);
    expect(repaymentRate(fund, [], 6)).toBe(0);
  });
});

describe('the Capacity and Access Payment of 2023/24 (rule C15)', () => {
  const cap = later.capacityAndAccess!;

  it('is 70% support and 30% improvement, and the rates pay out the totals', () => {
    expect(cap.support.total + cap.improvement.total).toBe(cap.total);
    expect(cap.support.total / cap.total).toBeCloseTo(0.7, 10);
    const population = later.adjustedPopulation.value;
    expect((cap.support.poundsPerAdjustedPatient * population) / 1e6).toBeCloseTo(172.2, 1);
    expect((cap.improvement.maximumPerAdjustedPatient * population) / 1e6).toBeCloseTo(73.8, 1);
  });

  it('is paid in twelve parts that add up to the penny and differ by a penny at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 12 }), (pence, count) => {
        const parts = instalments(pence, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(pence);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('points of a network', () => {
  it('rise from the lower to the upper threshold of CVD-06', () => {
    const indicator = fund.indicators.find(({ code }) => code === 'CVD-06')!;
    const at = (value: number) => networkPoints(percent(value), indicator.points, indicator.thresholds);
    expect([at(20), at(25), at(30), at(35), at(60)]).toEqual([0, 0, 33, 66, 66]);
  });
});
