import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Policy, Shock } from '../../../src/policy/policy.js';
import { simulatePractice } from '../../../src/simulate/kernel.js';
import { runPlan } from '../../../src/simulate/runPlan.js';
import { createScratch } from '../../../src/simulate/scratch.js';
import { createPracticeSums, createTotals, type KernelResult } from '../../../src/simulate/totals.js';
import { contractOf, national, policyOf, practiceOf, simulated, twelve, worldOf } from '../smallWorld.js';
import { anyMeasure, anySeed, pooled, settled, topped, unprotected } from './anyMeasure.js';
import { everythingOf, expectSame, fixed, practicesOf, totalOf } from './lawWorld.js';

const small = { practices: 9, draws: 8 } as const;
const runs = { numRuns: 25 };

/** A policy of three measures in three areas. */
const anyPatchwork = (id: string): fc.Arbitrary<Policy> =>
  fc.tuple(anyMeasure(), anyMeasure(), anyMeasure()).map((measures) =>
    policyOf(
      id,
      measures.map(
        (terms, i): Measure => ({
          ...terms,
          id: `m${i}`,
          who: { ...terms.who, areas: [['A1', 'B2', 'C3'][i]!] },
        }),
      ),
    ),
  );

const reversed = ({ measures, ...policy }: Policy, id: string): Policy => ({
  ...policy,
  id,
  measures: [...measures].reverse(),
});

describe('the order in which things are written moves nothing', () => {
  it('of measures in a policy, and of policies', async () => {
    await fc.assert(
      fc.asyncProperty(anyPatchwork('one'), anyPatchwork('two'), anySeed, async (one, two, seed) => {
        const forwards = await simulated({ ...small, seed, policies: [national, one, two] });
        const backwards = await simulated({
          ...small,
          seed,
          policies: [national, reversed(two, 'two'), reversed(one, 'one')],
        });
        for (const id of ['national', 'one', 'two']) expectSame(backwards, id, id, forwards);
      }),
      runs,
    );
  });

  it('of practices: each has the same, and so has the country', async () => {
    const ruleset = contractOf(twelve);
    const practices = Array.from({ length: 9 }, (_, i) => practiceOf(i, ruleset));
    // Money that is shared out is rounded by running totals, so a penny may move between practices.
    const unshared = anyPatchwork('any').filter(({ measures }) =>
      measures.every(({ pay }) => pay.rule !== 'globalSumTransfer' && pay.rule !== 'pointsMoved'),
    );
    await fc.assert(
      fc.asyncProperty(unshared, anySeed, async (policy, seed) => {
        const policies = [national, policy];
        const forwards = await simulated({ draws: 8, seed, policies, practices });
        const backwards = await simulated({ draws: 8, seed, policies, practices: [...practices].reverse() });
        for (const { id } of policies) {
          const [a, b] = [forwards, backwards].map((world) => everythingOf(world, id));
          for (const [name, row] of Object.entries(a!))
            expect(name.startsWith('practices.') ? [...b![name]!].reverse() : b![name], name).toEqual(row);
        }
      }),
      runs,
    );
  });

  it("of the kernel's work: practices from the last to the first, in two parts that are added up", async () => {
    await fc.assert(
      fc.asyncProperty(anyPatchwork('any'), anySeed, async (policy, seed) => {
        const { run } = worldOf({ ...small, seed, policies: [national, policy] });
        const expected = await runPlan(run.kernel, { workers: 1 });
        // Pots are filled by a first pass; take over what it found.
        const pots = run.kernel.pots.map((pot, i) => ({
          ...pot,
          pence: expected.totals.pots.slice(i * run.kernel.drawCount, (i + 1) * run.kernel.drawCount),
        }));
        const plan = { ...run.kernel, pots };
        const sums = createPracticeSums(plan);
        const parts = [0, 1].map((odd) => {
          const scratch = createScratch(plan);
          const totals = createTotals(plan);
          for (let p = plan.practiceCount - 1; p >= 0; p--)
            if (p % 2 === odd) simulatePractice(plan, scratch, totals, sums, p);
          return totals;
        });
        const result: KernelResult = { totals: added(parts), sums };
        expect(result).toEqual(expected);
      }),
      runs,
    );
  });
});

