import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContractYear } from '../../src/contract/contractYear.js';
import { measureFaults } from '../../src/policy/measureFaults.js';
import { measureSchema } from '../../src/policy/measureSchema.js';
import type { PayRule } from '../../src/policy/policy.js';
import { policySchema } from '../../src/policy/policySchema.js';
import { resolvePolicy } from '../../src/policy/resolvePolicy.js';
import { startingOn } from '../../src/policy/startingOn.js';

const label = { id: 'p', title: 'P' };
const policy = (parts: object) => policySchema.parse({ ...label, ...parts });
const written = (parts: object) => measureSchema.parse({ indicators: 'all', pay: { rule: 'basePoints' }, ...parts });
const resolved = (parts: object, years = ['2016-17'] as const, gate?: number) =>
  resolvePolicy(policy({ measures: [written(parts)] }), years, gate).measures[0]!;

describe('resolvePolicy', () => {
  it('is the national contract without measures', () => {
    expect(resolvePolicy(policy({}), ['2016-17'])).toEqual({
      ...label,
      family: 'national',
      shocks: 'felt',
      measures: [],
    });
  });

  it('is called other with measures or a change to the network fund, unless it has a name', () => {
    const networkFund = { withdraw: 'all', from: '2022-10-01', repay: 'nothing' };
    expect(resolvePolicy(policy({ measures: [written({})] }), ['2016-17']).family).toBe('other');
    expect(resolvePolicy(policy({ networkFund }), ['2022-23'])).toMatchObject({ family: 'other', networkFund });
    expect(resolvePolicy(policy({ family: 'abolition', measures: [written({})] }), ['2016-17']).family).toBe(
      'abolition',
    );
  });

  it('fills in a measure for everyone, all days and urgent access', () => {
    expect(resolved({})).toEqual({
      id: 'measure-1',
      who: { areas: 'all', participation: 'everyone' },
      when: [{ from: '2016-04-01', to: '2017-03-31' }],
      announced: '2016-04-01',
      indicators: 'all',
      signal: { response: 'whole-year', reporting: 'asUsual' },
      pay: { rule: 'basePoints', baseYear: '2015-16', withoutHistory: 'actual' },
      conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
      release: { urgentAccess: 1, longTermCare: 0, recovery: 0 },
    });
  });

  it('covers all years where no days are written', () => {
    const [measure] = resolvePolicy(policy({ measures: [written({})] }), ['2016-17', '2017-18', '2018-19']).measures;
    expect(measure!.when).toEqual([{ from: '2016-04-01', to: '2019-03-31' }]);
  });

  it.each([
    ['one day less than the year', { from: '2016-04-02', to: '2017-03-31' }, 'temporary'],
    ['365 days of a common year', { from: '2016-04-01', to: '2017-03-31' }, 'whole-year'],
    ['365 days of a leap year', { from: '2015-04-01', to: '2016-03-30' }, 'temporary'],
    ['366 days of a leap year', { from: '2015-04-01', to: '2016-03-31' }, 'whole-year'],
    ['a year across two', { from: '2016-10-01', to: '2017-09-30' }, 'whole-year'],
    [
      'two parts of a year',
      [
        { from: '2016-04-01', to: '2016-10-01' },
        { from: '2016-10-02', to: '2017-03-31' },
      ],
      'temporary',
    ],
  ])('takes %s for a signal', (_, when, response) => {
    expect(resolved({ when }).signal.response).toBe(response);
  });

  it('leaves what is written, and fills in the other parts', () => {
    const parts = {
      id: 'deal',
      who: { areas: ['Leeds North'], trigger: { level: 'red', shareOfPractices: 0.5 } },
      when: [{ from: '2017-02-01', to: '2017-03-31' }],
      announced: '2017-01-25',
      signal: { response: 'none', reporting: 'stops' },
      pay: { rule: 'actual' },
      revocation: { probability: 0.5, on: '2017-02-16' },
    };
    expect(resolved(parts)).toMatchObject({ ...parts, who: { ...parts.who, participation: 'everyone' } });
    expect(resolved({ who: { participation: { share: 0.7 } } }).who).toEqual({
      areas: 'all',
      participation: { share: 0.7 },
    });
    expect(resolved({ conditions: { spendOnStaff: 0.5 } }).conditions).toEqual({
      localHoursPer1000Patients: 0,
      spendOnStaff: 0.5,
    });
  });

  it('takes a use of released hours that is not named for none', () => {
    expect(resolved({ release: { recovery: 1 } }).release).toEqual({ urgentAccess: 0, longTermCare: 0, recovery: 1 });
  });

  const withoutHistory = 'actual';
  const payRules: readonly [object, PayRule][] = [
    [{ rule: 'actual' }, { rule: 'actual' }],
    [{ rule: 'baseCash' }, { rule: 'baseCash', baseYear: '2015-16', withoutHistory }],
    [{ rule: 'cashTopUp' }, { rule: 'cashTopUp', baseYear: '2015-16', withoutHistory }],
    [{ rule: 'higherOf' }, { rule: 'higherOf', baseYear: '2015-16', basis: 'points', withoutHistory }],
    [
      { rule: 'higherOf', baseYear: '2014-15', basis: 'cash', withoutHistory: 'full' },
      { rule: 'higherOf', baseYear: '2014-15', basis: 'cash', withoutHistory: 'full' },
    ],
    [
      { rule: 'actualOrMean' },
      { rule: 'actualOrMean', baseYears: ['2014-15', '2015-16'], basis: 'cash', withoutHistory },
    ],
    [
      { rule: 'coreTransfer' },
      {
        rule: 'coreTransfer',
        baseYears: ['2013-14', '2014-15', '2015-16'],
        outOfHoursDeduction: false,
        withoutHistory,
      },
    ],
    [{ rule: 'fixedIfReported' }, { rule: 'fixedIfReported', baseYear: '2015-16', reportsAccepted: 1, withoutHistory }],
    [
      { rule: 'basePlus', uplift: 0.05, lumpSum: 4000 },
      { rule: 'basePlus', baseYear: '2015-16', uplift: 0.05, lumpSum: 4000, withoutHistory },
    ],
    [
      { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.1 },
      { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.1, patients: 'weighted' },
    ],
    [
      { rule: 'earnBack', withheld: 0.2 },
      { rule: 'earnBack', baseYear: '2015-16', withheld: 0.2, withoutHistory },
    ],
    [
      { rule: 'sharedOutcome', atRisk: 0.1 },
      { rule: 'sharedOutcome', baseYear: '2015-16', atRisk: 0.1, withoutHistory },
    ],
    [{ rule: 'globalSumTransfer' }, { rule: 'globalSumTransfer', outOfHoursDeduction: false }],
    [
      { rule: 'pointsMoved', to: { areas: ['BP'] }, share: 0.7 },
      { rule: 'pointsMoved', to: { areas: ['BP'] }, share: 0.7, rest: 'globalSum' },
    ],
  ];
  it.each(payRules)('fills in the pay rule %j', (pay, expected) => {
    expect(resolved({ pay }).pay).toEqual(expected);
  });

  it("counts base years from the measure's first year, not the scenario's", () => {
    const later = written({ when: { from: '2018-06-01', to: '2019-03-31' } });
    const [measure] = resolvePolicy(policy({ measures: [later] }), ['2016-17', '2017-18', '2018-19']).measures;
    expect(measure!.pay).toMatchObject({ baseYear: '2017-18' });
  });
});

