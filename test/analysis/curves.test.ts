import { describe, expect, it } from 'vitest';
import { curvePolicies, curvePolicyId, curveResults } from '../../src/analysis/curves.js';
import type { Policy } from '../../src/policy/policy.js';

const measure = (id: string, from: string, to: string) =>
  ({
    id,
    when: [
      { from, to },
      { from: '2017-03-20', to: '2017-03-31' },
    ],
    announced: from,
    pay: { rule: 'actual' },
  }) as never;
const deal: Policy = {
  id: 'deal',
  family: 'suspension',
  title: 'Deal',
  shocks: 'felt',
  measures: [measure('a', '2017-02-01', '2017-03-10'), measure('b', '2017-02-15', '2017-03-10')],
};
const curve = (id: string, starts: readonly string[]) => ({ id, title: `Curve ${id}`, policy: 'deal', starts });

describe('the policies of curves', () => {
  it('start on the given day in the first period of every measure, and else are the policy', () => {
    const [first, second, ...none] = curvePolicies([curve('c', ['2016-04-01', '2017-01-01'])], [deal]);
    expect(none).toEqual([]);
    expect(first?.id).toBe(curvePolicyId('deal', '2016-04-01'));
    for (const one of first!.measures) {
      expect(one.when).toEqual([
        { from: '2016-04-01', to: '2017-03-10' },
        { from: '2017-03-20', to: '2017-03-31' },
      ]);
      expect(one.announced).toBe('2016-04-01');
    }
    expect(second!.measures.map(({ id, pay }) => [id, pay])).toEqual([
      ['a', { rule: 'actual' }],
      ['b', { rule: 'actual' }],
    ]);
    expect(deal.measures[0]!.when[0]!.from).toBe('2017-02-01');
  });

  it('are simulated once where two curves ask for the same, under ids that no scenario can use', () => {
    const policies = curvePolicies([curve('c', ['2016-04-01']), curve('d', ['2016-04-01', '2016-05-01'])], [deal]);
    expect(policies.map(({ id }) => id)).toEqual(['deal@2016-04-01', 'deal@2016-05-01']);
    for (const { id } of policies) expect(id).not.toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('need their policy', () => {
    expect(() => curvePolicies([{ ...curve('c', ['2016-04-01']), policy: 'nobody' }], [deal])).toThrow(/c of a policy/);
  });
});

describe('the results of curves', () => {
  it('are the contrasts of each first day, in the units of the outcomes', () => {
    const days = ['2016-04-01', '2017-01-01'];
    const [result] = curveResults([curve('c', days)], {
      worldsPerParameterSet: 2,
      contrastOf: (policy, outcome) => {
        const day = days.findIndex((start) => policy === curvePolicyId('deal', start));
        const base = outcome === 'hoursReleasedPerPractice' ? 100 : 10;
        return Float64Array.from([0, 2, 4, 6], (x) => base * (day + 1) + x);
      },
    });
    expect(result).toMatchObject({ id: 'c', title: 'Curve c', policy: 'deal' });
    expect(result!.points.map(({ from }) => from)).toEqual(days);
    expect(result!.points.map(({ contrasts }) => contrasts.hoursReleasedPerPractice.mean)).toEqual([103, 203]);
    expect(result!.points[1]!.contrasts.recordedAchievement).toMatchObject({ unit: 'share of one', mean: 23, mcse: 2 });
    expect(Object.keys(result!.points[0]!.contrasts)).toEqual([
      'hoursReleasedPerPractice',
      'hoursReleasedPerPracticeWeek',
      'recordedAchievement',
      'pointsPerPractice',
      'qofPaymentPerPractice',
    ]);
  });
});
