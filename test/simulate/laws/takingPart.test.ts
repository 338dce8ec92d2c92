import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, practiceOf, simulated, twelve } from '../smallWorld.js';
import { anyPeriods, anySeed, everyRule } from './anyMeasure.js';
import { fixed, practicesOf, totalOf } from './lawWorld.js';

const choice = { areas: 'all', participation: 'choice' } as const;
const everyone = { areas: 'all', participation: 'everyone' } as const;

describe('a practice that may choose', () => {
  it('is under the whole of a measure or under none of it: as everyone, or as in the national contract', async () => {
    // Money that is shared out depends on who else takes part, so it stays away here.
    const rules = everyRule.filter(
      (pay) => pay.rule !== 'globalSumTransfer' && !(pay.rule === 'pointsMoved' && pay.rest === 'globalSum'),
    );
    const taken = { in: 0, out: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rules), anySeed, async (pay, seed) => {
        const terms: Partial<Measure> = { pay, indicators: { allBut: { codes: ['SMOK004'] } } };
        const policies = [
          national,
          policyOf('choice', [measure({ ...terms, who: choice })]),
          policyOf('everyone', [measure({ ...terms, who: everyone })]),
        ];
        const beliefs = { optOutParticipation: fixed(0.5), choiceIncomeSlope: fixed(1), choiceHoursSlope: fixed(0) };
        const world = await simulated({ practices: 15, draws: 1, seed, policies, beliefs });
        const covered = practicesOf(world, 'choice', 'covered');
        for (const name of ['pence', 'points', 'pointsPaid', 'seconds'] as const) {
          const [none, some, all] = policies.map(({ id }) => practicesOf(world, id, name));
          some!.forEach((value, p) => {
            expect(value, `${name} of ${pay.rule}, practice ${p}`).toBe((covered[p] === 1 ? all : none)![p]);
          });
        }
        for (const joins of covered) taken[joins === 1 ? 'in' : 'out'] += 1;
      }),
      { numRuns: 60 },
    );
    expect(Math.min(taken.in, taken.out)).toBeGreaterThan(100);
  });

  it('joins less where points are lost to nowhere than where they move to other indicators', async () => {
    const moved = (id: string, share: number) =>
      policyOf(id, [
        measure({
          who: choice,
          indicators: { codes: ['SMOK003', 'DM014', 'AST003'] },
          pay: { rule: 'pointsMoved', to: { codes: ['SMOK004', 'DM007'] }, share, rest: 'nowhere' },
        }),
      ]);
    const world = await simulated({
      draws: 32,
      policies: [national, moved('lost', 0), moved('half', 0.5), moved('kept', 1)],
    });
    const [lost, half, kept] = ['lost', 'half', 'kept'].map((id) => totalOf(world, id, 'covered'));
    lost!.forEach((count, d) => {
      expect(count).toBeLessThanOrEqual(half![d]!);
      expect(half![d]).toBeLessThanOrEqual(kept![d]!);
    });
    expect(lost).not.toEqual(kept);
  });
});

describe('local work that a measure asks for', () => {
  const practices = Array.from({ length: 10 }, (_, i) => practiceOf(i, contractOf(twelve)));
  const patients = practices.reduce((sum, { list }) => sum + list, 0);
  const conditions = { localHoursPer1000Patients: 12, spendOnStaff: 0 } as const;

  it('is so many hours a year for every thousand patients, in the part of the year in which it is in force', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeriods, fc.constantFrom(...everyRule), anySeed, async (when, pay, seed) => {
        const indicators = { allBut: { codes: ['SMOK004'] } } as const;
        const policies = [
          national,
          policyOf('part', [measure({ conditions, pay, indicators, when })]),
          policyOf('whole', [measure({ conditions, pay, indicators })]),
        ];
        const world = await simulated({ practices, draws: 4, seed, policies });
        const days = when.reduce((sum, { from, to }) => sum + 1 + (Date.parse(to) - Date.parse(from)) / 86_400_000, 0);
        const yearly = (12 * 3600 * patients) / 1000;
        // Half a second of rounding a practice; the year holds 29 February.
        for (const seconds of totalOf(world, 'whole', 'localSeconds'))
          expect(Math.abs(seconds - yearly)).toBeLessThanOrEqual(5.01);
        for (const seconds of totalOf(world, 'part', 'localSeconds'))
          expect(Math.abs(seconds - (yearly * days) / 366)).toBeLessThanOrEqual(5.01);
        for (const inForce of totalOf(world, 'part', 'days')) expect(inForce).toBe(days * practices.length);
      }),
      { numRuns: 20 },
    );
  });
});