describe('the gate for local changes', () => {
  const when = { from: '2022-12-20', to: '2023-03-31' };
  const approval = { consultationFrom: '2022-12-16' };
  const years = ['2022-23'] as never;

  it('moves the first day to the end of the consultation', () => {
    // 16 December and 84 days: 15 left in December, 31 in January, 28 in February, 10 March.
    expect(resolved({ when, approval }, years, 84)).toMatchObject({
      when: [{ from: '2023-03-10', to: '2023-03-31' }],
      announced: '2023-03-10',
    });
  });

  it('is open at once in a national emergency, and to what starts later anyway', () => {
    const inEmergency = { ...approval, nationalEmergency: true };
    expect(resolved({ when, approval: inEmergency }, years, 84).when).toEqual([when]);
    const late = { from: '2023-03-20', to: '2023-03-31' };
    expect(resolved({ when: late, approval }, years, 84).when).toEqual([late]);
  });

  it('needs its days', () => {
    expect(() => resolved({ when, approval }, years)).toThrow(/days of consultation are not given/);
  });
});

describe('measureFaults', () => {
  const day = fc
    .integer({ min: Date.UTC(2014, 0, 1) / 864e5, max: Date.UTC(2019, 11, 31) / 864e5 })
    .map((days) => new Date(days * 864e5).toISOString().slice(0, 10));

  it('finds none exactly when both days lie in the years and in order', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 2015, max: 2016 }), fc.boolean(), (from, to, start, two) => {
        const years = [start, ...(two ? [start + 1] : [])].map((y) => parseContractYear(`${y}-${(y + 1) % 100}`));
        const inside = (text: string) =>
          Date.parse(text) >= Date.UTC(start, 3, 1) && Date.parse(text) < Date.UTC(start + years.length, 3, 1);
        const right = inside(from) && inside(to) && Date.parse(from) <= Date.parse(to);
        expect(measureFaults(written({ when: { from, to } }), years, 84).length === 0).toBe(right);
      }),
    );
  });

  it('accepts a measure of one day, and gaps that are spoken for', () => {
    expect(measureFaults(written({ when: { from: '2017-03-31', to: '2017-03-31' } }), ['2016-17'], 84)).toEqual([]);
    const when = [
      { from: '2016-04-01', to: '2016-04-30' },
      { from: '2016-06-01', to: '2016-06-30' },
    ];
    expect(measureFaults(written({ when, gaps: 'national' }), ['2016-17'], 84)).toEqual([]);
    expect(measureFaults(written({ when }), ['2016-17'], 84)).toHaveLength(1);
  });

  it('accepts base years one to four years before the measure, and no other', () => {
    const faults = (baseYear: string) =>
      measureFaults(written({ pay: { rule: 'higherOf', baseYear } }), ['2017-18'], 84).length;
    const years = ['2012-13', '2013-14', '2014-15', '2015-16', '2016-17', '2017-18', '2018-19'];
    expect(years.map(faults)).toEqual([1, 0, 0, 0, 0, 1, 1]);
  });
});

describe('startingOn', () => {
  it('moves the first day and the announcement, and leaves base years', () => {
    const when = [
      { from: '2017-01-25', to: '2017-02-10' },
      { from: '2017-03-01', to: '2017-03-31' },
    ];
    const original = resolvePolicy(policy({ measures: [written({ when, gaps: 'national' })] }), ['2016-17']);
    const [measure] = startingOn(original, '2016-07-01').measures;
    expect(measure).toEqual({
      ...original.measures[0],
      when: [{ from: '2016-07-01', to: '2017-02-10' }, when[1]],
      announced: '2016-07-01',
    });
  });
});
