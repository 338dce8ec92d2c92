import { describe, expect, it } from 'vitest';
import { aspirationByPercentage, aspirationByPoints, aspirationInstalments } from '../../src/contract/aspiration.js';
import { globalSum } from '../../src/contract/globalSum.js';
import { cashTopUp, higherOf, meanOfYears, protectPoints } from '../../src/contract/incomeProtection.js';
import { MissingFact } from '../../src/contract/missingFact.js';
import { networkPayment, networkPoints, withdrawnValue } from '../../src/contract/networkFund.js';
import { partYear } from '../../src/contract/partYear.js';
import { reconciliation } from '../../src/contract/reconciliation.js';
import { loadNetworkFund } from '../../src/facts/networkFunds.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { percent, points, pounds, share } from '../../src/units.js';

describe('aspiration (rules A70-A72)', () => {
  const last = { payment: pounds(60_000), pointValue: pounds(160.15), points: points(559) };

  it("is the share of last year's payment, raised with the point value", () => {
    const thisYear = { pointValue: pounds(165.18), points: points(559) };
    const { annual, monthly } = aspirationByPercentage({ lastYear: last, thisYear, share: share(0.7) });
    expect(annual).toBeCloseTo(43_319.14, 2);
    expect(monthly).toBeCloseTo(3_609.93, 2);
  });

  it('shrinks with the points on offer when points are retired', () => {
    const before = { payment: pounds(100_000), pointValue: pounds(156.92), points: points(900) };
    const thisYear = { pointValue: pounds(156.92), points: points(559) };
    expect(aspirationByPercentage({ lastYear: before, thisYear, share: share(0.7) }).annual).toBeCloseTo(43_477.78, 2);
  });

  it('pays one third of the aspired points in 2004/05', () => {
    const terms = { aspiredPoints: points(900), pointValue: pounds(77.5), share: share(1 / 3) };
    expect(aspirationByPoints({ ...terms, listSizeIndex: 1 }).annual).toBeCloseTo(23_250, 6);
    expect(aspirationByPoints({ ...terms, listSizeIndex: 2 }).annual).toBeCloseTo(46_500, 6);
  });

  it('makes up for provisional first months', () => {
    const months = aspirationInstalments(pounds(12_000), [pounds(450), pounds(450)]);
    expect(months).toHaveLength(12);
    expect(months[2]).toBeCloseTo(1110, 10);
    expect(months.reduce((total, month) => total + month, 0)).toBeCloseTo(12_000, 8);
  });
});

describe('year end', () => {
  it('pays the balance or recovers the excess (rule A51)', () => {
    expect(reconciliation(pounds(90_000), pounds(63_000))).toEqual({ due: 27_000, recovery: 0 });
    expect(reconciliation(pounds(50_000), pounds(63_000))).toEqual({ due: 0, recovery: 13_000 });
  });

  it('counts the days of the year, leap years too (rule A80)', () => {
    expect(partYear(183, '2016-17')).toBeCloseTo(183 / 365, 12);
    expect(partYear(183, '2015-16')).toBeCloseTo(183 / 366, 12);
    expect(() => partYear(366, '2016-17')).toThrow(/365/);
    expect(() => partYear(1.5, '2016-17')).toThrow(/whole number/);
  });
});

describe('income protection (rules A91-A93)', () => {
  it('replaces protected points whatever was earned, and gives none where the base year has none', () => {
    const current = { AF001: points(5), MH021: points(6), DM006: points(2) };
    const base = { AF001: points(4), DM006: points(0) };
    expect(protectPoints(current, base, new Set(['AF001', 'MH021']))).toEqual({ AF001: 4, MH021: 0, DM006: 2 });
  });

  it('tops cash up, never down', () => {
    expect(cashTopUp(pounds(100), pounds(80))).toBe(20);
    expect(cashTopUp(pounds(80), pounds(100))).toBe(0);
  });

  it('takes the higher year or the mean of years', () => {
    expect(higherOf([points(520), points(541)])).toBe(541);
    expect(meanOfYears([points(640), points(659), points(650)])).toBeCloseTo(649.6667, 4);
  });
});

describe('global sum (rule B10)', () => {
  it('keeps back the out-of-hours share: 4.73 of 99.70 pounds in 2022/23', () => {
    const ruleset = loadRuleset('England', '2022-23');
    expect(globalSum(1, ruleset) - globalSum(1, ruleset, true)).toBeCloseTo(4.73, 1);
  });

  it('names the missing share instead of guessing it', () => {
    expect(() => globalSum(8000, loadRuleset('England', '2014-15'), true)).toThrow(MissingFact);
    expect(() => globalSum(8000, loadRuleset('England', '2014-15'), true)).toThrow(
      /out-of-hours.*outOfHoursDeduction/s,
    );
  });
});

describe('network fund (rules C10-C14)', () => {
  const fund = loadNetworkFund('England', '2022-23');

  it('pays points on the adjusted value', () => {
    const flu = fund.indicators.find(({ code }) => code === 'VI-01')!;
    const earned = networkPoints(percent(83), flu.points, flu.thresholds);
    expect(earned).toBe(20);
    expect(networkPayment(earned, fund.pointValue.value, { list: 1.2, prevalence: 1.1 })).toBeCloseTo(5280, 8);
  });

  it('reverses the thresholds where less is better', () => {
    const thresholds = { lower: percent(0.8), upper: percent(1.2) };
    const at = (achievement: number) => networkPoints(percent(achievement), points(10), thresholds, 'less is better');
    expect([at(0.5), at(0.8), at(1.2), at(2)]).toEqual([10, 10, 0, 0]);
    expect(at(1.1)).toBeCloseTo(2.5, 10);
  });

  it('loses nothing in the withdrawal: what was withdrawn is what is repaid, to rounding', () => {
    const { pointValue, networks } = fund;
    const withdrawal = fund.withdrawal!;
    const withdrawn = points(withdrawal.indicators.reduce((total, one) => total + one.points, 0));
    expect(withdrawn).toBe(164);
    const value = withdrawnValue({
      points: withdrawn,
      pointValue: pointValue.value,
      shareRepaid: withdrawal.shareRepaid,
      networks: networks.value,
    });
    expect(Math.abs(value / withdrawal.repaid - 1)).toBeLessThan(0.001);
  });

  it('names the funds there are', () => {
    expect(() => loadNetworkFund('England', '2021-22')).toThrow(/network-fund-2022-23/);
    expect(() => loadNetworkFund('Wales', '2022-23')).toThrow(/England/);
  });
});
