import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, PayRule, Shock } from '../../../src/policy/policy.js';
import { measure, national, policyOf, simulated } from '../smallWorld.js';
import { anyIndicators, anyPeriods, anySeed, anySignal, topped } from './anyMeasure.js';
import { fixed, practicesOf, totalOf } from './lawWorld.js';

const runs = { numRuns: 25 };
const terms = { baseYear: '2014-15', withoutHistory: 'full' } as const;

/** The rule that pays the base alone, for a rule that pays the higher of it and what was achieved; one for each base year. */
function basesOf(rule: PayRule): readonly PayRule[] {
  if (rule.rule === 'actualOrMean')
    return rule.baseYears.map((baseYear) => ({
      ...terms,
      rule: rule.basis === 'cash' ? 'baseCash' : 'basePoints',
      baseYear,
    }));
  const cash = rule.rule === 'cashTopUp' || (rule.rule === 'higherOf' && rule.basis === 'cash');
  return [{ rule: cash ? 'baseCash' : 'basePoints', ...terms }];
}

const shock: Shock = {
  id: 'failure',
  title: 'Failure',
  areas: ['A1'],
  when: { from: '2015-06-01', to: '2015-12-31' },
  on: 'recording',
  indicators: 'all',
  shareLost: fixed(0.5),
};

/** Pence of every practice in the only draw. */
async function payOf(rule: PayRule, changes: Partial<Measure>, seed: string, shocks: readonly Shock[]) {
  const under = (id: string, pay: PayRule) => policyOf(id, [measure({ ...changes, pay })]);
  const bases = basesOf(rule);
  const policies = [
    national,
    under('topped', rule),
    under('actual', { rule: 'actual' }),
    ...bases.map((base, i) => under(`base-${i}`, base)),
  ];
  const world = await simulated({ policies, practices: 12, draws: 1, seed, shocks });
  const pence = (id: string) => practicesOf(world, id, 'pence');
  const means = pence('base-0').map(
    (_, p) => bases.reduce((sum, __, i) => sum + pence(`base-${i}`)[p]!, 0) / bases.length,
  );
  return { national: pence('national'), topped: pence('topped'), actual: pence('actual'), means };
}

describe('pay topped up to a base', () => {
  it('of every indicator is the higher of what is achieved under the measure and the base, to the penny', async () => {
    let [lifted, held] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...topped('full')),
        anySignal,
        anyPeriods,
        anySeed,
        fc.boolean(),
        async (rule, signal, when, seed, struck) => {
          const pay = await payOf(rule, { signal, when }, seed, struck ? [shock] : []);
          pay.topped.forEach((pence, p) => {
            const highest = Math.max(pay.actual[p]!, pay.means[p]!);
            // The mean of two base years is rounded once more, each of them once before.
            expect(Math.abs(pence - highest)).toBeLessThanOrEqual(rule.rule === 'actualOrMean' ? 1 : 0);
            if (pence > pay.actual[p]!) lifted += 1;
            else held += 1;
          });
        },
      ),
      { ...runs, numRuns: 60 },
    );
    expect(Math.min(lifted, held)).toBeGreaterThan(20);
  });

  it('never loses a practice anything whose base is at least what it would have achieved', async () => {
    let [safe, losing] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...topped('full')), anySignal, anySeed, async (rule, signal, seed) => {
        const pay = await payOf(rule, { signal }, seed, []);
        pay.topped.forEach((pence, p) => {
          if (pay.means[p]! >= pay.national[p]!) {
            expect(pence).toBeGreaterThanOrEqual(pay.national[p]!);
            safe += 1;
          } else if (pence < pay.national[p]!) losing += 1;
        });
      }),
      runs,
    );
    // Those with a better year than the base can lose: it is a top-up to the base, not to what they would have had.
    expect(Math.min(safe, losing)).toBeGreaterThan(5);
  });

  it('loses nobody anything where practices go on as before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...topped('full')), anyIndicators, anySeed, async (pay, indicators, seed) => {
        const signal = { response: 'none', reporting: 'asUsual' } as const;
        const kept = policyOf('kept', [measure({ pay, indicators, signal })]);
        const world = await simulated({ policies: [national, kept], practices: 9, draws: 16, seed });
        expect(new Set(totalOf(world, 'kept', 'lossPence'))).toEqual(new Set([0]));
      }),
      runs,
    );
  });

  it('rises with the base: the higher of two base years is never less than the mean of both', async () => {
    const two = { baseYears: ['2014-15', '2013-14'], basis: 'points', withoutHistory: 'full' } as const;
    const rules: readonly (readonly [string, PayRule])[] = [
      ['mean', { rule: 'actualOrMean', ...two }],
      ['first', { rule: 'higherOf', ...terms, basis: 'points' }],
      ['second', { rule: 'higherOf', ...terms, baseYear: '2013-14', basis: 'points' }],
    ];
    const policies = [national, ...rules.map(([id, pay]) => policyOf(id, [measure({ pay })]))];
    for (const seed of ['a', 'b', 'c', 'd']) {
      const world = await simulated({ policies, practices: 12, draws: 1, seed });
      const [mean, first, second] = rules.map(([id]) => practicesOf(world, id, 'pence'));
      mean!.forEach((pence, p) => {
        expect(pence).toBeLessThanOrEqual(Math.max(first![p]!, second![p]!));
        expect(pence).toBeGreaterThanOrEqual(Math.min(first![p]!, second![p]!));
      });
    }
  });
});
