import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/policy/policy.js';
import { rowsOf } from '../outcomesOf.js';
import { measure, national, policyOf, type Simulated, simulated } from '../smallWorld.js';
import { anyMeasure, anySeed } from './anyMeasure.js';
import { expectNoneAbove, metOf, onlyFalls, totalOf } from './lawWorld.js';

const small = { practices: 12, draws: 8 } as const;
const runs = { numRuns: 40 };

const participation = fc.constantFrom<Measure['who']['participation']>('everyone', 'choice', { share: 0.5 });

/** Any measure for some areas, perhaps one that waits for pressure. */
const measureIn = (id: string, areas: readonly string[]): fc.Arbitrary<Measure> =>
  fc.tuple(anyMeasure({ id }), participation, fc.boolean()).map(([terms, joins, waits]) => ({
    ...terms,
    who: {
      areas,
      participation: joins,
      ...(waits ? { trigger: { level: 'red', shareOfPractices: 0.5 } as const } : {}),
    },
  }));

/** The practice rows of a policy in some areas, without its name. */
const rowsIn = (world: Simulated, policy: string, areas: readonly string[]) =>
  [...rowsOf(world, policy).values()].filter(({ area }) => areas.includes(area)).map((row) => ({ ...row, policy: '' }));

describe('a patchwork', () => {
  it('is in each area what its measure is alone, and national where there is none, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        measureIn('avon', ['A1']),
        measureIn('borders', ['Borders']),
        anySeed,
        async (avon, borders, seed) => {
          const policies = [
            national,
            policyOf('avon', [avon]),
            policyOf('borders', [borders]),
            policyOf('patchwork', [avon, borders]),
          ];
          const world = await simulated({ ...small, seed, policies });
          expect(rowsIn(world, 'patchwork', ['A1'])).toEqual(rowsIn(world, 'avon', ['A1']));
          expect(rowsIn(world, 'patchwork', ['B2'])).toEqual(rowsIn(world, 'borders', ['B2']));
          expect(rowsIn(world, 'patchwork', ['C3'])).toEqual(rowsIn(world, 'national', ['C3']));
          expect(rowsIn(world, 'avon', ['B2', 'C3'])).toEqual(rowsIn(world, 'national', ['B2', 'C3']));
        },
      ),
      runs,
    );
  });

  it('adds up draw by draw: what it changes is what each of its measures changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        measureIn('avon', ['A1']),
        measureIn('rest', ['B2', 'C3']),
        anySeed,
        async (avon, rest, seed) => {
          const policies = [
            national,
            policyOf('avon', [avon]),
            policyOf('rest', [rest]),
            policyOf('patchwork', [avon, rest]),
          ];
          const world = await simulated({ ...small, seed, policies });
          for (const name of [
            'pence',
            'points',
            'pointsPaid',
            'seconds',
            'localSeconds',
            'covered',
            'losing',
          ] as const) {
            const [before, one, other, both] = ['national', 'avon', 'rest', 'patchwork'].map((id) =>
              totalOf(world, id, name),
            );
            both!.forEach((value, d) => {
              expect(value - before![d]!, name).toBe(one![d]! - before![d]! + other![d]! - before![d]!);
            });
          }
        },
      ),
      runs,
    );
  });

  it('of one measure in every area is that measure everywhere, unless money is shared out by area', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure(), anySeed, async (terms, seed) => {
        const shared = terms.pay.rule === 'globalSumTransfer' || terms.pay.rule === 'pointsMoved';
        const pay = shared ? ({ rule: 'actual' } as const) : terms.pay;
        const inArea = (area: string): Measure => ({ ...terms, pay, id: area, who: { ...terms.who, areas: [area] } });
        const policies = [
          national,
          policyOf('one', [{ ...terms, pay, who: { ...terms.who, areas: 'all' } }]),
          policyOf('three', ['A1', 'B2', 'C3'].map(inArea)),
        ];
        const world = await simulated({ ...small, seed, policies });
        const areas = ['A1', 'B2', 'C3'];
        expect(rowsIn(world, 'three', areas)).toEqual(rowsIn(world, 'one', areas));
      }),
      runs,
    );
  });

  it('keeps apart two measures of one area for different indicators: pay, hours and points add up', async () => {
    const pay = { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'actual' } as const;
    const one = measure({ id: 'stroke', indicators: { codes: ['STIA003'] }, pay });
    const other = measure({ id: 'smoking', indicators: { codes: ['SMOK003', 'SMOK004'] }, pay });
    const policies = [
      national,
      policyOf('one', [one]),
      policyOf('other', [other]),
      policyOf('both', [one, other]),
      policyOf('together', [measure({ indicators: { codes: ['SMOK004', 'STIA003', 'SMOK003'] }, pay })]),
    ];
    const world = await simulated({ ...small, policies });
    for (const name of ['pence', 'points', 'pointsPaid'] as const) {
      const [before, first, second, both, together] = policies.map(({ id }) => totalOf(world, id, name));
      both!.forEach((value, d) => {
        expect(value - before![d]!, name).toBe(first![d]! + second![d]! - 2 * before![d]!);
      });
      expect(together).toEqual(both);
    }
  });

  it('is one measure however its indicators are divided: what is unpaid beside it shields nothing', async () => {
    const whole = measure({ indicators: { codes: ['DM007', 'DM012', 'DM014', 'SMOK004'] } });
    const parts = [
      { ...whole, id: 'process', indicators: { codes: ['DM012', 'DM014'] } },
      { ...whole, id: 'outcome', indicators: { codes: ['DM007'] } },
      { ...whole, id: 'other', indicators: { codes: ['SMOK004'] } },
    ];
    const policies = [national, policyOf('whole', [whole]), policyOf('divided', parts), policyOf('alone', [parts[0]!])];
    const world = await simulated({ ...small, beliefs: onlyFalls, policies });
    expect(metOf(world, 'divided')).toEqual(metOf(world, 'whole'));
    for (const name of ['pence', 'points', 'covered', 'days'] as const)
      expect(totalOf(world, 'divided', name), name).toEqual(totalOf(world, 'whole', name));
    // Alone, the process items hardly fall, because their outcome item is paid.
    const at = world.input.ruleset.indicators.findIndex(({ code }) => code === 'DM014');
    const rowOf = (id: string) => metOf(world, id).slice(small.draws * at, small.draws * (at + 1));
    expectNoneAbove(rowOf('whole'), rowOf('alone'), 'patients recorded of DM014');
    expect(rowOf('alone')).not.toEqual(rowOf('whole'));
  });
});
