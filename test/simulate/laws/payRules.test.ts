import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import type { Measure, PayRule } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, practiceOf, type Simulated, simulated } from '../smallWorld.js';
import { anySeed, dayOf, lastDay } from './anyMeasure.js';
import { fixed, practicesOf } from './lawWorld.js';

/** Indicators that the contract has had since 2013-14. */
const codes = ['AF001', 'DM007', 'DM012', 'DM014', 'SMOK003', 'SMOK004'] as const;
const ruleset = contractOf(codes);
const practices = Array.from({ length: 12 }, (_, i) => ({
  ...practiceOf(i, ruleset),
  weightedList: Math.round(practiceOf(i, ruleset).list * (0.85 + 0.03 * i)),
}));
const valueNow = ruleset.pointValue.value;
const valueThen = loadRuleset('England', '2014-15').pointValue.value;

const withoutHistory = 'none';
const baseYear = '2014-15';
const basePoints: PayRule = { rule: 'basePoints', baseYear, withoutHistory };
const round = (pence: number): number => Math.floor(pence + 0.5);

/** One draw of every practice under some rules, in pence, in the order of the practices. */
async function payOf(
  rules: Readonly<Record<string, PayRule>>,
  seed = 'one-draw',
  terms: Partial<Measure> = {},
  beliefs = {},
): Promise<{ readonly pence: (id: string) => readonly number[]; readonly world: Simulated }> {
  const policies = [national, ...Object.entries(rules).map(([id, pay]) => policyOf(id, [measure({ ...terms, pay })]))];
  const world = await simulated({ ruleset, practices, policies, draws: 1, seed, beliefs });
  return { world, pence: (id) => practicesOf(world, id, 'pence') };
}

