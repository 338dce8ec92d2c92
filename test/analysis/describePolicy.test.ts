import { describe, expect, it } from 'vitest';
import { describePolicy } from '../../src/analysis/describePolicy.js';
import { policySchema } from '../../src/policy/policySchema.js';
import { resolvePolicy } from '../../src/policy/resolvePolicy.js';

const described = (parts: object): string =>
  describePolicy(resolvePolicy(policySchema.parse({ id: 'p', title: 'P', ...parts }), ['2016-17']));
const measure = (parts: object): string =>
  described({ measures: [{ indicators: 'all', pay: { rule: 'actual' }, ...parts }] });
const paid = (pay: object): string => measure({ pay }).replace(/^.*?2017-03-31\. /, '');

describe('describePolicy', () => {
  it('says the national contract where nothing departs from it', () => {
    expect(described({})).toBe('Every practice is paid by the national contract for what it achieves by 31 March.');
    expect(described({ shocks: 'spared' })).toMatch(/31 March\. No shock strikes\.$/);
  });

  it('says the whole of a deal', () => {
    const deal = measure({
      who: {
        areas: ['Leeds North', 'Leeds West'],
        participation: 'choice',
        trigger: { level: 'red', shareOfPractices: 0.5 },
      },
      when: [
        { from: '2017-02-01', to: '2017-02-10' },
        { from: '2017-03-01', to: '2017-03-31' },
      ],
      gaps: 'national',
      announced: '2017-01-25',
      indicators: { shareOfPoints: 0.8, choose: 'mostHoursPerPoint' },
      signal: { reporting: 'stops' },
      pay: { rule: 'higherOf' },
      revocation: { probability: 0.5, on: '2017-03-16' },
      conditions: { localHoursPer1000Patients: 12, spendOnStaff: 0.4, notes: 'Three discussions.' },
      release: { urgentAccess: 0.5, recovery: 0.5 },
    });
    expect(deal).toBe(
      [
        'Practices of Leeds North, Leeds West that choose to join may pause work on up to 80% of points, those with the most hours per point first from 2017-02-01 to 2017-02-10 and from 2017-03-01 to 2017-03-31.',
        'It starts area by area, with the first month in which 50% of practices are at alert level red or worse.',
        'Practices learn of it on 2017-01-25.',
        'Nothing is reported for these indicators.',
        'Pay is for what was recorded by 31 March or for the points of 2015-16, whichever is more.',
        'With a chance of 50% it is taken back on 2017-03-16.',
        'In return it asks for 12 hours of local work a year for every 1,000 patients.',
        '40% of the money must be spent on additional staff.',
        'Condition: Three discussions.',
        'Of released hours, 50% to urgent access and 50% to recovery.',
      ].join(' '),
    );
  });

  it.each([
    ['everyone', 'temporary', 'Every practice of all areas may pause work on all indicators'],
    ['everyone', 'whole-year', 'Every practice of all areas may drop work on all indicators'],
    ['everyone', 'none', 'Every practice of all areas is paid in another way, and works on as before, for all'],
    [{ share: 0.7 }, 'none', '70% of practices of all areas are paid in another way, and work on as before, for all'],
  ])('says who does what: %j, %s', (participation, response, sentence) => {
    expect(measure({ who: { participation }, signal: { response } })).toContain(sentence);
  });

  it.each([
    [{ rule: 'actual' }, 'Pay is for what was recorded by 31 March, without protection.'],
    [{ rule: 'basePoints' }, "Pay is for the points of 2015-16, at this year's value of a point, prevalence and list."],
    [
      { rule: 'baseCash', baseYear: '2014-15', withoutHistory: 'full' },
      'Pay is the pounds of 2014-15. Indicators without a base are paid in full.',
    ],
    [{ rule: 'cashTopUp' }, 'Pay is for what was recorded by 31 March, topped up to the pounds of 2015-16.'],
    [
      { rule: 'actualOrMean' },
      'Pay is for what was recorded by 31 March or for the mean pounds of 2014-15 and 2015-16, whichever is more.',
    ],
    [
      { rule: 'coreTransfer' },
      'Pay for the mean points of 2013-14, 2014-15 and 2015-16 moves into core payments, without the out-of-hours deduction.',
    ],
    [
      { rule: 'fixedIfReported', withoutHistory: 'none' },
      'Pay is for the points of 2015-16 where the reports are accepted (100% of practices). Indicators without a base are not paid.',
    ],
    [
      { rule: 'basePlus', uplift: 0.05, lumpSum: 4000 },
      'Pay is the pounds of 2015-16 and 5% more, and £4,000 a practice and year.',
    ],
    [{ rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.099 }, 'Pay is £0.099 a weighted patient and month.'],
    [
      { rule: 'earnBack', withheld: 0.25 },
      'Pay is for the points of 2015-16, of which 25% must be earned back through local targets.',
    ],
    [
      { rule: 'sharedOutcome', atRisk: 0.1 },
      'Pay is for the points of 2015-16, of which 10% depends on an outcome of the area.',
    ],
    [
      { rule: 'globalSumTransfer', outOfHoursDeduction: true },
      'Their money is shared out by weighted list, with the out-of-hours deduction.',
    ],
    [
      { rule: 'pointsMoved', to: { areas: ['BP'] }, share: 0.665 },
      'Their points are retired: 66.5% go to the indicators of BP; the money of the rest goes to the global sum.',
    ],
  ])('says the pay rule %j', (pay, sentence) => {
    expect(paid(pay)).toBe(sentence);
  });

  it('says a change to the network fund alone', () => {
    expect(
      described({ networkFund: { withdraw: ['ACC-02', 'ACC-08'], from: '2016-10-01', repay: 'perPatientMonthly' } }),
    ).toMatch(
      /by 31 March\. The network fund loses ACC-02, ACC-08 from 2016-10-01; their money is paid by weighted patient, month by month\.$/,
    );
  });
});
