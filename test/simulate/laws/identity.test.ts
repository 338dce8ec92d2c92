import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNetworkFund } from '../../../src/facts/networkFunds.js';
import type { Measure, Policy, Shock } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, practiceOf, simulated, suspension, twelve } from '../smallWorld.js';
import { anyMeasure, anyPeriods, anySeed, anySignal } from './anyMeasure.js';
import { everythingOf, expectSame, fixed, practicesOf, totalOf } from './lawWorld.js';

const small = { practices: 9, draws: 12 } as const;
const runs = { numRuns: 25 };
const nobody = { areas: 'all', participation: { share: 0 } } as const;

async function expectIdentity(policies: readonly Policy[], seed: string, shocks: readonly Shock[] = []): Promise<void> {
  const world = await simulated({ ...small, seed, shocks, policies: [national, ...policies] });
  for (const { id } of policies) expectSame(world, id, 'national');
}

describe('a policy that touches nothing is the national contract, to the bit', () => {
  it('without measures, beside any other policy', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure(), anySeed, async (other, seed) => {
        const policies = [national, policyOf('empty', []), policyOf('other', [other])];
        expectSame(await simulated({ ...small, seed, policies }), 'empty', 'national');
      }),
      runs,
    );
  });

  it('when nobody takes part, whatever the terms', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure({ who: nobody }), anySeed, (terms, seed) =>
        expectIdentity([policyOf('nobody', [terms])], seed),
      ),
      runs,
    );
  });

  it('when practices neither respond nor are paid in another way', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMeasure({ pay: { rule: 'actual' } }),
        fc.constantFrom('asUsual' as const, 'fedBack' as const),
        anySeed,
        (terms, reporting, seed) => {
          const free: Measure = {
            ...terms,
            signal: { response: 'none', reporting },
            conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
          };
          return expectIdentity([policyOf('label', [free])], seed);
        },
      ),
      runs,
    );
  });

  it('when its areas have no practice', async () => {
    const ruleset = contractOf(twelve);
    const elsewhere = Array.from({ length: 12 }, (_, i) => practiceOf(i, ruleset)).filter(({ area }) => area !== 'C3');
    await fc.assert(
      fc.asyncProperty(
        anyMeasure({ who: { areas: ['Coast'], participation: 'everyone' } }),
        fc.boolean(),
        anySeed,
        async (terms, waits, seed) => {
          const trigger = { level: 'green', shareOfPractices: 0 } as const;
          const coast = waits ? { ...terms, who: { ...terms.who, trigger } } : terms;
          const policies = [national, policyOf('coast', [coast])];
          const world = await simulated({ ...small, practices: elsewhere, seed, policies });
          expectSame(world, 'coast', 'national');
        },
      ),
      runs,
    );
  });

  it('when points are moved at a factor of one: the receiving indicators are paid as ever', async () => {
    // Retired indicators without points bring nothing to those that receive.
    const ruleset = contractOf(twelve);
    const worthless = {
      ...ruleset,
      indicators: ruleset.indicators.map((indicator) =>
        indicator.code === 'AST003' ? { ...indicator, points: { ...indicator.points, value: 0 as never } } : indicator,
      ),
    };
    const moved = suspension('moved', {
      indicators: { codes: ['AST003'] },
      signal: { response: 'none', reporting: 'asUsual' },
      pay: { rule: 'pointsMoved', to: { codes: ['DM007', 'SMOK004'] }, share: 1, rest: 'globalSum' },
    });
    const world = await simulated({ ...small, ruleset: worthless, policies: [national, moved] });
    expect(world.run.kernel.policies[1]!.pays).toContainEqual({ rule: 'scaled', factor: 1 });
    expectSame(world, 'moved', 'national');
  });
});

describe('a shock that takes nothing changes nothing, to the bit', () => {
  it('under any policy, when the share lost is nought or its days lie in another year', async () => {
    const shock = (id: string, year: number, share: number): Shock => ({
      id,
      title: id,
      areas: 'all',
      when: { from: `${year}-06-01`, to: `${year}-12-31` },
      on: 'recording',
      indicators: 'all',
      shareLost: fixed(share),
    });
    await fc.assert(
      fc.asyncProperty(anyMeasure(), anySeed, async (terms, seed) => {
        const policies = [national, policyOf('any', [terms])];
        const without = await simulated({ ...small, seed, policies });
        const shocks = [shock('nothing', 2015, 0), shock('later', 2016, 0.9)];
        const withShocks = await simulated({ ...small, seed, policies, shocks });
        for (const { id } of policies) expectSame(withShocks, id, id, without);
      }),
      runs,
    );
  });
});

describe('a network fund that nobody changes', () => {
  it('is the same money under every policy, and in every draw', async () => {
    const ruleset = contractOf([...twelve, 'LD003']);
    const practices = Array.from({ length: 9 }, (_, i) => ({ ...practiceOf(i, ruleset), network: `N${i % 2}` }));
    const fund = loadNetworkFund('England', '2022-23');
    const changed: Policy = policyOf('changed', [], {
      networkFund: { withdraw: 'all', from: '2022-10-01', repay: 'nothing' },
    });
    // A change that begins after the fund's year is none yet.
    const later = policyOf('later', [], { networkFund: { ...changed.networkFund!, from: '2023-04-01' } });
    const policies = [national, policyOf('empty', []), later, changed, suspension('all')];
    const world = await simulated({ ruleset, practices, draws: 12, policies, networkFund: fund });
    for (const id of ['empty', 'later']) expectSame(world, id, 'national');
    for (const id of ['empty', 'later', 'all'])
      expect(totalOf(world, id, 'networkPence')).toEqual(totalOf(world, 'national', 'networkPence'));
    expect(Math.min(...totalOf(world, 'national', 'networkPence'))).toBeGreaterThan(0);
    expect(totalOf(world, 'changed', 'networkPence')).not.toEqual(totalOf(world, 'national', 'networkPence'));
    // Where no policy changes the fund it is left out, and nothing else moves.
    const without = await simulated({ ruleset, practices, draws: 12, policies: [national], networkFund: fund });
    expect(practicesOf(without, 'national', 'pence')).toEqual(practicesOf(world, 'national', 'pence'));
    expect(new Set(totalOf(without, 'national', 'networkPence'))).toEqual(new Set([0]));
  });
});

describe('the comparison itself', () => {
  it('sees a measure that touches something: these laws can fail', async () => {
    const policies = [
      national,
      suspension('day', { when: [{ from: '2016-03-20', to: '2016-03-31' }] }),
      suspension('pay', {
        signal: { response: 'none', reporting: 'asUsual' },
        pay: { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'actual' },
      }),
    ];
    const world = await simulated({ policies });
    for (const id of ['day', 'pay']) expect(everythingOf(world, id)).not.toEqual(everythingOf(world, 'national'));
  });

  it('draws periods and signals of every kind', () => {
    const periods = fc.sample(anyPeriods, 200);
    expect(new Set(periods.map(({ length }) => length))).toEqual(new Set([1, 2]));
    expect(
      periods.every((when) => when.every(({ from, to }, i) => from < to && (i === 0 || when[i - 1]!.to < from))),
    ).toBe(true);
    expect(new Set(fc.sample(anySignal, 200).map(({ response, reporting }) => `${response} ${reporting}`)).size).toBe(
      9,
    );
    expect(measure().when).toEqual([{ from: '2015-04-01', to: '2016-03-31' }]);
  });
});
