import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Period } from '../../../src/policy/policy.js';
import { measure, national, policyOf, simulated } from '../smallWorld.js';
import { anyPeriods, anySeed, dayOf, everyRule, lastDay } from './anyMeasure.js';
import { expectNoneAbove, fixed, metOf, onlyFalls, totalOf } from './lawWorld.js';

const small = { practices: 9, draws: 12, beliefs: onlyFalls } as const;
const runs = { numRuns: 30 };

const anyTerms: fc.Arbitrary<Partial<Measure>> = fc
  .record({
    pay: fc.constantFrom(...everyRule),
    response: fc.constantFrom('temporary' as const, 'whole-year' as const),
    // Not with a hazard: a life of the same length that begins later ends later too, in busier days.
    revocation: fc.option(
      fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), on: fc.nat(lastDay).map(dayOf) }),
      { nil: undefined },
    ),
    waits: fc.option(
      fc.record({
        level: fc.constantFrom('amber' as const, 'red' as const),
        shareOfPractices: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { nil: undefined },
    ),
  })
  .map(({ pay, response, revocation, waits }) => ({
    pay,
    indicators: { allBut: { codes: ['SMOK004'] } },
    signal: { response, reporting: 'asUsual' },
    who: { areas: 'all', participation: 'everyone', ...(waits ? { trigger: waits } : {}) },
    ...(revocation ? { revocation } : {}),
  }));

/** The same periods with the first beginning later: on day `by` of it at most, and never after its end. */
function startedLater([first, ...others]: readonly Period[], by: number): readonly Period[] {
  const from = new Date(Date.parse(`${first!.from}T00:00:00Z`) + 86_400_000 * by).toISOString().slice(0, 10);
  return [{ from: from < first!.to ? from : first!.to, to: first!.to }, ...others];
}

/** Hours, patients and points under `less` and under `more` of the same measure: more of it never gives fewer hours nor more patients. */
async function expectMore(more: Measure, less: Measure, seed: string, beliefs = {}): Promise<number> {
  const policies = [national, policyOf('more', [more]), policyOf('less', [less])];
  const world = await simulated({ ...small, beliefs: { ...small.beliefs, ...beliefs }, seed, policies });
  expectNoneAbove(totalOf(world, 'less', 'seconds'), totalOf(world, 'more', 'seconds'), 'seconds released');
  expectNoneAbove(metOf(world, 'more'), metOf(world, 'less'), 'patients recorded');
  expectNoneAbove(totalOf(world, 'more', 'points'), totalOf(world, 'less', 'points'), 'points');
  expectNoneAbove(metOf(world, 'less'), metOf(world, 'national'), 'patients recorded, against the contract');
  const sum = (row: readonly number[]) => row.reduce((total, x) => total + x, 0);
  return sum(totalOf(world, 'more', 'seconds')) - sum(totalOf(world, 'less', 'seconds'));
}

describe('more of a measure never releases less, nor costs less achievement, draw by draw', () => {
  it('when it starts earlier: with catching up, several periods, triggers and revocation', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPeriods,
        fc.nat(lastDay),
        anyTerms,
        fc.double({ min: 0, max: 1, noNaN: true }),
        anySeed,
        async (when, by, terms, catchUp, seed) => {
          const later = startedLater(when, by);
          const gained = await expectMore(measure({ ...terms, when }), measure({ ...terms, when: later }), seed, {
            catchUpCapacity: fixed(catchUp),
          });
          if (gained > 0) apart += 1;
        },
      ),
      runs,
    );
    expect(apart).toBeGreaterThan(5);
  });

  it('when it is announced earlier', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPeriods,
        fc.nat(lastDay),
        fc.nat(lastDay),
        anyTerms,
        anySeed,
        async (when, a, b, terms, seed) => {
          const last = when.at(-1)!.to;
          const [early, late] = [a, b].sort((x, y) => x - y).map((day) => (dayOf(day) < last ? dayOf(day) : last));
          const gained = await expectMore(
            measure({ ...terms, when, announced: early! }),
            measure({ ...terms, when, announced: late! }),
            seed,
          );
          if (gained > 0) apart += 1;
        },
      ),
      runs,
    );
    expect(apart).toBeGreaterThan(5);
  });

  it('when practices catch up less', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPeriods,
        anyTerms,
        fc.double({ min: 0, max: 1, noNaN: true }),
        anySeed,
        async (when, terms, catchUp, seed) => {
          const policies = [national, policyOf('some', [measure({ ...terms, when })])];
          const worlds = await Promise.all(
            [catchUp, catchUp / 2].map((share) =>
              simulated({ ...small, beliefs: { ...onlyFalls, catchUpCapacity: fixed(share) }, seed, policies }),
            ),
          );
          const [more, less] = worlds;
          expectNoneAbove(totalOf(more!, 'some', 'seconds'), totalOf(less!, 'some', 'seconds'), 'seconds');
          expectNoneAbove(metOf(less!, 'some'), metOf(more!, 'some'), 'patients');
        },
      ),
      runs,
    );
  });

  it('when a second period is added, or the only one lasts longer', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeriods, anyTerms, anySeed, async (when, { revocation: _, ...terms }, seed) => {
        await expectMore(measure({ ...terms, when }), measure({ ...terms, when: [when[0]!] }), seed);
        const longer = [{ from: when[0]!.from, to: when.at(-1)!.to }];
        await expectMore(measure({ ...terms, when: longer }), measure({ ...terms, when }), seed);
      }),
      runs,
    );
  });
});

