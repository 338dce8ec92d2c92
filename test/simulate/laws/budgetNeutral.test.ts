import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNetworkFund } from '../../../src/facts/networkFunds.js';
import type { Measure, PayRule, Policy } from '../../../src/policy/policy.js';
import { patients } from '../../../src/units.js';
import { contractOf, measure, national, policyOf, practiceOf, simulated, twelve } from '../smallWorld.js';
import { anyIndicators, anyPeriods, anySeed, anySignal } from './anyMeasure.js';
import { practicesOf, totalOf } from './lawWorld.js';

const runs = { numRuns: 25 };
const to = { codes: ['SMOK004'] } as const;
const transfer: PayRule = { rule: 'globalSumTransfer', outOfHoursDeduction: false };
const asBefore = { response: 'none', reporting: 'asUsual' } as const;

const anyAreas = fc.constantFrom<Measure['who']>(
  { areas: 'all', participation: 'everyone' },
  { areas: ['A1'], participation: 'everyone' },
  { areas: ['B2', 'C3'], participation: 'everyone' },
);

const differenceOf = (a: readonly number[], b: readonly number[]) => a.map((x, d) => x - b[d]!);

describe('money that is shared out by weighted list', () => {
  it('adds up to national pay to the penny, in every draw, whatever the number of practices', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        anyAreas,
        anyIndicators,
        anySignal,
        anyPeriods,
        anySeed,
        async (practices, who, indicators, signal, when, seed) => {
          const terms = { who, indicators, signal, when };
          const policies = [
            national,
            policyOf('transfer', [measure({ ...terms, pay: transfer })]),
            policyOf('retired', [measure({ ...terms, pay: { rule: 'pointsMoved', to, share: 0, rest: 'globalSum' } })]),
          ];
          const world = await simulated({ practices, policies, draws: 7, seed });
          for (const id of ['transfer', 'retired'])
            expect(totalOf(world, id, 'pence'), id).toEqual(totalOf(world, 'national', 'pence'));
        },
      ),
      runs,
    );
  });

  it("is each practice's share of the pot by its weighted list, to the penny", async () => {
    const ruleset = contractOf(twelve);
    const practices = Array.from({ length: 17 }, (_, i) => {
      const practice = practiceOf(i, ruleset);
      return i % 3 === 0 ? practice : { ...practice, weightedList: practice.list * (0.8 + 0.03 * i) };
    });
    const policies = [national, policyOf('transfer', [measure({ pay: transfer, signal: asBefore })])];
    for (const seed of ['a', 'b', 'c']) {
      const world = await simulated({ practices, policies, draws: 1, seed });
      const [pot] = totalOf(world, 'national', 'pence');
      const weights = practices.map((practice) => ('weightedList' in practice ? practice.weightedList : practice.list));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      practicesOf(world, 'transfer', 'pence').forEach((pence, p) => {
        expect(Math.abs(pence - (pot! * weights[p]!) / all)).toBeLessThanOrEqual(1);
      });
    }
  });

  it('less the out-of-hours share is the rest of the pot, to the penny', async () => {
    const deducted = { rule: 'globalSumTransfer', outOfHoursDeduction: true } as const;
    const policies = [national, policyOf('deducted', [measure({ pay: deducted })])];
    const world = await simulated({ policies, practices: 23, draws: 12 });
    const { value } = world.input.ruleset.outOfHoursDeduction!;
    expect(value).toBeGreaterThan(0.01);
    totalOf(world, 'deducted', 'pence').forEach((pence, d) => {
      expect(pence).toBe(Math.round((1 - value) * totalOf(world, 'national', 'pence')[d]!));
    });
  });

  it('when points move: the rest of the retired money goes out to the penny, and the receiving pay rises by the factor', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        anyAreas,
        anyIndicators,
        anySignal,
        anySeed,
        async (share, who, indicators, signal, seed) => {
          const moved = (id: string, part: number, rest: 'globalSum' | 'nowhere'): Policy =>
            policyOf(id, [measure({ who, indicators, signal, pay: { rule: 'pointsMoved', to, share: part, rest } })]);
          const policies = [
            national,
            moved('gone', 0, 'nowhere'),
            moved('kept', share, 'globalSum'),
            moved('lost', share, 'nowhere'),
          ];
          const world = await simulated({ practices: 11, policies, draws: 5, seed });
          const pence = (id: string) => totalOf(world, id, 'pence');
          const retired = differenceOf(pence('national'), pence('gone'));
          differenceOf(pence('kept'), pence('lost')).forEach((rest, d) => {
            expect(rest).toBe(Math.round((1 - share) * retired[d]!));
          });
          // Nobody's pay for other indicators moves, so all that is left is what the receiving indicator gains.
          for (const gain of differenceOf(pence('lost'), pence('gone'))) expect(gain).toBeGreaterThanOrEqual(0);
        },
      ),
      runs,
    );
  });

  it('of practices without patients is nothing, and no number is lost', async () => {
    const nobody = { ...practiceOf(0, contractOf(twelve)), list: patients(0), registers: {} };
    const registers = Object.fromEntries(
      Object.keys(practiceOf(0, contractOf(twelve)).registers).map((code) => [code, patients(0)]),
    );
    const policies = [national, policyOf('transfer', [measure({ pay: transfer })])];
    const world = await simulated({ practices: [{ ...nobody, registers }], policies, draws: 4 });
    expect(totalOf(world, 'transfer', 'pence')).toEqual([0, 0, 0, 0]);
  });
});

describe('the network fund moved to the global sum', () => {
  it('adds up to the fund as it stands to the penny, in every draw', async () => {
    const ruleset = contractOf([...twelve, 'LD003']);
    const fund = loadNetworkFund('England', '2022-23');
    const codes = fund.indicators.map(({ code }) => code);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 6 }),
        fc.oneof(fc.constant('all' as const), fc.subarray(codes, { minLength: 1 })),
        anySeed,
        async (count, networks, withdraw, seed) => {
          const practices = Array.from({ length: count }, (_, i) => ({
            ...practiceOf(i, ruleset),
            weightedList: practiceOf(i, ruleset).list * (0.9 + 0.01 * i),
            ...(i % 7 === 6 ? {} : { network: `N${i % networks}` }),
          }));
          const under = (id: string, repay: 'globalSum' | 'nothing') =>
            policyOf(id, [], { networkFund: { withdraw, from: '2022-10-01', repay } });
          const policies = [national, under('moved', 'globalSum'), under('kept', 'nothing')];
          const world = await simulated({ ruleset, practices, policies, networkFund: fund, draws: 6, seed });
          expect(totalOf(world, 'moved', 'networkPence')).toEqual(totalOf(world, 'national', 'networkPence'));
          expect(totalOf(world, 'kept', 'networkPence')).not.toEqual(totalOf(world, 'national', 'networkPence'));
          expect(totalOf(world, 'moved', 'pence')).toEqual(totalOf(world, 'national', 'pence'));
        },
      ),
      runs,
    );
  });
});