describe('pay of one practice in one draw, against arithmetic on what other rules pay', () => {
  it('of pounds of the base year: base points at the value of a point then', async () => {
    const { pence } = await payOf({
      points: basePoints,
      cash: { rule: 'baseCash', baseYear, withoutHistory },
      plus: { rule: 'basePlus', baseYear, uplift: 0.05, lumpSum: 4000, withoutHistory },
      less: { rule: 'basePlus', baseYear, uplift: -0.2, lumpSum: 0, withoutHistory },
    });
    expect(valueThen).toBeLessThan(valueNow);
    pence('points').forEach((base, p) => {
      const cash = (base * valueThen) / valueNow;
      expect(pence('cash')[p]).toBe(round(cash));
      expect(pence('plus')[p]).toBe(round(cash * 1.05 + 400_000));
      expect(pence('less')[p]).toBe(round(cash * 0.8));
    });
  });

  it('of means: over two and three base years, in points or pounds', async () => {
    // A contract year later, so that three base years have rulesets.
    const later = { ...ruleset, year: '2016-17' } as const;
    const years = ['2015-16', '2014-15', '2013-14'] as const;
    const when = [{ from: '2016-04-01', to: '2017-03-31' }];
    const rules: Record<string, PayRule> = {
      actual: { rule: 'actual' },
      core: { rule: 'coreTransfer', baseYears: years, outOfHoursDeduction: false, withoutHistory },
      deducted: { rule: 'coreTransfer', baseYears: years, outOfHoursDeduction: true, withoutHistory },
      points: { rule: 'actualOrMean', baseYears: years.slice(0, 2), basis: 'points', withoutHistory },
      cash: { rule: 'actualOrMean', baseYears: years.slice(0, 2), basis: 'cash', withoutHistory },
      ...Object.fromEntries(
        years.map((year) => [year, { rule: 'basePoints', baseYear: year, withoutHistory } as const]),
      ),
    };
    const policies = [national, ...Object.entries(rules).map(([id, pay]) => policyOf(id, [measure({ pay, when })]))];
    const world = await simulated({ ruleset: later, practices, policies, draws: 1 });
    const pence = (id: string) => practicesOf(world, id, 'pence');
    const values = years.map((year) => loadRuleset('England', year).pointValue.value);
    const outOfHours = later.outOfHoursDeduction!.value;
    practices.forEach((_, p) => {
      const bases = years.map((year) => pence(year)[p]!);
      const mean = (bases[0]! + bases[1]! + bases[2]!) / 3;
      expect(pence('core')[p]).toBe(round(mean));
      expect(pence('deducted')[p]).toBe(round(mean * (1 - outOfHours)));
      expect(pence('points')[p]).toBe(Math.max(pence('actual')[p]!, round((bases[0]! + bases[1]!) / 2)));
      const cash = (bases[0]! * values[0]! + bases[1]! * values[1]!) / valueNow / 2;
      expect(pence('cash')[p]).toBe(Math.max(pence('actual')[p]!, round(cash)));
    });
  });

  it('where reports must be accepted: the base or nothing, and more accept as the share rises', async () => {
    const accepted = (share: number): PayRule => ({
      rule: 'fixedIfReported',
      baseYear,
      reportsAccepted: share,
      withoutHistory,
    });
    const shares = [0, 0.3, 0.8, 1];
    let paid = 0;
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { pence } = await payOf(
        { base: basePoints, ...Object.fromEntries(shares.map((s) => [`${s}`, accepted(s)])) },
        seed,
      );
      pence('base').forEach((base, p) => {
        const row = shares.map((s) => pence(`${s}`)[p]!);
        expect([0, base]).toContain(row[1]);
        expect(row[0]).toBe(0);
        expect(row[3]).toBe(base);
        expect([...row].sort((a, b) => a - b)).toEqual(row);
        if (row[1]! > 0) paid += 1;
      });
    }
    // 72 practices, 30% accepted: standard error 3.9.
    expect(Math.abs(paid - 0.3 * 72)).toBeLessThan(16);
  });

  it('by patient and month: rate x 12 x patients x days in force over days of the year', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(lastDay),
        fc.nat(lastDay),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        anySeed,
        async (a, b, rate, seed) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const each = { rule: 'perPatientMonthly', poundsPerPatientAndMonth: rate } as const;
          const { pence } = await payOf(
            { weighted: { ...each, patients: 'weighted' }, registered: { ...each, patients: 'registered' } },
            seed,
            { when: [{ from: dayOf(from), to: dayOf(to) }] },
          );
          // 2015-16 holds 29 February.
          const months = (12 * (to - from + 1)) / 366;
          practices.forEach(({ list, weightedList }, p) => {
            expect(Math.abs(pence('weighted')[p]! - 100 * rate * months * weightedList)).toBeLessThanOrEqual(0.5001);
            expect(Math.abs(pence('registered')[p]! - 100 * rate * months * list)).toBeLessThanOrEqual(0.5001);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('with a part to be earned back lies between the rest of the base and all of it', async () => {
    const rule = (withheld: number): PayRule => ({ rule: 'earnBack', baseYear, withheld, withoutHistory });
    const { pence } = await payOf({ base: basePoints, none: rule(0), some: rule(0.4), more: rule(0.8) });
    const { pence: certain } = await payOf(
      { base: basePoints, some: rule(0.4) },
      'one-draw',
      {},
      {
        localTargetAchievement: fixed(0.75),
        localTargetSpread: fixed(0),
      },
    );
    expect(pence('none')).toEqual(pence('base'));
    practices.forEach((_, p) => {
      const base = pence('base')[p]!;
      expect(pence('some')[p]).toBeLessThan(base);
      expect(pence('some')[p]).toBeGreaterThan(0.6 * base);
      // Twice the part withheld is twice the loss.
      expect(Math.abs(base - pence('more')[p]! - 2 * (base - pence('some')[p]!))).toBeLessThanOrEqual(2);
      expect(certain('some')[p]).toBe(round(base * (0.6 + 0.4 * 0.75)));
    });
    // Practices reach different shares of their targets.
    expect(new Set(pence('some').map((x, p) => (x / pence('base')[p]!).toFixed(6))).size).toBe(practices.length);
  });

  it('by a shared outcome loses the same share everywhere in an area, and areas differ', async () => {
    const { pence, world } = await payOf({
      base: basePoints,
      shared: { rule: 'sharedOutcome', baseYear, atRisk: 0.5, withoutHistory },
    });
    const earned = new Map<string, number[]>();
    world.input.population.practices.forEach(({ area }, p) => {
      const share = pence('shared')[p]! / pence('base')[p]!;
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(1);
      earned.set(area, [...(earned.get(area) ?? []), share]);
    });
    for (const shares of earned.values()) expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(1e-5);
    const [a, b, c] = [...earned.values()].map(([share]) => share!);
    expect(Math.min(Math.abs(a! - b!), Math.abs(b! - c!), Math.abs(c! - a!))).toBeGreaterThan(1e-3);
  });

  it('of moved points: the receiving indicators earn 1 + share x retired / receiving times as much', async () => {
    // Pay is added up over indicators, so a contract of one or two of them tells their part.
    const policies = [
      national,
      policyOf('moved', [
        measure({
          indicators: { codes: ['SMOK003', 'DM014'] },
          pay: { rule: 'pointsMoved', to: { codes: ['SMOK004', 'DM012'] }, share: 0.6, rest: 'nowhere' },
        }),
      ]),
    ];
    const all = await simulated({ ruleset, practices, policies, draws: 1 });
    const partOf = async (some: readonly string[]) =>
      practicesOf(
        await simulated({ ruleset: contractOf(some), practices, policies: [national], draws: 1 }),
        'national',
        'pence',
      );
    const [kept, receiving] = [await partOf(['AF001', 'DM007']), await partOf(['SMOK004', 'DM012'])];
    const points = (code: string) => ruleset.indicators.find((indicator) => indicator.code === code)!.points.value;
    const factor = 1 + (0.6 * (points('SMOK003') + points('DM014'))) / (points('SMOK004') + points('DM012'));
    expect(factor).toBeGreaterThan(1.1);
    practicesOf(all, 'moved', 'pence').forEach((pence, p) => {
      expect(pence).toBe(kept[p]! + round(factor * receiving[p]!));
    });
  });
});
