import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../../src/contract/contractYear.js';
import { pressureShares } from '../../../src/model/pressure.js';
import { alertLevels } from '../../../src/policy/alertLevels.js';
import type { Measure, Shock } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, type Simulated, simulated, twelve } from '../smallWorld.js';
import { anyMeasure, anyPeriods, anySeed } from './anyMeasure.js';
import { expectNoneAbove, expectSame, fixed, practicesOf, totalOf } from './lawWorld.js';

const small = { practices: 12, draws: 16 } as const;
const runs = { numRuns: 25 };
type Trigger = NonNullable<Measure['who']['trigger']>;

const waiting = (terms: Measure, trigger: Trigger): Measure => ({
  ...terms,
  who: { areas: 'all', participation: 'everyone', trigger },
});

const anyLevel = fc.constantFrom(...alertLevels);
const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

/** Areas x draws: whether the only measure of the second policy starts, and days in force. */
const rowsOf = ({ run: { kernel } }: Simulated) =>
  kernel.behaviours[kernel.policies[1]!.behaviour]!.measures[0]!.timing;

describe('a measure that waits for pressure', () => {
  it('is national, to the bit, in every practice of an area that never gets there', async () => {
    const seen = { some: 0, none: 0 };
    await fc.assert(
      fc.asyncProperty(anyMeasure(), anyLevel, anyShare, anySeed, async (terms, level, shareOfPractices, seed) => {
        const policies = [national, policyOf('waits', [waiting(terms, { level, shareOfPractices })])];
        const world = await simulated({ ...small, draws: 1, seed, policies });
        const { starts } = rowsOf(world);
        world.run.kernel.areaOf.forEach((area, p) => {
          if (starts[area] === 1) seen.some += 1;
          else {
            seen.none += 1;
            for (const name of ['pence', 'points', 'pointsPaid', 'seconds', 'covered', 'losing'] as const)
              expect(practicesOf(world, 'waits', name)[p], name).toBe(practicesOf(world, 'national', name)[p]);
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(Math.min(seen.some, seen.none)).toBeGreaterThan(20);
  });

  it('is national everywhere, to the bit, where the level is out of reach, and waits for nothing at green', async () => {
    await fc.assert(
      fc.asyncProperty(anyMeasure(), anySeed, async (terms, seed) => {
        const calm = { pressureBaseline: fixed(-9) };
        const free = { ...terms, who: { areas: 'all', participation: 'everyone' } } as const;
        const policies = [
          national,
          policyOf('waits', [waiting(terms, { level: 'amber', shareOfPractices: 0.1 })]),
          policyOf('green', [waiting(terms, { level: 'green', shareOfPractices: 1 })]),
          policyOf('free', [free]),
        ];
        const world = await simulated({ ...small, seed, policies, beliefs: calm });
        expectSame(world, 'waits', 'national');
        // At green it starts with the first month of its days, which is no later than they are.
        expectSame(world, 'green', 'free');
      }),
      runs,
    );
  });

  it('starts with the month in which enough practices of the area are at the level, by the share of them', async () => {
    const trigger = { level: 'red', shareOfPractices: 0.5 } as const;
    const when = [{ from: '2015-06-15', to: '2016-02-29' }];
    const policies = [national, policyOf('waits', [waiting(measure({ when }), trigger)])];
    const world = await simulated({ ...small, draws: 64, policies });
    const { run, input } = world;
    const months = [2, 3, 4, 5, 6, 7, 8, 9, 10];
    const day = (text: string) => Date.parse(text) / 86_400_000;
    const started = new Set<number>();
    input.population.areas.forEach(({ code }, area) => {
      const shares = pressureShares({
        draws: run.parameters,
        setOfDraw: run.setOfDraw,
        key: run.kernel.key,
        year: '2015-16',
        practices: input.population.practices.filter((practice) => practice.area === code),
        level: 'red',
        months,
      });
      for (let d = 0; d < 64; d++) {
        const met = months.find((_, m) => shares[m * 64 + d]! >= 0.5);
        const from =
          met === undefined
            ? undefined
            : day(`${met < 9 ? 2015 : 2016}-${String(((met + 3) % 12) + 1).padStart(2, '0')}-01`);
        const days = from === undefined ? 0 : day('2016-03-01') - Math.max(from, day('2015-06-15'));
        expect(rowsOf(world).days[area * 64 + d]).toBe(days);
        started.add(met ?? 12);
      }
    });
    expect(started.size).toBeGreaterThan(3);
  });

  it('never starts earlier, nor is longer in force, for a higher share or a worse level', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPeriods,
        fc.tuple(anyLevel, anyLevel),
        fc.tuple(anyShare, anyShare),
        anySeed,
        async (when, levels, shares, seed) => {
          const terms = measure({ when });
          const [mild, bad] = [...levels].sort((a, b) => alertLevels.indexOf(a) - alertLevels.indexOf(b));
          const [few, many] = [...shares].sort((a, b) => a - b);
          const timings = await Promise.all(
            [
              { level: mild!, shareOfPractices: few! },
              { level: mild!, shareOfPractices: many! },
              { level: bad!, shareOfPractices: many! },
            ].map(async (trigger) => {
              const policies = [national, policyOf('waits', [waiting(terms, trigger)])];
              return rowsOf(await simulated({ ...small, seed, policies }));
            }),
          );
          for (let i = 1; i < timings.length; i++)
            for (const name of ['starts', 'days', 'recording', 'forgoable'] as const)
              expectNoneAbove(Array.from(timings[i]![name]), Array.from(timings[i - 1]![name]), name);
          if (timings[0]!.days.join() !== timings[2]!.days.join()) apart += 1;
        },
      ),
      runs,
    );
    expect(apart).toBeGreaterThan(3);
  });

  it('starts no later where capacity is lost', async () => {
    const shock: Shock = {
      id: 'staff',
      title: 'Staff',
      areas: ['B2'],
      when: { from: '2015-10-01', to: '2016-01-31' },
      on: 'capacity',
      indicators: { codes: ['AF001'] },
      shareLost: fixed(0.15),
    };
    const policies = [national, policyOf('waits', [waiting(measure(), { level: 'red', shareOfPractices: 0.6 })])];
    const options = { ...small, draws: 64, policies };
    const [calm, struck] = await Promise.all([simulated(options), simulated({ ...options, shocks: [shock] })]);
    const [before, after] = [calm!, struck!].map((world) => Array.from(rowsOf(world).days));
    expectNoneAbove(before!, after!, 'days in force');
    const inArea = (row: readonly number[], area: number) => row.slice(64 * area, 64 * (area + 1));
    expect(inArea(after!, 1)).not.toEqual(inArea(before!, 1));
    for (const area of [0, 2]) expect(inArea(after!, area)).toEqual(inArea(before!, area));
  });
});

describe('a measure that waits, over several years', () => {
  const inYear = (year: ContractYear, trigger: Trigger, seed: string) =>
    simulated({
      ...small,
      seed,
      ruleset: { ...contractOf(twelve), year },
      firstYear: '2015-16',
      policies: [
        national,
        policyOf('waits', [waiting(measure({ when: [{ from: '2015-04-01', to: '2018-03-31' }] }), trigger)]),
      ],
    });

  it('goes on once it has started: in force in every later year, from the first day', async () => {
    let late = 0;
    for (const seed of ['a', 'b', 'c']) {
      const trigger = { level: 'black', shareOfPractices: 0.5 } as const;
      const years = await Promise.all(
        (['2015-16', '2016-17', '2017-18'] as const).map(async (year) => rowsOf(await inYear(year, trigger, seed))),
      );
      years[0]!.starts.forEach((_, at) => {
        for (let y = 1; y < years.length; y++) {
          if (years[y - 1]!.starts[at] === 0) continue;
          expect(years[y]!.days[at]).toBeCloseTo(365, 6);
          late += 1;
        }
      });
      expect(new Set(years[0]!.starts)).toEqual(new Set([0, 1]));
    }
    expect(late).toBeGreaterThan(5);
    expect(totalOf(await inYear('2016-17', { level: 'green', shareOfPractices: 0 }, 'a'), 'waits', 'covered')).toEqual(
      Array(16).fill(12),
    );
  });
});
