import { describe, expect, it } from 'vitest';
import { loadPriors } from '../../src/facts/priors.js';
import { fixed, national, numbersIn, policy, run } from './blackBox.js';

/** Every kind of pay, participation, trigger and signal, so that every belief is asked. */
const policies = [
  national,
  policy('chosen', { who: { participation: 'choice' }, pay: { rule: 'basePoints' } }),
  policy('chosen-late', {
    who: { participation: 'choice' },
    when: { from: '2022-11-01', to: '2023-03-31' },
    revocation: { probability: 0.5, on: '2023-01-15' },
    pay: { rule: 'earnBack', withheld: 0.3 },
  }),
  policy('shared', {
    pay: { rule: 'sharedOutcome', atRisk: 0.4 },
    signal: { response: 'whole-year', reporting: 'fedBack' },
  }),
  policy('pause', {
    when: { from: '2022-06-01', to: '2022-09-30' },
    gaps: 'national',
    indicators: { areas: ['DM', 'HYP', 'AST', 'MH'] },
  }),
  policy('triggered', {
    who: { trigger: { level: 'red', shareOfPractices: 0.3 } },
    indicators: { shareOfPoints: 0.5, choose: 'mostHoursPerPoint' },
  }),
  {
    id: 'fund',
    title: 'Fund',
    networkFund: { from: '2022-10-01', withdraw: 'all', repay: 'perPatientMonthly' },
  },
];

const shares = [...loadPriors().values()].filter(({ distribution }) => distribution.family === 'beta');

describe('a share that is believed to be nought or one for certain', () => {
  it('is about every belief that is a share', () => {
    expect(shares.length).toBeGreaterThan(20);
  });

  it.each(shares.flatMap(({ name }) => [0, 1].map((value) => [name, value] as const)))(
    'leaves every figure finite: %s of %d',
    async (name, value) => {
      const result = await run({
        policies,
        years: { from: '2022-23', to: '2023-24' },
        beliefs: { [name]: fixed(value) },
        practices: 4,
        draws: 4,
      });
      expect(
        numbersIn(result)
          .filter(([, number]) => !Number.isFinite(number))
          .map(([path]) => path),
      ).toEqual([]);
      for (const row of result.practices) {
        expect(row.participation).toBeGreaterThanOrEqual(0);
        expect(row.participation).toBeLessThanOrEqual(1);
        expect(row.qofPayment).toBeGreaterThanOrEqual(0);
        // Released hours are whole seconds a practice and world.
        expect(row.hours).toBeGreaterThanOrEqual(-1 / 3600);
      }
    },
  );
});

describe('what such a belief means', () => {
  const choosing = {
    policies: [national, policy('chosen', { who: { participation: 'choice' }, pay: { rule: 'basePoints' } })],
  };
  const participation = async (value: number) => {
    const { results } = await run({ ...choosing, beliefs: { optOutParticipation: fixed(value) } });
    return results.policies[1]!.outcomes.participation;
  };

  it('nobody joins where nobody ever did, and everybody where everybody did', async () => {
    expect(await participation(0)).toMatchObject({ mean: 0, sd: 0 });
    expect(await participation(1)).toMatchObject({ mean: 1, sd: 0 });
  });

  it('nobody answers to a pause that is not heeded, and no hour comes free of work that nobody leaves', async () => {
    const pause = policy('pause', { when: { from: '2016-10-01', to: '2017-01-31' } });
    const asked = { policies: [national, pause] };
    const unheeded = (await run({ ...asked, beliefs: { temporarySuspensionAttenuation: fixed(0) } })).results
      .policies[1]!;
    expect(unheeded.contrasts.recordedAchievement).toMatchObject({ mean: 0, sd: 0 });
    expect(unheeded.contrasts.pointsPerPractice).toMatchObject({ mean: 0, sd: 0 });
    expect(unheeded.outcomes.hoursReleasedPerPractice).toMatchObject({ mean: 0, sd: 0 });
    const unfreed = (await run({ ...asked, beliefs: { hoursReleasedFraction: fixed(0) } })).results.policies[1]!;
    expect(unfreed.outcomes.hoursReleasedPerPractice).toMatchObject({ mean: 0, sd: 0 });
    expect(unfreed.contrasts.recordedAchievement.mean).toBeLessThan(0);
  });
});
