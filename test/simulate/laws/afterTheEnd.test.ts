import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../../src/contract/contractYear.js';
import type { Measure, Policy } from '../../../src/policy/policy.js';
import {
  contractOf,
  measure,
  national,
  policyOf,
  type Simulated,
  simulated,
  type WorldOptions,
} from '../smallWorld.js';
import { everythingOf, expectNoneAbove, expectSame, fixed, metOf, onlyFalls, totalOf } from './lawWorld.js';

const codes = ['AF001', 'DM007', 'DM014', 'SMOK003', 'SMOK004', 'HYP006'] as const;

/** A later contract year of a scenario that begins in 2015-16. */
const inYear = (year: ContractYear, policies: readonly Policy[], options: WorldOptions = {}): Promise<Simulated> =>
  simulated({
    practices: 9,
    draws: 16,
    ...options,
    ruleset: { ...contractOf(codes), year },
    firstYear: '2015-16',
    policies: [national, ...policies],
  });

const wholeOf2015 = [{ from: '2015-04-01', to: '2016-03-31' }];
const ended = (terms: Partial<Measure> = {}, id = 'ended'): Policy =>
  policyOf(id, [measure({ when: wholeOf2015, ...terms })]);

const ratiosOf = ({ run: { kernel } }: Simulated): readonly number[] =>
  Array.from(kernel.behaviours[kernel.policies[1]!.behaviour]!.measures[0]!.response.shift, (shift) =>
    Math.exp(-shift),
  );

describe('what is left of a response after the end', () => {
  it('shrinks from the first year after it to the second, and then stays', async () => {
    const years = ['2015-16', '2016-17', '2017-18', '2018-19'] as const;
    const beliefs = { ...onlyFalls, reversibility: fixed(0.6) };
    const [force, first, second, third] = (
      await Promise.all(years.map((year) => inYear(year, [ended()], { beliefs })))
    ).map(ratiosOf);
    expectNoneAbove(first!, force!, 'odds of failure after one year');
    expectNoneAbove(second!, first!, 'odds of failure after two years');
    expect(first).not.toEqual(force);
    expect(second).not.toEqual(first);
    expect(third).toEqual(second);
    expect(Math.max(...second!)).toBeGreaterThan(1);
    // 1 - 0.6 / 2 of the shift of the first year, in logits.
    first!.forEach((ratio, i) => {
      expect(Math.log(ratio)).toBeCloseTo(0.7 * Math.log(force![i]!), 12);
    });
  });

  it('is less the more is regained, and nothing where all is: national to the bit', async () => {
    const under = (regained: number, year: ContractYear) =>
      inYear(year, [ended()], { beliefs: { ...onlyFalls, reversibility: fixed(regained) } });
    const [little, much] = await Promise.all([under(0.2, '2016-17'), under(0.9, '2016-17')]);
    expectNoneAbove(metOf(little!, 'ended'), metOf(much!, 'ended'), 'patients recorded');
    expect(metOf(little!, 'ended')).not.toEqual(metOf(much!, 'ended'));
    expectSame(await under(1, '2017-18'), 'ended', 'national');
  });

  it('is paid for what is achieved, releases nobody, and asks for nothing: the measure no longer applies', async () => {
    const terms: Partial<Measure> = {
      pay: { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'full' },
      signal: { response: 'whole-year', reporting: 'stops' },
      conditions: { localHoursPer1000Patients: 20, spendOnStaff: 0 },
    };
    const world = await inYear('2016-17', [ended(terms), ended({}, 'unprotected')]);
    for (const name of ['seconds', 'localSeconds', 'covered', 'days', 'recording'] as const)
      expect(new Set(totalOf(world, 'ended', name)), name).toEqual(new Set([0]));
    expect(totalOf(world, 'ended', 'pence')).toEqual(totalOf(world, 'unprotected', 'pence'));
    expect(totalOf(world, 'ended', 'pointsPaid')).toEqual(totalOf(world, 'ended', 'points'));
    // Registers are declared again.
    const registers = { indicators: { codes: ['AF001'] }, ...terms } as const;
    expectSame(
      await inYear('2016-17', [ended({ ...registers, indicators: { codes: ['AF001'] } })]),
      'ended',
      'national',
    );
  });

  it('is only felt by those who took part', async () => {
    for (const participation of ['choice', { share: 0.5 }] as const) {
      const terms = {
        who: { areas: 'all', participation },
        pay: { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'full' },
      } as const;
      const options = {
        practices: 30,
        draws: 1,
        beliefs: {
          ...onlyFalls,
          optOutParticipation: fixed(0.5),
          choiceIncomeSlope: fixed(60),
          choiceHoursSlope: fixed(0),
        },
      };
      for (const seed of ['a', 'b', 'c', 'd']) {
        const [before, after] = await Promise.all(
          (['2015-16', '2016-17'] as const).map((year) => inYear(year, [ended(terms)], { ...options, seed })),
        );
        const took = Array.from(before!.result.sums.covered.subarray(30));
        const [usual, left] = [0, 30].map((at) => Array.from(after!.result.sums.points.subarray(at, at + 30)));
        expect(new Set(took)).toEqual(new Set([0, 1]));
        left!.forEach((points, p) => {
          if (took[p] === 0) expect(points, `${seed}, practice ${p}`).toBe(usual![p]);
        });
        const moved = left!.filter((points, p) => points < usual![p]!).length;
        expect(moved).toBeGreaterThan(0);
      }
    }
  });

  it('is nothing where the measure never came into force', async () => {
    const trigger = { level: 'black', shareOfPractices: 1 } as const;
    const never: Partial<Measure> = { who: { areas: 'all', participation: 'everyone', trigger } };
    const calm = { beliefs: { pressureBaseline: fixed(-9) } };
    const world = await inYear(
      '2016-17',
      [
        ended(never, 'waited'),
        ended({ revocation: { probability: 1, on: '2015-04-01' } }, 'revoked'),
        ended({}, 'ended'),
      ],
      calm,
    );
    for (const id of ['waited', 'revoked']) expectSame(world, id, 'national');
    expect(everythingOf(world, 'ended')).not.toEqual(everythingOf(world, 'national'));
  });
});
