import { describe, expect, it } from 'vitest';
import { outcomeIds } from '../../src/documents/outcomeIds.js';
import { everyShift, fixed, national, numbersIn, policy, resultOf, run } from './blackBox.js';

/** Nobody records anything that is unpaid, and nobody declares it. */
const nothing = policy('nothing', { signal: { response: 'whole-year', reporting: 'stops' } });

/** The contract of 2016-17: 559 points. */
const allPoints = 559;

describe('a country in which nothing is recorded', () => {
  const asked = { policies: [national, nothing], beliefs: everyShift(-60) };

  it('earns no point and no penny, in every world and at every practice, and nobody is asked for money', async () => {
    const result = await run(asked);
    const { outcomes } = resultOf(result, 'nothing');
    for (const id of ['pointsPerPractice', 'pointsPaidPerPractice', 'qofPaymentTotal', 'shareAtMaximum'] as const)
      expect(outcomes[id], id).toMatchObject({ mean: 0, sd: 0, q05: 0, q95: 0 });
    expect(outcomes.recordedAchievement.q95).toBe(0);
    const rows = result.practices.filter((row) => row.policy === 'nothing');
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      expect([row.points, row.pointsPaid, row.qofPayment]).toEqual([0, 0, 0]);
      expect(row.shareOfDrawsLosing).toBe(1);
    }
  });

  it('still has the income of every other stream, which no policy moves', async () => {
    const { practices } = await run(asked);
    const other = (id: string) =>
      practices.filter((row) => row.policy === id).map(({ income, qofPayment }) => income - qofPayment);
    other('nothing').forEach((income, p) => {
      expect(income).toBeGreaterThan(0);
      expect(income).toBeCloseTo(other('national')[p]!, 6);
    });
  });

  it('is paid in full all the same where pay rests on the year before', async () => {
    const held = policy('held', {
      signal: { response: 'whole-year', reporting: 'stops' },
      pay: { rule: 'basePoints' },
    });
    const { outcomes } = resultOf(await run({ ...asked, policies: [national, held] }), 'held');
    expect(outcomes.pointsPerPractice).toMatchObject({ mean: 0, sd: 0 });
    expect(outcomes.pointsPaidPerPractice.mean).toBeGreaterThan(0.85 * allPoints);
  });

  it('takes points that are paid by nobody from nobody else', async () => {
    const reports = policy('refused', { pay: { rule: 'fixedIfReported', reportsAccepted: 0 } });
    const { outcomes } = resultOf(await run({ ...asked, policies: [national, reports] }), 'refused');
    for (const id of ['pointsPaidPerPractice', 'qofPaymentTotal', 'qofPaymentPerPatient'] as const)
      expect(outcomes[id], id).toMatchObject({ mean: 0, sd: 0 });
  });
});

describe('a country in which everything is recorded', () => {
  // A shift upwards of sixty logits: every counted patient.
  const everything = policy('everything', { signal: { response: 'whole-year', reporting: 'asUsual' } });

  it('has all but those recorded who were excepted for the threshold alone, and no more points than there are', async () => {
    const result = await run({ policies: [national, everything], beliefs: everyShift(60), practices: 30 });
    const [usual, all] = ['national', 'everything'].map((id) => resultOf(result, id));
    // Whoever is excepted only to reach a threshold is counted again where nothing is paid, and not recorded: a few in a hundred.
    expect(all!.outcomes.recordedAchievement.q05).toBeGreaterThan(0.97);
    expect(all!.outcomes.recordedAchievement.q05).toBeGreaterThan(usual!.outcomes.recordedAchievement.q95);
    expect(all!.outcomes.pointsPerPractice.q95).toBeLessThanOrEqual(allPoints);
    const declared = allPoints - all!.indicators.reduce((sum, { points }) => sum + points, 0);
    expect(declared).toBeGreaterThan(50);
    expect(all!.outcomes.pointsPerPractice.q05).toBeGreaterThan(allPoints - declared);
    for (const { code, achievement } of all!.indicators) expect(achievement.q95, code).toBeLessThanOrEqual(1);
    for (const row of result.practices) expect(row.points).toBeLessThanOrEqual(allPoints);
  });
});

describe('two policies with the same terms', () => {
  it('differ by exactly nothing, in every outcome, band and practice, and so does one of them from itself', async () => {
    const terms = { who: { participation: { share: 0.6 } }, pay: { rule: 'higherOf' } };
    const result = await run({ policies: [policy('one', terms), policy('other', terms), national] });
    for (const id of ['one', 'other']) {
      const { contrasts, byYear } = resultOf(result, id);
      for (const outcome of outcomeIds)
        for (const estimate of [contrasts[outcome], ...byYear.map((year) => year.contrasts[outcome])])
          expect(estimate, `${id} ${outcome}`).toMatchObject({ mean: 0, sd: 0, q05: 0, q50: 0, q95: 0 });
    }
    const rows = (id: string) =>
      result.practices.filter((row) => row.policy === id).map((row) => ({ ...row, policy: '' }));
    expect(rows('other')).toEqual(rows('one'));
    const [one, other] = ['one', 'other'].map((id) => resultOf(result, id));
    expect(numbersIn(other!.outcomes)).toEqual(numbersIn(one!.outcomes));
    // The comparison can fail.
    expect(resultOf(result, 'national').contrasts.pointsPerPractice.mean).not.toBe(0);
  });

  it('that nobody may join are the national contract', async () => {
    const nobody = policy('nobody', { who: { participation: { share: 0 } }, pay: { rule: 'basePoints' } });
    const { contrasts } = resultOf(
      await run({ policies: [national, nobody], beliefs: { hoursReleasedFraction: fixed(1) } }),
      'nobody',
    );
    for (const outcome of outcomeIds) expect(contrasts[outcome], outcome).toMatchObject({ mean: 0, sd: 0 });
  });
});
