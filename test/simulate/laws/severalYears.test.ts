import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../../src/contract/contractYear.js';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import type { Measure, Policy } from '../../../src/policy/policy.js';
import { buildPlan } from '../../../src/simulate/buildPlan.js';
import { runPlan } from '../../../src/simulate/runPlan.js';
import { measure, national, policyOf, type Simulated, type WorldOptions, worldOf } from '../smallWorld.js';
import { anySeed } from './anyMeasure.js';
import { expectNoneAbove, fixed, metOf, onlyFalls, practicesOf, totalOf } from './lawWorld.js';

const firstYear = '2015-16';
const codes = ['AF001', 'DM007', 'DM014', 'SMOK003', 'SMOK004', 'HYP006'] as const;

/** A later year of a scenario that begins in 2015-16, under the same contract and with the same national results. */
async function yearOf(year: ContractYear, policies: readonly Policy[], options: WorldOptions = {}): Promise<Simulated> {
  const { input: first } = worldOf({ codes, practices: 9, draws: 12, ...options });
  const input = {
    ...first,
    ruleset: { ...first.ruleset, year },
    firstYear,
    policies,
    reportedPolicies: policies.length,
    contractOf: () => loadRuleset('England', firstYear),
  } as const;
  const run = buildPlan(input);
  return { input, run, result: await runPlan(run.kernel, { workers: 1 }) };
}

const period = (from: number, to: number) => ({ from: `${from}-04-01`, to: `${to}-03-31` });
const paidBy = (id: string, baseYear: ContractYear, first: number): Policy =>
  policyOf(id, [
    measure({ when: [period(first, first + 3)], pay: { rule: 'basePoints', baseYear, withoutHistory: 'none' } }),
  ]);

describe('years that follow each other', () => {
  it('remember: a later base year is what was simulated in that year, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, fc.constantFrom(1, 2, 3), async (seed, gap) => {
        const years = ['2015-16', '2016-17', '2017-18', '2018-19'] as const;
        const firsts = await yearOf(years[0], [national], { seed });
        const seconds = await yearOf(years[1], [national, paidBy('first', years[0], 2016)], { seed });
        expect(totalOf(seconds, 'first', 'pence')).toEqual(totalOf(firsts, 'national', 'pence'));
        expect(totalOf(seconds, 'first', 'pointsPaid')).toEqual(totalOf(firsts, 'national', 'points'));
        expect(practicesOf(seconds, 'first', 'pence')).toEqual(practicesOf(firsts, 'national', 'pence'));
        expect(totalOf(seconds, 'national', 'pence')).not.toEqual(totalOf(firsts, 'national', 'pence'));
        // Further away, and between two later years.
        const last = await yearOf(years[gap]!, [national, paidBy('first', years[0], 2016)], { seed });
        expect(totalOf(last, 'first', 'pence')).toEqual(totalOf(firsts, 'national', 'pence'));
        const third = await yearOf(
          '2018-19',
          [national, paidBy('second', years[1], 2017), paidBy('third', years[2], 2018)],
          { seed },
        );
        expect(totalOf(third, 'second', 'pence')).toEqual(totalOf(seconds, 'national', 'pence'));
        const before = await yearOf(years[2], [national], { seed });
        expect(totalOf(third, 'third', 'pence')).toEqual(totalOf(before, 'national', 'pence'));
      }),
      { numRuns: 8 },
    );
  });

  it('have one past: a base year before the first is the same from every year', async () => {
    const base = (first: number) => paidBy('past', '2013-14', first);
    const seen = await Promise.all(
      (['2015-16', '2016-17', '2018-19'] as const).map((year, i) =>
        yearOf(year, [national, base([2015, 2016, 2018][i]!)]),
      ),
    );
    const [one, ...others] = seen.map((world) => totalOf(world, 'past', 'pence'));
    for (const other of others) expect(other).toEqual(one);
  });

  it('are relatives: practices resemble themselves more from year to year than over three', async () => {
    const worlds = await Promise.all(
      (['2015-16', '2016-17', '2018-19'] as const).map((year) => yearOf(year, [national], { practices: 60, draws: 1 })),
    );
    const points = worlds.map((world) => practicesOf(world, 'national', 'points'));
    const distance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, x, p) => sum + Math.abs(x - b[p]!), 0);
    expect(distance(points[0]!, points[1]!)).toBeLessThan(distance(points[0]!, points[2]!));
    expect(distance(points[0]!, points[1]!)).toBeGreaterThan(0);
  });
});

/** Odds ratio of failure of each indicator and draw, for the only measure of the second policy. */
const ratiosOf = ({ run: { kernel } }: Simulated): readonly number[] =>
  Array.from(kernel.behaviours[kernel.policies[1]!.behaviour]!.measures[0]!.response.shift, (shift) =>
    Math.exp(-shift),
  );

const withdrawn = (terms: Partial<Measure> = {}): Policy =>
  policyOf('withdrawn', [measure({ when: [period(2015, 2020)], ...terms })]);

describe('a withdrawal that goes on', () => {
  const years = ['2015-16', '2016-17', '2017-18', '2018-19'] as const;

  it('is felt no less from year to year, where the drift is downwards', async () => {
    const beliefs = { ...onlyFalls, laterDriftLogitPerYear: fixed(-0.1) };
    const worlds = await Promise.all(years.map((year) => yearOf(year, [national, withdrawn()], { beliefs })));
    const ratios = worlds.map(ratiosOf);
    for (let y = 1; y < years.length; y++) {
      expectNoneAbove(ratios[y - 1]!, ratios[y]!, `odds of failure in ${years[y]}`);
      expect(ratios[y]).not.toEqual(ratios[y - 1]);
    }
  });

  it('loses more in every draw of the same year the steeper the drift, and the same in the first', async () => {
    const under = (drift: number, year: ContractYear) =>
      yearOf(year, [national, withdrawn()], { beliefs: { ...onlyFalls, laterDriftLogitPerYear: fixed(drift) } });
    const [flat, steep] = await Promise.all([under(0, '2017-18'), under(-0.2, '2017-18')]);
    expectNoneAbove(metOf(steep!, 'withdrawn'), metOf(flat!, 'withdrawn'), 'patients recorded');
    expect(metOf(steep!, 'withdrawn')).not.toEqual(metOf(flat!, 'withdrawn'));
    const [first, same] = await Promise.all([under(0, '2015-16'), under(-0.2, '2015-16')]);
    expect(metOf(same!, 'withdrawn')).toEqual(metOf(first!, 'withdrawn'));
  });

  it('of a pause drifts nowhere', async () => {
    const signal = { response: 'temporary', reporting: 'asUsual' } as const;
    const under = (drift: number) =>
      yearOf('2017-18', [national, withdrawn({ signal })], { beliefs: { laterDriftLogitPerYear: fixed(drift) } });
    const [flat, steep] = await Promise.all([under(0), under(-0.5)]);
    expect(metOf(steep!, 'withdrawn')).toEqual(metOf(flat!, 'withdrawn'));
  });

  it('is national before its first contract year', async () => {
    const world = await yearOf('2015-16', [national, withdrawn({ when: [period(2016, 2018)] })]);
    for (const name of ['pence', 'points', 'seconds', 'covered'] as const)
      expect(totalOf(world, 'withdrawn', name)).toEqual(totalOf(world, 'national', name));
  });
});
