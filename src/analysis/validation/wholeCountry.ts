import type { PayRule, Policy } from '../../policy/policy.js';

interface Terms {
  readonly id: string;
  readonly family: Policy['family'];
  readonly title: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly pay: PayRule;
}

/** A policy of one measure for every practice and indicator, answered as work that is unpaid for good. */
export const wholeCountry = ({ id, family, title, from, to, pay }: Terms): Policy => ({
  id,
  family,
  title,
  shocks: 'felt',
  measures: [
    {
      id: 'everything',
      who: { areas: 'all', participation: 'everyone' },
      when: [{ from, to }],
      announced: from,
      indicators: 'all',
      signal: { response: 'whole-year', reporting: 'asUsual' },
      pay,
      conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
      release: { urgentAccess: 1, longTermCare: 0, recovery: 0 },
    },
  ],
});
