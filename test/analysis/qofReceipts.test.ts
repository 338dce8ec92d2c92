import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QofYear, receiptsOf } from '../../src/analysis/qofReceipts.js';
import type { YearRun } from '../../src/analysis/yearRun.js';
import type { ContractYear } from '../../src/contract/contractYear.js';
import type { Nation } from '../../src/contract/ruleset.js';
import { loadRuleset } from '../../src/facts/rulesets.js';

interface Money {
  readonly pence: number;
  readonly monthly?: number;
  readonly national?: number;
  readonly displaced?: number;
}

/** Contract years one after the other with the money of one practice or draw; the last of them. */
function chain(years: readonly ContractYear[], money: readonly Money[], nation: Nation = 'England') {
  const columns = new Map<YearRun, QofYear>();
  const runs: YearRun[] = [];
  years.forEach((year, i) => {
    const previous = runs.at(-1);
    const run = { ruleset: loadRuleset(nation, year), before: previous ? [previous] : [] } as unknown as YearRun;
    const { pence, monthly = 0, national = pence, displaced = 0 } = money[i]!;
    const of = (value: number) => Float64Array.of(value);
    columns.set(run, { pence: of(pence), monthly: of(monthly), national: of(national), displaced: of(displaced) });
    runs.push(run);
  });
  return runs.map((run) => {
    const { received, balance, aspiration } = receiptsOf(run, (one) => columns.get(one)!);
    return { received: received[0]!, balance: balance[0]!, aspiration: aspiration[0]! };
  });
}

const years = ['2014-15', '2015-16', '2016-17', '2017-18'] as const;

describe('QOF money received', () => {
  it('is 70% of last year, raised with the value of a point, and what was still owed of last year', () => {
    // By hand: 165.18, 160.15 and 156.92 pounds a point at average lists of 7,460, 7,233 and 7,087; 559 points (SPEC A44, A70).
    const lastYear = 1_000_000 * (160.15 / 7233 / (165.18 / 7460));
    const lastYearsAspiration = 0.7 * (160.15 / 156.92) * (1_000_000 * (156.92 / 7087 / (165.18 / 7460)));
    const [{ received, balance, aspiration }] = chain(['2016-17'], [{ pence: 1_000_000 }]) as [
      { received: number; balance: number; aspiration: number },
    ];
    expect(aspiration).toBeCloseTo(0.7 * (165.18 / 160.15) * lastYear, 6);
    expect(received).toBeCloseTo(aspiration + lastYear - lastYearsAspiration, 6);
    expect(balance).toBeCloseTo(1_000_000 - aspiration, 6);
  });

  it('and the last balance are what was earned and the balance that came in, whatever is paid how', () => {
    const amount = fc.integer({ min: 0, max: 20_000_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const money = fc.tuple(amount, share, amount, share).map(([pence, monthly, national, displaced]) => ({
      pence,
      monthly: Math.floor(pence * monthly),
      national,
      displaced: Math.floor(national * displaced),
    }));
    fc.assert(
      fc.property(fc.array(money, { minLength: 4, maxLength: 4 }), (all) => {
        const [first] = chain(years.slice(0, 1), all.slice(0, 1));
        const carriedIn = first!.received - first!.aspiration - all[0]!.monthly;
        const links = chain(years, all);
        const received = links.reduce((sum, link) => sum + link.received, 0);
        const earned = all.reduce((sum, { pence }) => sum + pence, 0);
        expect(Math.abs(received + links.at(-1)!.balance - earned - carriedIn)).toBeLessThan(1e-6 * (1 + earned));
      }),
    );
  });

  it('answers to what a year pays only in the next one', () => {
    const [year, next] = chain(years, [{ pence: 8e6 }, { pence: 2e6 }, { pence: 8e6 }, { pence: 8e6 }]);
    const [same] = chain(years, [{ pence: 8e6 }, { pence: 8e6 }, { pence: 8e6 }, { pence: 8e6 }]);
    expect(year).toEqual(same);
    expect(next!.balance).toBeLessThan(0);
  });

  it('comes at once where it is paid monthly, and pay on account ends with what it displaces', () => {
    const all = { pence: 9e6, monthly: 9e6, national: 9e6, displaced: 9e6 };
    const [before, first, second] = chain(years, [{ pence: 9e6 }, all, all, all]);
    expect(first!.aspiration).toBe(0);
    expect(first!.received).toBe(9e6 + before!.balance);
    expect(second).toEqual({ received: 9e6, balance: 0, aspiration: 0 });
  });

  it('goes on where the contract displaced begins again', () => {
    const all = { pence: 9e6, monthly: 9e6, national: 9e6, displaced: 9e6 };
    const [, back] = chain(years, [all, { pence: 9e6 }, { pence: 9e6 }, { pence: 9e6 }]);
    // Nothing was settled last year, so nothing is paid on account and all is owed.
    expect(back).toEqual({ received: 0, balance: 9e6, aspiration: 0 });
  });
});
