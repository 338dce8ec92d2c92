import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qofReceipts } from '../../../src/analysis/qofReceipts.js';
import { scenarioVectors } from '../../../src/analysis/scenarioVectors.js';
import { whoLoses } from '../../../src/analysis/whoLoses.js';
import { loadPracticeFinance } from '../../../src/facts/practiceFinance.js';
import { patients } from '../../../src/units.js';
import { meanOf, outcomesOf, rowsOf, yearOf } from '../outcomesOf.js';
import {
  contractOf,
  measure,
  national,
  policyOf,
  practiceOf,
  sameContract,
  simulated,
  suspension,
  twelve,
  year,
} from '../smallWorld.js';
import { anySeed } from './anyMeasure.js';
import { fixed, onlyFalls } from './lawWorld.js';

const accounts = [
  'qofReceivedPerPractice',
  'qofBalancePerPractice',
  'costAvoidedPerPractice',
  'netIncomeChangePerPractice',
  'practiceProfit',
  'incomePerPartner',
  'shareOfPartnersLosingOver1Percent',
  'shareOfPartnersLosingOver5Percent',
] as const;

describe('accounts of practices', () => {
  it('are the same under equal policies, to the bit, and nobody loses', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const nothing = measure({ signal: { response: 'none', reporting: 'asUsual' } });
        const world = await simulated({
          policies: [national, policyOf('same', [nothing])],
          draws: 8,
          practices: 9,
          seed,
        });
        const [before, after] = [outcomesOf(world, 'national'), outcomesOf(world, 'same')];
        for (const id of accounts) expect(after[id], id).toEqual(before[id]);
        const vectors = scenarioVectors([yearOf(world)], world.input.policies, 2);
        const { quantiles, groups } = whoLoses(vectors, 1);
        for (const one of quantiles)
          expect([one.incomeChange.mean, one.partnerIncomeChange.mean, one.incomeChange.sd]).toEqual([0, 0, 0]);
        for (const one of groups) expect([one.incomeChange.mean, one.losing.mean]).toEqual([0, 0]);
      }),
      { numRuns: 5 },
    );
  });

  it('save staff cost x avoidable share for every released hour', async () => {
    const beliefs = { staffCostPerHour: fixed(20), avoidableCostShare: fixed(0.5) };
    const world = await simulated({ policies: [national, suspension('all')], beliefs, draws: 8 });
    const { costAvoidedPerPractice, hoursReleasedPerPractice, ...saved } = outcomesOf(world, 'all');
    // What is saved stays with the practice.
    saved.netIncomeChangePerPractice.forEach((change, d) => {
      const gross = saved.practiceIncome[d]! - outcomesOf(world, 'national').practiceIncome[d]!;
      expect(Math.abs(change - gross - costAvoidedPerPractice[d]!)).toBeLessThan(1e-6);
      expect(costAvoidedPerPractice[d]!).toBeGreaterThan(0);
    });
    // Whole pence for each practice.
    costAvoidedPerPractice.forEach((cost, d) => {
      expect(Math.abs(cost - 10 * hoursReleasedPerPractice[d]!)).toBeLessThan(0.01);
    });
    const nothing = await simulated({
      policies: [national, suspension('all')],
      beliefs: { ...beliefs, avoidableCostShare: fixed(0) },
      draws: 8,
    });
    const { netIncomeChangePerPractice, practiceIncome } = outcomesOf(nothing, 'all');
    const before = outcomesOf(nothing, 'national').practiceIncome;
    netIncomeChangePerPractice.forEach((change, d) => {
      expect(Math.abs(change - (practiceIncome[d]! - before[d]!))).toBeLessThan(1e-6);
    });
  });

  it('leave the published part of income as profit, and it falls by every pound that income falls', async () => {
    const beliefs = { ...onlyFalls, expensesSpread: fixed(1e-9), avoidableCostShare: fixed(0) };
    const world = await simulated({
      policies: [national, suspension('unpaid')],
      beliefs,
    });
    const { expensesShare, deductionShare, fullTimePartnersPerPatient } = loadPracticeFinance('England', year);
    const before = outcomesOf(world, 'national');
    const left = (1 - deductionShare) * (1 - expensesShare);
    before.practiceProfit.forEach((profit, d) => {
      expect(profit / before.practiceIncome[d]!).toBeCloseTo(left, 5);
      const partners = (fullTimePartnersPerPatient * yearOf(world).patients) / world.run.kernel.practiceCount;
      // Partners are counted in millionths.
      expect(before.incomePerPartner[d]).toBeCloseTo(profit / partners, 0);
    });
    const after = outcomesOf(world, 'unpaid');
    after.practiceProfit.forEach((profit, d) => {
      const lost = before.practiceIncome[d]! - after.practiceIncome[d]!;
      expect(before.practiceProfit[d]! - profit).toBeCloseTo(lost, 6);
    });
    // A share of income lost is about three times that share of profit.
    expect(meanOf(after.shareOfPartnersLosingOver1Percent)).toBeGreaterThan(
      meanOf(after.shareOfPracticesLosingOver1Percent) - 1e-9,
    );
    expect(meanOf(after.shareOfPartnersLosingOver5Percent)).toBeLessThanOrEqual(
      meanOf(after.shareOfPartnersLosingOver1Percent),
    );
  });

  it('give a practice the same share of expenses in every draw, another to its neighbour', async () => {
    const two = [0, 0].map((_, i) => ({ ...practiceOf(3, contractOf(twelve)), code: `TWIN${i}` }));
    const world = await simulated({ practices: two, draws: 4, worldsPerParameterSet: 4 });
    const [first, second] = [...rowsOf(world, 'national').values()];
    expect(Math.abs(first!.profit / first!.income - second!.profit / second!.income)).toBeGreaterThan(0.001);
    const again = await simulated({ practices: two.slice(1), draws: 4, worldsPerParameterSet: 4 });
    expect(rowsOf(again, 'national').get('TWIN1')!.profit).toBeCloseTo(second!.profit, 6);
  });
});

