import { describe, expect, it } from 'vitest';
import { outcomeIds } from '../../src/documents/outcomeIds.js';
import type { ScenarioRun } from '../../src/index.js';
import { national, policy, practicesOf, resultOf, run } from './blackBox.js';

const some = practicesOf(10);
const policies = [
  national,
  policy('joined', { who: { participation: { share: 0.6 } }, pay: { rule: 'higherOf' } }),
  policy('late', { when: { from: '2016-12-01', to: '2017-03-31' } }),
  policy('shared-out', { indicators: { areas: ['DM', 'HYP'] }, pay: { rule: 'globalSumTransfer' } }),
];
/** One world: means are the figures of that world, so that sums and quotients have to hold exactly. */
const oneWorld = { policies, draws: 1, worldsPerParameterSet: 1 };

/** Outcomes with a level of their own. Others, such as who loses or what care is forgone, say what changes against the comparator. */
const absolute = [
  'pointsPerPractice',
  'pointsPaidPerPractice',
  'qofPaymentTotal',
  'qofPaymentPerPractice',
  'qofPaymentPerPatient',
  'practiceIncome',
  'qofHoursPerPractice',
  'hoursReleasedPerPractice',
  'recordedAchievement',
  'participation',
  'shareAtMaximum',
  'sdOfPointsBetweenPractices',
  'payerCostTotal',
  'recordingInForce',
] as const;

const rowsOf = ({ practices }: ScenarioRun, id: string) => practices.filter((row) => row.policy === id);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('in one world the figures of a policy add up', () => {
  it('from practices to the country, and from one unit to another', async () => {
    const result = await run({ ...oneWorld, practices: some });
    const { patients, practices: count } = result.results.population;
    for (const { id, outcomes } of result.results.policies) {
      const rows = rowsOf(result, id);
      const level = (name: (typeof outcomeIds)[number]) => outcomes[name].mean;
      expect(sumOf(rows.map((row) => row.qofPayment))).toBeCloseTo(level('qofPaymentTotal'), 6);
      expect(sumOf(rows.map((row) => row.points)) / count).toBeCloseTo(level('pointsPerPractice'), 9);
      expect(sumOf(rows.map((row) => row.income)) / count).toBeCloseTo(level('practiceIncome'), 6);
      expect(sumOf(rows.map((row) => row.hoursReleased))).toBeCloseTo(level('hoursReleasedTotal'), 6);
      expect(sumOf(rows.map((row) => row.list))).toBe(patients);
      expect(level('qofPaymentPerPractice') * count).toBeCloseTo(level('qofPaymentTotal'), 6);
      expect(level('qofPaymentPerPatient') * patients).toBeCloseTo(level('qofPaymentTotal'), 6);
      expect(level('hoursReleasedPerPractice') * count).toBeCloseTo(level('hoursReleasedTotal'), 6);
      expect(level('payerCostTotal')).toBeCloseTo(
        level('qofPaymentTotal') + level('networkFundPerPractice') * count,
        6,
      );
    }
  });

  it('into those who take part and the others', async () => {
    const result = await run({ ...oneWorld, practices: some });
    const { outcomes, contrasts } = resultOf(result, 'joined');
    const joined = rowsOf(result, 'joined').filter(({ participation }) => participation === 1);
    const others = rowsOf(result, 'joined').filter(({ participation }) => participation === 0);
    expect(joined.length + others.length).toBe(some.length);
    expect(Math.min(joined.length, others.length)).toBeGreaterThan(0);
    const mean = (rows: typeof joined, name: 'points' | 'incomeChange') =>
      sumOf(rows.map((row) => row[name])) / rows.length;
    expect(outcomes.participation.mean).toBeCloseTo(joined.length / some.length, 12);
    expect(outcomes.pointsOfParticipants.mean).toBeCloseTo(mean(joined, 'points'), 9);
    expect(outcomes.pointsOfOthers.mean).toBeCloseTo(mean(others, 'points'), 9);
    expect(outcomes.incomeChangeOfParticipants.mean).toBeCloseTo(mean(joined, 'incomeChange'), 6);
    expect(outcomes.incomeChangeOfOthers.mean).toBeCloseTo(0, 9);
    expect(contrasts.practiceIncome.mean * some.length).toBeCloseTo(
      sumOf(joined.map(({ incomeChange }) => incomeChange)),
      6,
    );
  });

  it('so that hours kept and hours released are the hours of the contract, at every practice', async () => {
    const result = await run({ ...oneWorld, practices: some });
    const usual = rowsOf(result, 'national').map(({ hours }) => hours);
    for (const { id } of result.results.policies)
      rowsOf(result, id).forEach((row, p) => {
        expect(row.hours + row.hoursReleased).toBeCloseTo(usual[p]!, 9);
      });
  });

  it('so that money which is only shared out is the same money', async () => {
    // Registers on which nothing is earned are paid nothing: the pot is what those practices would have earned.
    const result = await run({
      ...oneWorld,
      practices: some,
      policies: [national, policy('pot', { pay: { rule: 'globalSumTransfer' } })],
    });
    expect(resultOf(result, 'pot').contrasts.qofPaymentTotal.mean).toBeCloseTo(0, 6);
    expect(resultOf(result, 'pot').outcomes.shareOfPracticesLosing.mean).toBeGreaterThan(0);
  });
});

