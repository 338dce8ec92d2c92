import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Policy, Revocation } from '../../../src/policy/policy.js';
import { measure, national, policyOf, simulated } from '../smallWorld.js';
import { anyMeasure, anyPeriods, anySeed, dayOf, everyRule } from './anyMeasure.js';
import { everythingOf, expectNoneAbove, expectSame, metOf, onlyFalls, totalOf } from './lawWorld.js';

const small = { practices: 9, draws: 16 } as const;
const runs = { numRuns: 30 };

const everywhere = { areas: 'all', participation: 'everyone' } as const;

const revoked = (id: string, terms: Measure, revocation: Revocation): Policy =>
  policyOf(id, [{ ...terms, revocation }]);

const never = (terms: Measure): Measure => {
  const { revocation: _, ...others } = terms;
  return others;
};

describe('a deal that may be taken back', () => {
  it('is the deal itself, to the bit, where that never happens', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure({ who: everywhere }), anySeed, async (terms, seed) => {
        const on = terms.when[0]!.from;
        const policies = [
          national,
          policyOf('deal', [never(terms)]),
          revoked('never', terms, { probability: 0, on }),
          revoked('no-hazard', terms, { hazardPerMonth: 0 }),
        ];
        const world = await simulated({ ...small, seed, policies });
        for (const id of ['never', 'no-hazard']) expectSame(world, id, 'deal');
      }),
      runs,
    );
  });

  it('is the national contract, to the bit, where it is taken back for certain on its first day', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure({ who: everywhere }), anySeed, async (terms, seed) => {
        const policies = [national, revoked('gone', terms, { probability: 1, on: terms.when[0]!.from })];
        const world = await simulated({ ...small, seed, policies });
        const { localSeconds, ...gone } = everythingOf(world, 'gone');
        const { localSeconds: _, ...before } = everythingOf(world, 'national');
        expect(gone).toEqual(before);
        expect(new Set(localSeconds)).toEqual(new Set([0]));
        expect(new Set(totalOf(world, 'gone', 'days'))).toEqual(new Set([0]));
      }),
      runs,
    );
  });

  it('pays by national rules, for what was achieved, in the worlds in which it is taken back', async () => {
    let times = 0;
    await fc.assert(
      fc.asyncProperty(
        anyMeasure({ who: everywhere, pay: { rule: 'actual' } }),
        fc.constantFrom(...everyRule),
        fc.nat(100),
        anySeed,
        async (terms, pay, place, seed) => {
          const { from, to } = terms.when[0]!;
          const span = (Date.parse(to) - Date.parse(from)) / 86_400_000;
          const on = dayOf(
            (Date.parse(from) - Date.parse('2015-04-01')) / 86_400_000 + Math.floor((span * place) / 101),
          );
          // A hazard so great that it is taken back within days, or a day.
          const policies = (['hazard', 'day'] as const).flatMap((kind) => {
            const revocation = kind === 'day' ? { probability: 1, on } : { hazardPerMonth: 300 };
            return [
              revoked(`${kind}-deal`, { ...terms, pay }, revocation),
              revoked(`${kind}-actual`, terms, revocation),
            ];
          });
          const world = await simulated({ ...small, seed, policies: [national, ...policies] });
          for (const kind of ['hazard', 'day']) {
            expect(new Set(totalOf(world, `${kind}-deal`, 'earnedPence'))).toEqual(new Set([0]));
            for (const name of ['pence', 'pointsPaid', 'points', 'seconds'] as const)
              expect(totalOf(world, `${kind}-deal`, name), name).toEqual(totalOf(world, `${kind}-actual`, name));
            times += totalOf(world, `${kind}-deal`, 'pence').length;
          }
        },
      ),
      runs,
    );
    expect(times).toBeGreaterThan(100);
  });

  it('is in every world either the deal or taken back: pay lies in one of the two', async () => {
    const terms = measure({ pay: everyRule[0]!, when: [{ from: '2015-10-01', to: '2016-03-31' }] });
    const on = '2016-01-15';
    const policies = [
      national,
      policyOf('deal', [terms]),
      revoked('gone', terms, { probability: 1, on }),
      revoked('perhaps', terms, { probability: 0.4, on }),
      revoked('likely', terms, { probability: 0.7, on }),
    ];
    const world = await simulated({ ...small, draws: 400, policies });
    const [deal, gone, perhaps, likely] = ['deal', 'gone', 'perhaps', 'likely'].map((id) =>
      totalOf(world, id, 'pence'),
    );
    const isGone = (row: readonly number[]) =>
      row.map((pence, d) => (pence === gone![d] ? 1 : pence === deal![d] ? 0 : 2));
    for (const [row, chance] of [
      [perhaps!, 0.4],
      [likely!, 0.7],
    ] as const) {
      const share = isGone(row).reduce<number>((sum, x) => sum + x, 0) / row.length;
      // Standard error of 400 draws: 0.025.
      expect(Math.abs(share - chance)).toBeLessThan(0.1);
    }
    // The same worlds, and more of them.
    expectNoneAbove(isGone(perhaps!), isGone(likely!), 'taken back');
  });
});

describe('the riskier of two deals', () => {
  it('never releases more hours, nor costs more achievement, draw by draw', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(
        anyMeasure({ who: everywhere }),
        anyPeriods,
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.double({ min: 0.6, max: 1, noNaN: true }),
        anySeed,
        async (terms, when, low, high, seed) => {
          const signal = { response: 'whole-year', reporting: 'asUsual' } as const;
          const deal = measure({ ...terms, when, announced: when[0]!.from, signal });
          const on = when.at(-1)!.from;
          const policies = [
            national,
            revoked('safe', deal, { hazardPerMonth: low }),
            revoked('risky', deal, { hazardPerMonth: 2 * high }),
            revoked('safe-day', deal, { probability: low, on }),
            revoked('risky-day', deal, { probability: high, on }),
          ];
          const world = await simulated({ ...small, beliefs: onlyFalls, seed, policies });
          for (const kind of ['', '-day']) {
            const [safe, risky] = [`safe${kind}`, `risky${kind}`];
            for (const name of ['seconds', 'days', 'recording'] as const)
              expectNoneAbove(totalOf(world, risky, name), totalOf(world, safe, name), name);
            expectNoneAbove(metOf(world, safe), metOf(world, risky), 'patients recorded');
          }
          if (totalOf(world, 'risky', 'seconds').join() !== totalOf(world, 'safe', 'seconds').join()) apart += 1;
        },
      ),
      runs,
    );
    expect(apart).toBeGreaterThan(5);
  });

  it('lasts on average as long as its hazard says', async () => {
    const terms = measure({ when: [{ from: '2015-04-01', to: '2016-03-31' }] });
    const world = await simulated({
      practices: 1,
      draws: 4000,
      policies: [national, revoked('risky', terms, { hazardPerMonth: 0.25 })],
    });
    // Months in force of at most 12: (1 - e^(-12 h)) / h, of 30.5 days each.
    const months = (1 - Math.exp(-12 * 0.25)) / 0.25;
    const days = totalOf(world, 'risky', 'days');
    const mean = days.reduce((sum, x) => sum + x, 0) / days.length;
    expect(Math.abs(mean / 30.5 - months)).toBeLessThan((4 * 3.3) / Math.sqrt(4000));
  });
});