describe('money received under a policy', () => {
  it('stays as it is while pay is held in cash, and in the first year whatever is paid after the year', async () => {
    const held = { rule: 'baseCash', baseYear: '2014-15', withoutHistory: 'actual' } as const;
    const world = await simulated({
      policies: [
        national,
        suspension('held', { pay: held }),
        suspension('unpaid'),
        suspension('monthly', {
          pay: { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.1, patients: 'registered' },
        }),
      ],
      contractOf: sameContract,
      draws: 8,
    });
    const received = (id: string) => outcomesOf(world, id).qofReceivedPerPractice;
    expect(received('held')).toEqual(received('national'));
    expect(received('unpaid')).toEqual(received('national'));
    const monthly = outcomesOf(world, 'monthly');
    const before = outcomesOf(world, 'national');
    monthly.qofReceivedPerPractice.forEach((pounds, d) => {
      // All of the contract is paid monthly: nothing on account, nothing owed; last year's balance still comes.
      expect(Math.abs(monthly.qofBalancePerPractice[d]!)).toBeLessThan(1e-6);
      const onAccount = before.qofPaymentPerPractice[d]! - before.qofBalancePerPractice[d]!;
      const balanceOfLastYear = before.qofReceivedPerPractice[d]! - onAccount;
      expect(pounds).toBeCloseTo(monthly.qofPaymentPerPractice[d]! + balanceOfLastYear, 4);
    });
  });

  it('is by practice what it is in all', async () => {
    const world = await simulated({ policies: [national, suspension('unpaid')] });
    const { received } = qofReceipts(yearOf(world), 1);
    const rows = [...rowsOf(world, 'unpaid').values()].reduce((sum, row) => sum + row.qofReceived, 0);
    expect(rows / (meanOf(received) / 100)).toBeCloseTo(1, 9);
  });
});

describe('who loses', () => {
  it('has quantiles that a count over practices gives, to a fifth, and groups that add up to all', async () => {
    const practices = Array.from({ length: 40 }, (_, i) => ({
      ...practiceOf(i, contractOf(twelve)),
      contract: i % 4 === 0 ? ('PMS' as const) : ('GMS' as const),
      list: patients(1500 + 311 * i),
    }));
    const world = await simulated({
      practices,
      policies: [national, suspension('unpaid')],
      beliefs: onlyFalls,
      draws: 1,
      worldsPerParameterSet: 1,
    });
    const changes = [...rowsOf(world, 'unpaid').values()].map(({ incomeChange }) => incomeChange).sort((a, b) => a - b);
    const table = whoLoses(scenarioVectors([yearOf(world)], world.input.policies, 1), 1);
    for (const { probability, incomeChange } of table.quantiles) {
      const [low, high] = [Math.floor(probability * 40) - 1, Math.ceil(probability * 40)].map(
        (i) => changes[Math.min(39, Math.max(0, i))]!,
      );
      expect(incomeChange.mean).toBeGreaterThan(1.21 * low!);
      expect(incomeChange.mean).toBeLessThan(0.8 * high!);
    }
    const sumOf = (by: string) =>
      table.groups.filter((one) => one.by === by).reduce((sum, one) => sum + one.practices * one.incomeChange.mean, 0);
    const all = changes.reduce((sum, change) => sum + change, 0);
    for (const by of ['all practices', 'list size', 'contract']) expect(sumOf(by)).toBeCloseTo(all, 4);
    // The test practices have no deprivation score and no place: no group of them.
    expect([...new Set(table.groups.map(({ by }) => by))]).toEqual(['all practices', 'list size', 'contract']);
    const fifths = table.groups.filter(({ by }) => by === 'list size');
    expect(fifths.map(({ practices: count }) => count)).toEqual([8, 8, 8, 8, 8]);
    expect(fifths[0]!.incomeChange.mean).toBeGreaterThan(fifths[4]!.incomeChange.mean);
  });
});