describe('over many worlds', () => {
  it('shares of practices by change of income add up to one, under every policy', async () => {
    const { results } = await run({ policies, draws: 40, practices: some });
    for (const { id, winnersAndLosers } of results.policies) {
      const shares = winnersAndLosers.bands.map(({ share }) => share.mean);
      expect(sumOf(shares), id).toBeCloseTo(1, 12);
      for (const share of shares) expect(share, id).toBeGreaterThanOrEqual(0);
    }
  });

  it('a figure over several years is the mean of its years', async () => {
    const later = policy('later', { when: { from: '2017-04-01', to: '2018-03-31' } });
    const { results } = await run({ policies: [national, later], years: { from: '2016-17', to: '2017-18' } });
    for (const { outcomes, byYear } of results.policies)
      for (const id of outcomeIds)
        expect(outcomes[id].mean, id).toBeCloseTo(sumOf(byYear.map((year) => year.outcomes[id].mean)) / 2, 6);
  });

  it('a difference is that of the levels, and changes its sign with the comparator', async () => {
    const asked = { policies: [policies[0]!, policies[1]!], draws: 40, practices: some };
    const there = await run(asked);
    const back = await run({ ...asked, comparator: 'joined' });
    const [forward, backward] = [resultOf(there, 'joined'), resultOf(back, 'national')];
    for (const id of absolute) {
      const scale = Math.max(1, Math.abs(forward.outcomes[id].mean));
      const near = (a: number, b: number) => expect(Math.abs(a - b) / scale, id).toBeLessThan(1e-9);
      near(forward.contrasts[id].mean, forward.outcomes[id].mean - resultOf(there, 'national').outcomes[id].mean);
      near(backward.contrasts[id].mean, -forward.contrasts[id].mean);
      near(backward.contrasts[id].sd, forward.contrasts[id].sd);
      near(backward.contrasts[id].q95, -forward.contrasts[id].q05);
      near(backward.contrasts[id].q25, -forward.contrasts[id].q75);
      // The level of a policy does not depend on what it is compared with.
      near(resultOf(back, 'joined').outcomes[id].mean, forward.outcomes[id].mean);
    }
    expect(forward.contrasts.pointsPerPractice.mean).toBeLessThan(0);
  });

  it('the order of the policies, and of the practices in their file, changes no figure', async () => {
    const asked = { policies, practices: some, draws: 12, comparator: 'national' };
    const usual = await run(asked);
    const turned = await run({ ...asked, policies: [...policies].reverse(), practices: [...some].reverse() });
    for (const { id } of usual.results.policies) {
      expect(resultOf(turned, id)).toEqual(resultOf(usual, id));
      const byCode = (result: ScenarioRun) =>
        [...rowsOf(result, id)].sort((a, b) => (a.practice < b.practice ? -1 : 1));
      expect(byCode(turned)).toEqual(byCode(usual));
    }
    expect(turned.results.policies.map(({ id }) => id)).toEqual(
      [...policies].reverse().map((each) => (each as { id: string }).id),
    );
  });

  it('twice the draws move means by no more than their errors allow, and make these smaller by the root of two', async () => {
    const asked = { policies, practices: some };
    const [fewer, more] = [await run({ ...asked, draws: 300 }), await run({ ...asked, draws: 600 })];
    const distances: number[] = [];
    const ratios: number[] = [];
    for (const { id } of fewer.results.policies)
      for (const outcome of [
        'pointsPerPractice',
        'qofPaymentTotal',
        'qofHoursPerPractice',
        'recordedAchievement',
        'practiceIncome',
      ] as const) {
        const [a, b] = [resultOf(fewer, id).outcomes[outcome], resultOf(more, id).outcomes[outcome]];
        // The first half of the draws is the same: Var(mean of n - mean of 2n) = Var / n - Var / 2n.
        distances.push(Math.abs(a.mean - b.mean) / Math.sqrt(a.mcse! ** 2 - b.mcse! ** 2));
        ratios.push(a.mcse! / b.mcse!);
      }
    for (const distance of distances) expect(distance).toBeLessThan(4);
    expect(sumOf(ratios) / ratios.length).toBeGreaterThan(1.2);
    expect(sumOf(ratios) / ratios.length).toBeLessThan(1.65);
  });
});
