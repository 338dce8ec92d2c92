import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Signal } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, practiceOf, type Simulated, simulated } from '../smallWorld.js';
import { anyPeriods, anySeed, anySignal } from './anyMeasure.js';
import { metOf, practicesOf, totalOf } from './lawWorld.js';

const declared = ['AF001'] as const;
const codes = [...declared, 'SMOK004', 'DM014'] as const;
const stops: Signal = { response: 'none', reporting: 'stops' };
const practices = Array.from({ length: 12 }, (_, i) => practiceOf(i, contractOf(codes)));
const runs = { numRuns: 25 };

const run = (terms: Partial<Measure>, seed: string): Promise<Simulated> =>
  simulated({ codes, practices, draws: 8, seed, policies: [national, policyOf('stopped', [measure(terms)])] });

/** Points of the declared items alone, from a contract of nothing else: points are added up over indicators. */
const declaredPoints = async (seed: string): Promise<Simulated> =>
  simulated({ codes: declared, practices, draws: 8, seed, policies: [national] });

describe('where reporting stops', () => {
  it('yes-no and register items are lost exactly where the measure is in force on the last day of the year', async () => {
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(anyPeriods, fc.boolean(), anySeed, async (when, toTheEnd, seed) => {
        const periods = toTheEnd ? [...when.slice(0, -1), { ...when.at(-1)!, to: '2016-03-31' }] : when;
        const ends = periods.at(-1)!.to === '2016-03-31';
        const world = await run({ when: periods, signal: stops }, seed);
        const items = totalOf(await declaredPoints(seed), 'national', 'points');
        totalOf(world, 'stopped', 'points').forEach((points, d) => {
          expect(points).toBe(totalOf(world, 'national', 'points')[d]! - (ends ? items[d]! : 0));
        });
        expect(metOf(world, 'stopped')).toEqual(metOf(world, 'national'));
        seen.add(ends);
      }),
      runs,
    );
    expect(seen.size).toBe(2);
  });

  it('they are lost at the practices that take part, and nowhere else', async () => {
    const who = { areas: ['A1', 'B2'], participation: { share: 0.5 } } as const;
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const world = await simulated({
        codes,
        practices,
        draws: 1,
        seed,
        policies: [national, policyOf('stopped', [measure({ who, signal: stops })])],
      });
      const alone = await simulated({ codes: declared, practices, draws: 1, seed, policies: [national] });
      const [before, after, covered] = [
        practicesOf(world, 'national', 'points'),
        practicesOf(world, 'stopped', 'points'),
        practicesOf(world, 'stopped', 'covered'),
      ];
      after.forEach((points, p) => {
        expect(points).toBe(before[p]! - covered[p]! * practicesOf(alone, 'national', 'points')[p]!);
      });
      expect(covered.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(0);
    }
  });

  it('they stay where the measure is for other indicators, or has been taken back', async () => {
    for (const terms of [
      { indicators: { codes: ['SMOK004', 'DM014'] }, signal: stops },
      { signal: stops, revocation: { probability: 1, on: '2016-03-31' } },
      { signal: { ...stops, reporting: 'asUsual' } },
      { signal: { ...stops, reporting: 'fedBack' } },
    ] satisfies readonly Partial<Measure>[]) {
      const world = await run(terms, 'stays');
      expect(totalOf(world, 'stopped', 'points')).toEqual(totalOf(world, 'national', 'points'));
    }
  });

  it('only declared items are touched by reporting: patients recorded are those of the same response', async () => {
    await fc.assert(
      fc.asyncProperty(anySignal, anyPeriods, anySeed, async ({ response }, when, seed) => {
        const [stopped, usual] = await Promise.all(
          (['stops', 'asUsual'] as const).map((reporting) => run({ when, signal: { response, reporting } }, seed)),
        );
        expect(metOf(stopped!, 'stopped')).toEqual(metOf(usual!, 'stopped'));
        expect(totalOf(stopped!, 'stopped', 'seconds')).toEqual(totalOf(usual!, 'stopped', 'seconds'));
      }),
      runs,
    );
  });

  it('practices that see their figures fed back lose no more than those that do not, draw by draw', async () => {
    for (const seed of ['a', 'b', 'c']) {
      const policies = (['asUsual', 'fedBack'] as const).map((reporting) =>
        policyOf(reporting, [measure({ signal: { response: 'whole-year', reporting } })]),
      );
      const world = await simulated({
        codes: ['SMOK004', 'DM014'],
        practices,
        draws: 16,
        seed,
        policies: [national, ...policies],
      });
      const [usual, fed] = [metOf(world, 'asUsual'), metOf(world, 'fedBack')];
      fed.forEach((met, i) => {
        expect(met).toBeGreaterThanOrEqual(usual[i]!);
      });
      expect(fed).not.toEqual(usual);
    }
  });
});
