import fc from 'fast-check';
import type {
  Coverage,
  Measure,
  PayRule,
  Period,
  Revocation,
  Signal,
  WithoutHistory,
} from '../../../src/policy/policy.js';
import { measure, twelve } from '../smallWorld.js';

const firstDay = Date.UTC(2015, 3, 1);

/** Day of the contract year 2015-16: 0 is 1 April 2015, 365 is 31 March 2016. */
export const dayOf = (index: number): string => new Date(firstDay + 86_400_000 * index).toISOString().slice(0, 10);

export const lastDay = 365;

export const anySignal: fc.Arbitrary<Signal> = fc.record({
  response: fc.constantFrom('none', 'temporary', 'whole-year'),
  reporting: fc.constantFrom('asUsual', 'fedBack', 'stops'),
});

const base = { baseYear: '2014-15' } as const;
const bases = { baseYears: ['2014-15', '2013-14'] } as const;

/** Rules that pay by base years. Unless `withoutHistory` is 'actual', what is achieved now is no part of them. */
export const settled = (withoutHistory: WithoutHistory): readonly PayRule[] => [
  { rule: 'basePoints', ...base, withoutHistory },
  { rule: 'baseCash', ...base, withoutHistory },
  { rule: 'coreTransfer', ...bases, outOfHoursDeduction: false, withoutHistory },
  { rule: 'coreTransfer', ...bases, outOfHoursDeduction: true, withoutHistory },
  { rule: 'basePlus', ...base, uplift: 0.05, lumpSum: 4000, withoutHistory },
  { rule: 'fixedIfReported', ...base, reportsAccepted: 0.7, withoutHistory },
  { rule: 'earnBack', ...base, withheld: 0.4, withoutHistory },
  { rule: 'sharedOutcome', ...base, atRisk: 0.6, withoutHistory },
];

/** Rules that pay the higher of what is achieved and base years. */
export const topped = (withoutHistory: WithoutHistory): readonly PayRule[] => [
  { rule: 'cashTopUp', ...base, withoutHistory },
  { rule: 'higherOf', ...base, basis: 'points', withoutHistory },
  { rule: 'higherOf', ...base, basis: 'cash', withoutHistory },
  { rule: 'actualOrMean', ...bases, basis: 'points', withoutHistory },
  { rule: 'actualOrMean', ...bases, basis: 'cash', withoutHistory },
];

/** Rules that share a pot out to the practices of the measure's areas. */
export const pooled: readonly PayRule[] = [
  { rule: 'globalSumTransfer', outOfHoursDeduction: false },
  { rule: 'pointsMoved', to: { codes: ['SMOK004'] }, share: 0.5, rest: 'globalSum' },
];

export const unprotected: readonly PayRule[] = [
  { rule: 'actual' },
  { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.4, patients: 'weighted' },
  { rule: 'pointsMoved', to: { codes: ['SMOK004'] }, share: 0.5, rest: 'nowhere' },
];

export const everyRule: readonly PayRule[] = [...settled('actual'), ...topped('full'), ...pooled, ...unprotected];

/** One or two periods of 2015-16, in order, apart from each other. */
export const anyPeriods: fc.Arbitrary<readonly Period[]> = fc
  .uniqueArray(fc.nat(lastDay), { minLength: 2, maxLength: 4 })
  .map((days) => days.sort((a, b) => a - b))
  .map((days) =>
    Array.from({ length: Math.floor(days.length / 2) }, (_, i) => ({
      from: dayOf(days[2 * i]!),
      to: dayOf(days[2 * i + 1]!),
    })),
  );

export const anyWho: fc.Arbitrary<Coverage> = fc.record({
  areas: fc.constantFrom('all' as const, ['A1'], ['B2', 'C3']),
  participation: fc.constantFrom('everyone' as const, 'choice' as const, { share: 0.6 }),
});

/** All but SMOK004, to which `pointsMoved` moves points. */
export const anyIndicators: fc.Arbitrary<Measure['indicators']> = fc
  .subarray(
    twelve.filter((code) => code !== 'SMOK004'),
    { minLength: 1 },
  )
  .map((codes) => ({ codes }));

export const anyRevocation: fc.Arbitrary<Revocation | undefined> = fc.option(
  fc.oneof(
    fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), on: fc.nat(lastDay).map(dayOf) }),
    fc.record({ hazardPerMonth: fc.double({ min: 0, max: 2, noNaN: true }) }),
  ),
  { nil: undefined },
);

/** Any measure of 2015-16; parts that a law needs in a certain way are put in their place. */
export const anyMeasure = (parts: Partial<Measure> = {}): fc.Arbitrary<Measure> =>
  fc
    .record({
      who: anyWho,
      when: anyPeriods,
      indicators: anyIndicators,
      signal: anySignal,
      pay: fc.constantFrom(...everyRule),
      revocation: anyRevocation,
      localHours: fc.constantFrom(0, 12),
    })
    .map(({ localHours, revocation, ...terms }) =>
      measure({
        ...terms,
        ...(revocation ? { revocation } : {}),
        conditions: { localHoursPer1000Patients: localHours, spendOnStaff: 0 },
        ...parts,
      }),
    );

export const anySeed = fc.nat(10_000).map((n) => `seed-${n}`);