const added = ([one, other]: readonly KernelResult['totals'][]): KernelResult['totals'] =>
  Object.fromEntries(
    Object.entries(one!).map(([name, values]) => [
      name,
      values.map((x: number, i: number) => x + other![name as keyof KernelResult['totals']][i]!),
    ]),
  ) as unknown as KernelResult['totals'];

describe('adding something moves nothing else', () => {
  it('another policy, one with other base years included', async () => {
    await fc.assert(
      fc.asyncProperty(anyPatchwork('one'), anyMeasure(), anySeed, async (one, terms, seed) => {
        const alone = await simulated({ ...small, seed, policies: [national, one] });
        const mean = { rule: 'coreTransfer', baseYears: ['2013-14', '2014-15'], outOfHoursDeduction: false } as const;
        const more = [
          policyOf('other', [terms]),
          policyOf('mean', [{ ...terms, pay: { ...mean, withoutHistory: 'full' } }]),
        ];
        const together = await simulated({ ...small, seed, policies: [national, ...more, one] });
        for (const id of ['national', 'one']) expectSame(together, id, id, alone);
      }),
      runs,
    );
  });

  it('a practice: no other practice is moved, unless they share a pot', async () => {
    const practices = Array.from({ length: 9 }, (_, i) => practiceOf(i, contractOf(twelve)));
    const pay = fc.constantFrom(...settled('full'), ...topped('none'), ...unprotected);
    await fc.assert(
      fc.asyncProperty(anyMeasure(), pay, anySeed, async (terms, alone, seed) => {
        const policies = [national, policyOf('some', [{ ...terms, pay: alone }])];
        const world = await simulated({ draws: 8, seed, policies, practices });
        const without = await simulated({ draws: 8, seed, policies, practices: practices.slice(0, 8) });
        for (const { id } of policies)
          for (const name of ['pence', 'points', 'pointsPaid', 'covered', 'losing', 'seconds'] as const)
            expect(practicesOf(without, id, name), name).toEqual(practicesOf(world, id, name).slice(0, 8));
      }),
      runs,
    );
  });

  it('more draws: those of before are the same, also beyond the blocks in which they are worked through', async () => {
    const rules = [...settled('asOthers'), ...topped('full'), ...pooled, ...unprotected];
    const policies = [
      national,
      ...rules.map((pay, i) => policyOf(`rule-${i}`, [...fc.sample(anyMeasure({ pay }), { numRuns: 1, seed: i })])),
    ];
    const [few, many] = await Promise.all([270, 600].map((draws) => simulated({ practices: 3, draws, policies })));
    for (const { id } of policies)
      for (const name of ['pence', 'points', 'pointsPaid', 'seconds', 'covered', 'earnedPence'] as const)
        expect(totalOf(many!, id, name).slice(0, 270), name).toEqual(totalOf(few!, id, name));
  });

  it('a shock that strikes elsewhere: practices of other areas and other indicators keep all they had', async () => {
    const shock: Shock = {
      id: 'elsewhere',
      title: 'Elsewhere',
      areas: ['Coast'],
      when: { from: '2015-07-01', to: '2016-02-01' },
      on: 'capacity',
      indicators: { codes: ['SMOK004', 'DM007'] },
      shareLost: fixed(0.7),
    };
    await fc.assert(
      fc.asyncProperty(anyPatchwork('one'), anySeed, async (one, seed) => {
        const calm = await simulated({ ...small, seed, policies: [national, one] });
        const struck = await simulated({ ...small, seed, policies: [national, one], shocks: [shock] });
        for (const id of ['national', 'one'])
          for (const name of ['pence', 'points', 'pointsPaid', 'seconds', 'losing'] as const) {
            const [before, after] = [calm, struck].map((world) => practicesOf(world, id, name));
            const outside = after!.filter((_, p) => p % 3 !== 2);
            expect(outside, name).toEqual(before!.filter((_, p) => p % 3 !== 2));
          }
        expect(practicesOf(struck, 'national', 'points')).not.toEqual(practicesOf(calm, 'national', 'points'));
      }),
      runs,
    );
  });
});