describe('a pause in a single world', () => {
  it('releases less with every week that it begins later, until it is caught up in full', async () => {
    const starts = Array.from({ length: 30 }, (_, week) => dayOf(7 * week));
    const policies = starts.map((from) => policyOf(from, [measure({ when: [{ from, to: '2015-11-30' }] })]));
    for (const catchUp of [0.1, 0.3, 0.6, 1]) {
      const beliefs = { ...onlyFalls, catchUpCapacity: fixed(catchUp) };
      const world = await simulated({ ...small, draws: 4, beliefs, policies: [national, ...policies] });
      const rows = starts.map((from) => totalOf(world, from, 'seconds'));
      for (let i = 1; i < rows.length; i++) expectNoneAbove(rows[i]!, rows[i - 1]!, `start ${starts[i]}`);
      expect(Math.max(...rows.at(-1)!)).toBeLessThan(Math.min(...rows[0]!));
    }
  });

  it('is heeded from its announcement on where pay is settled, and from its first day on where it is not', async () => {
    const when = [{ from: '2015-09-01', to: '2016-03-31' }];
    const announced = '2015-06-01';
    const longer = [{ from: announced, to: '2016-03-31' }];
    const settledPay = { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'full' } as const;
    const rules = { settled: settledPay, actual: { rule: 'actual' } } as const;
    const policies = Object.entries(rules).flatMap(([name, pay]) => [
      policyOf(`${name}-known`, [measure({ pay, when, announced })]),
      policyOf(`${name}-first-day`, [measure({ pay, when })]),
      policyOf(`${name}-longer`, [measure({ pay, when: longer })]),
      policyOf(`${name}-late`, [measure({ pay, when: longer, announced: '2015-09-01' })]),
    ]);
    const world = await simulated({ ...small, policies: [national, ...policies] });
    const same = (one: string, other: string) => {
      expect(totalOf(world, one, 'seconds'), one).toEqual(totalOf(world, other, 'seconds'));
      expect(metOf(world, one), one).toEqual(metOf(world, other));
    };
    same('settled-known', 'settled-longer');
    same('actual-known', 'actual-first-day');
    // Nobody heeds what nobody knows.
    same('settled-late', 'settled-first-day');
    same('actual-late', 'actual-first-day');
    expect(totalOf(world, 'settled-known', 'seconds')).not.toEqual(totalOf(world, 'settled-first-day', 'seconds'));
  });

  it('that ends early enough is caught up in full, and one that ends on 31 March not at all', async () => {
    const signal = { response: 'whole-year', reporting: 'asUsual' } as const;
    const policies = [
      national,
      policyOf('april', [measure({ signal, when: [{ from: '2015-04-01', to: '2015-04-10' }] })]),
      policyOf('march', [measure({ signal, when: [{ from: '2016-03-22', to: '2016-03-31' }] })]),
    ];
    const none = { ...onlyFalls, catchUpCapacity: fixed(0) };
    const [able, unable] = await Promise.all(
      [{ ...onlyFalls, catchUpCapacity: fixed(0.5) }, none].map((beliefs) =>
        simulated({ ...small, beliefs, policies }),
      ),
    );
    expect(metOf(able!, 'april')).toEqual(metOf(able!, 'national'));
    expect(new Set(totalOf(able!, 'april', 'seconds'))).toEqual(new Set([0]));
    expect(metOf(unable!, 'april')).not.toEqual(metOf(unable!, 'national'));
    expect(metOf(able!, 'march')).toEqual(metOf(unable!, 'march'));
  });
});
