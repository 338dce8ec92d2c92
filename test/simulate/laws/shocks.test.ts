import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shock } from '../../../src/policy/policy.js';
import { meanOf, outcomesOf } from '../outcomesOf.js';
import { national, policyOf, simulated, suspension } from '../smallWorld.js';
import { anyMeasure, anySeed, dayOf, lastDay } from './anyMeasure.js';
import { expectNoneAbove, expectSame, fixed, metOf, onlyFalls, totalOf } from './lawWorld.js';

const runs = { numRuns: 25 };

const shockOf = (changes: Partial<Shock> = {}): Shock => ({
  id: 'failure',
  title: 'Failure',
  areas: 'all',
  when: { from: '2015-09-01', to: '2015-12-31' },
  on: 'recording',
  indicators: 'all',
  shareLost: fixed(0.6),
  ...changes,
});

const anySpan = fc
  .tuple(fc.nat(lastDay), fc.nat(lastDay))
  .map(([a, b]) => ({ from: dayOf(Math.min(a, b)), to: dayOf(Math.max(a, b)) }));

describe('a shock', () => {
  it('takes its share of the recording of its days, on average', async () => {
    for (const [shareLost, yearEnd, when] of [
      [0.6, 0.134, { from: '2015-09-01', to: '2015-12-31' }],
      [0.25, 0.3, { from: '2015-04-01', to: '2016-03-31' }],
      [1, 0.3, { from: '2016-02-12', to: '2016-03-31' }],
    ] as const) {
      const beliefs = { yearEndShareOfQofWork: fixed(yearEnd) };
      const shocks = [shockOf({ when, shareLost: fixed(shareLost) })];
      const [calm, struck] = await Promise.all([
        simulated({ beliefs, draws: 200 }),
        simulated({ beliefs, draws: 200, shocks }),
      ]);
      // Recording by day 0 to 1 of the year: 1 - (1 - t)^g, with g such that the last 49 of 366 days hold the year-end share.
      const gamma = Math.log(yearEnd) / Math.log(49 / 366);
      const day = (text: string) => (Date.parse(text) - Date.parse('2015-04-01')) / 86_400_000;
      const left = (days: number) => (1 - days / 366) ** gamma;
      const expected = shareLost * (left(day(when.from)) - left(day(when.to) + 1));
      const [before, after] = [calm, struck].map((world) => meanOf(outcomesOf(world!, 'national').recordedAchievement));
      expect(1 - after! / before!).toBeCloseTo(expected, 2);
      expect(expected).toBeGreaterThan(0.15);
    }
  });

  it('does not strike a policy that is spared: the world without shocks, to the bit', async () => {
    const trigger = { level: 'red', shareOfPractices: 0.5 } as const;
    await fc.assert(
      fc.asyncProperty(anyMeasure(), fc.boolean(), anySpan, anySeed, async (any, waits, when, seed) => {
        const terms = waits ? { ...any, who: { ...any.who, trigger } } : any;
        const shocks = [
          shockOf({ when }),
          shockOf({ id: 'staff', areas: ['Avon'], on: 'capacity', when: { from: '2015-06-01', to: '2016-02-28' } }),
        ];
        const policies = [
          { ...national, shocks: 'spared' } as const,
          policyOf('felt', [terms]),
          policyOf('spared', [terms], { shocks: 'spared' }),
        ];
        const options = { practices: 9, draws: 8, seed, policies };
        const [calm, struck] = await Promise.all([simulated(options), simulated({ ...options, shocks })]);
        for (const id of ['national', 'spared']) expectSame(struck!, id, id, calm!);
        // The same policy in a calm world, whatever it says about shocks.
        expectSame(calm!, 'spared', 'felt');
      }),
      runs,
    );
  });

  it('never adds a patient: more of it, longer, or a second one, takes no less, draw by draw', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySpan,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        anySeed,
        async (when, a, b, seed) => {
          const policies = [national, suspension('all')];
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const chains: readonly (readonly Shock[])[] = [
            [],
            [shockOf({ when, shareLost: fixed(low) })],
            [shockOf({ when, shareLost: fixed(high) })],
            [shockOf({ when: { ...when, to: '2016-03-31' }, shareLost: fixed(high) })],
            [
              shockOf({ when: { ...when, to: '2016-03-31' }, shareLost: fixed(high) }),
              shockOf({ id: 'second', areas: ['C3'] }),
            ],
          ];
          const worlds = await Promise.all(
            chains.map((shocks) => simulated({ practices: 6, draws: 8, seed, policies, shocks, beliefs: onlyFalls })),
          );
          for (let i = 1; i < worlds.length; i++)
            expectNoneAbove(metOf(worlds[i]!, 'national'), metOf(worlds[i - 1]!, 'national'), `chain ${i}`);
        },
      ),
      runs,
    );
  });

  it('spares registers, yes-no items, and hours', async () => {
    const shocks = [shockOf({ when: { from: '2015-04-01', to: '2016-03-31' }, shareLost: fixed(1) })];
    const policies = [national, suspension('all')];
    const [calm, struck] = await Promise.all([
      simulated({ codes: ['AF001', 'SMOK004'], policies }),
      simulated({ codes: ['AF001', 'SMOK004'], policies, shocks }),
    ]);
    expect(totalOf(struck!, 'all', 'seconds')).toEqual(totalOf(calm!, 'all', 'seconds'));
    const registers = await simulated({ codes: ['AF001'], policies: [national] });
    // Everything of SMOK004 is lost, and what is left is the register.
    expect(totalOf(struck!, 'national', 'pence')).toEqual(totalOf(registers, 'national', 'pence'));
  });

  it('draws its share by its name: another shock beside it changes no draw of it', async () => {
    const shareLost = { family: 'beta', a: 2, b: 2 } as const;
    const one = shockOf({ id: 'one', areas: ['A1'], shareLost });
    const two = shockOf({ id: 'two', areas: ['B2'], shareLost });
    const [alone, beside, renamed] = await Promise.all([
      simulated({ shocks: [one], draws: 32 }),
      simulated({ shocks: [two, one], draws: 32 }),
      simulated({ shocks: [{ ...one, id: 'three' }], draws: 32 }),
    ]);
    const lost = ({ run }: typeof alone, i: number) => Array.from(run.kernel.shocks[i]!.lost);
    expect(lost(beside!, 1)).toEqual(lost(alone!, 0));
    expect(lost(beside!, 0)).not.toEqual(lost(alone!, 0));
    expect(lost(renamed!, 0)).not.toEqual(lost(alone!, 0));
  });
});
