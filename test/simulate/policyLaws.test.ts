import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import { outcomeDefinitions } from '../../src/analysis/outcomeDefinitions.js';
import type { OutcomeVectors } from '../../src/analysis/outcomeVectors.js';
import type { OutcomeId } from '../../src/documents/outcomeIds.js';
import { responseClass } from '../../src/facts/responseClasses.js';
import { InputError } from '../../src/inputError.js';
import type { Distribution } from '../../src/random/distributions.js';
import { meanOf, outcomesOf, rowsOf } from './outcomesOf.js';
import { calibrationWith, national, protectedBy, simulated, suspension, temporary, worldOf } from './smallWorld.js';

const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const share = (value: number) => ({ areas: 'all', participation: { share: value } }) as const;

/** Outcomes without those that only say who is under the policy and for how much of the year. */
function asideFromWho(outcomes: OutcomeVectors) {
  const { participation, pointsOfParticipants, pointsOfOthers, recordingInForce, ...others } = outcomes;
  return others;
}

describe('a policy that touches nothing changes nothing, to the bit', () => {
  it('when nobody takes part', async () => {
    const nobody = suspension('nobody', { who: share(0), pay: protectedBy('basePoints') });
    const world = await simulated({ policies: [national, nobody] });
    expect(outcomesOf(world, 'nobody')).toEqual(outcomesOf(world, 'national'));
    expect([...rowsOf(world, 'nobody').values()].map((row) => ({ ...row, policy: '' }))).toEqual(
      [...rowsOf(world, 'national').values()].map((row) => ({ ...row, policy: '' })),
    );
  });

  it('when no work falls into its days', async () => {
    // All recording in the last seven weeks, suspension until Christmas.
    const tillChristmas = suspension('early', { when: [{ from: '2015-04-01', to: '2015-12-24' }] });
    const world = await simulated({
      policies: [national, tillChristmas],
      beliefs: { yearEndShareOfQofWork: fixed(1) },
    });
    const early = outcomesOf(world, 'early');
    expect(asideFromWho(early)).toEqual(asideFromWho(outcomesOf(world, 'national')));
    expect([meanOf(early.participation), meanOf(early.recordingInForce)]).toEqual([1, 0]);
    expect(meanOf(early.pointsOfParticipants)).toBeCloseTo(meanOf(early.pointsPerPractice), 9);
  });

  it('when being unpaid moves nobody', async () => {
    const classes = ['recording', 'complexProcess', 'labTest', 'bloodPressureControl', 'metabolicControl', 'treatment'];
    const world = await simulated({
      policies: [national, suspension('ignored')],
      beliefs: {
        ...Object.fromEntries(classes.map((name) => [`withdrawalLogitShift.${name}`, fixed(0)])),
        hoursReleasedFraction: fixed(0),
      },
      // Exceptions that are made for pay alone end with it, whatever else practices do.
      calibration: calibrationWith({ exceptionShareOfEffort: 0 }, (_, cell) => ({ ...cell, exceptionShare: 0 })),
    });
    const ignored = outcomesOf(world, 'ignored');
    expect(asideFromWho(ignored)).toEqual(asideFromWho(outcomesOf(world, 'national')));
    expect([meanOf(ignored.participation), meanOf(ignored.recordingInForce)]).toEqual([1, 1]);
  });
});

describe('time', () => {
  // Treatments could rise when unpaid, and then a later start would cost achievement.
  const beliefs = { 'withdrawalLogitShift.treatment': fixed(-0.1) };
  const starts = ['2015-04-01', '2015-08-15', '2015-12-01', '2016-01-25', '2016-03-01', '2016-03-31'];

  it('a later start releases no more hours and costs no more achievement, draw by draw', async () => {
    const policies = [
      national,
      ...starts.map((from, i) => suspension(`from-${i}`, { when: [{ from, to: '2016-03-31' }], signal: temporary })),
    ];
    const world = await simulated({ policies, beliefs });
    for (let i = 1; i < starts.length; i++) {
      const [earlier, later] = [outcomesOf(world, `from-${i - 1}`), outcomesOf(world, `from-${i}`)];
      later.hoursReleasedPerPractice.forEach((hours, d) => {
        expect(hours).toBeLessThan(earlier.hoursReleasedPerPractice[d]!);
        expect(later.recordedAchievement[d]!).toBeGreaterThan(earlier.recordedAchievement[d]!);
        expect(later.pointsPerPractice[d]!).toBeGreaterThanOrEqual(earlier.pointsPerPractice[d]!);
      });
    }
  });

  it('two halves of the year release the hours of the whole, less what is caught up after the first', async () => {
    const parts = [
      suspension('first', { when: [{ from: '2015-04-01', to: '2015-10-31' }] }),
      suspension('second', { when: [{ from: '2015-11-01', to: '2016-03-31' }] }),
      suspension('whole'),
    ];
    const hoursWith = async (catchUp: number) => {
      const world = await simulated({ policies: [national, ...parts], beliefs: { catchUpCapacity: fixed(catchUp) } });
      return parts.map(({ id }) => outcomesOf(world, id).hoursReleasedPerPractice);
    };
    const [[first, second, whole], caughtUp] = [await hoursWith(0), await hoursWith(0.3)];
    whole!.forEach((hours, d) => {
      // Each practice's hours are whole seconds.
      expect(Math.abs(first![d]! + second![d]! - hours)).toBeLessThan((3 * 0.5) / 3600);
      // Three tenths of the usual pace on top while the contract applies again, which is what the second half would hold.
      expect(Math.abs(caughtUp[0]![d]! - Math.max(0, first![d]! - 0.3 * second![d]!))).toBeLessThan((3 * 0.5) / 3600);
    });
    expect(caughtUp.slice(1)).toEqual([second, whole]);
    expect(meanOf(caughtUp[0]!)).toBeGreaterThan(0);
  });

  it('hours a week are hours over the weeks in force', async () => {
    const late = suspension('late', { when: [{ from: '2016-01-25', to: '2016-03-31' }] });
    const outcomes = outcomesOf(await simulated({ policies: [national, late], draws: 8 }), 'late');
    // 25 January to 31 March 2016, both included: 67 days.
    outcomes.hoursReleasedPerPracticeWeek.forEach((perWeek, d) => {
      expect(perWeek).toBeCloseTo(outcomes.hoursReleasedPerPractice[d]! / (67 / 7), 9);
    });
  });

  it('a pause moves practices less than a withdrawal for good', async () => {
    const whole = suspension('for-good');
    const pause = suspension('pause', { signal: temporary });
    const world = await simulated({ policies: [national, whole, pause], beliefs });
    const [a, b] = ['for-good', 'pause'].map((id) => outcomesOf(world, id));
    expect(meanOf(a!.recordedAchievement)).toBeLessThan(meanOf(b!.recordedAchievement) - 0.02);
    expect(meanOf(a!.hoursReleasedPerPractice)).toBeGreaterThan(1.5 * meanOf(b!.hoursReleasedPerPractice));
  });
});

describe('who takes part', () => {
  it('a share of one is everyone, to the bit', async () => {
    const everyone = suspension('everyone', { pay: protectedBy('higherOf') });
    const world = await simulated({
      policies: [national, everyone, suspension('all', { pay: protectedBy('higherOf'), who: share(1) })],
    });
    expect(outcomesOf(world, 'all')).toEqual(outcomesOf(world, 'everyone'));
  });

  it('a larger share keeps the practices of a smaller one', async () => {
    const policies = [national, ...[0.2, 0.5, 0.9].map((p, i) => suspension(`share-${i}`, { who: share(p) }))];
    for (const seed of ['a', 'b', 'c']) {
      const world = await simulated({ policies, draws: 1, seed });
      const [few, half, most] = policies.slice(1).map(({ id }) => rowsOf(world, id));
      for (const [code, { participation }] of few!) {
        expect(half!.get(code)!.participation).toBeGreaterThanOrEqual(participation);
        expect(most!.get(code)!.participation).toBeGreaterThanOrEqual(half!.get(code)!.participation);
      }
    }
  });

  it('a share is met on average', async () => {
    const world = await simulated({ policies: [national, suspension('third', { who: share(0.3) })], draws: 1000 });
    // 30,000 decisions: standard error 0.0026.
    expect(Math.abs(meanOf(outcomesOf(world, 'third').participation) - 0.3)).toBeLessThan(4 * 0.0027);
  });

  it('areas bound a policy: nothing moves outside, and inside it is as everywhere', async () => {
    const pay = protectedBy('higherOf');
    const policies = [
      national,
      suspension('everywhere', { pay }),
      suspension('avon', { who: { areas: ['A1'], participation: 'everyone' }, pay }),
      suspension('by-name', { who: { areas: ['avon'], participation: 'everyone' }, pay }),
    ];
    const world = await simulated({ policies });
    const [none, everywhere, avon] = ['national', 'everywhere', 'avon'].map((id) => rowsOf(world, id));
    for (const [code, row] of avon!) {
      const same = row.area === 'A1' ? everywhere!.get(code)! : none!.get(code)!;
      expect({ ...row, policy: '' }).toEqual({ ...same, policy: '' });
    }
    expect(outcomesOf(world, 'by-name')).toEqual(outcomesOf(world, 'avon'));
  });

  it('an area that the population does not have is refused, with those it has', () => {
    const nowhere = suspension('nowhere', { who: { areas: ['Atlantis'], participation: 'everyone' } });
    expect(() => worldOf({ policies: [national, nowhere] })).toThrow(InputError);
    expect(() => worldOf({ policies: [national, nowhere] })).toThrow(/Atlantis[\s\S]*Avon \(A1\)/);
  });
});

describe('policies that differ in pay only', () => {
  it('have the same recorded achievement, points earned and hours', async () => {
    const policies = [national, suspension('actual'), suspension('base', { pay: protectedBy('basePoints') })];
    const world = await simulated({ policies });
    const [actual, base] = ['actual', 'base'].map((id) => outcomesOf(world, id));
    for (const name of ['recordedAchievement', 'pointsPerPractice', 'hoursReleasedPerPractice'] as const)
      expect(base![name]).toEqual(actual![name]);
    expect(base!.qofPaymentTotal).not.toEqual(actual!.qofPaymentTotal);
  });
});

describe('a belief of the scenario', () => {
  const policies = [
    national,
    suspension('all'),
    suspension('choice', { who: { areas: 'all', participation: 'choice' }, pay: protectedBy('basePoints') }),
    suspension('choice-of-some', {
      who: { areas: 'all', participation: 'choice' },
      when: [{ from: '2015-10-01', to: '2016-03-31' }],
      indicators: { codes: ['DM007', 'AF006', 'SMOK003'] },
    }),
  ];

  it('about hours moves hours alone, and what is counted in hours', async () => {
    // Hours are money where they save cost.
    const saved = /^costAvoided|^netIncome|^practiceProfit|PerPartner$|^shareOfPartners/;
    const inHours = (name: OutcomeId) =>
      /ours|ppointments|StaffTime/.test(name) || saved.test(name) || outcomeDefinitions[name].layer === 'access';
    const before = await simulated({ policies });
    const after = await simulated({ policies, beliefs: { qofHoursPer1000Patients: fixed(300) } });
    for (const { id } of policies) {
      const [a, b] = [outcomesOf(before, id), outcomesOf(after, id)];
      for (const name of Object.keys(a) as (keyof typeof a)[]) if (!inHours(name)) expect(b[name]).toEqual(a[name]);
      expect(b.qofHoursPerPractice).not.toEqual(a.qofHoursPerPractice);
    }
  });

  it('about one kind of care moves the indicators of that kind alone', async () => {
    const before = await simulated({ policies });
    const after = await simulated({ policies, beliefs: { 'withdrawalLogitShift.recording': fixed(-5) } });
    expect(outcomesOf(after, 'national')).toEqual(outcomesOf(before, 'national'));
    before.input.ruleset.indicators.forEach((indicator, i) => {
      if (indicator.kind !== 'fraction') return;
      const [a, b] = [before, after].map(({ run, result }) => indicatorAchievement({ run, result }, 1, i));
      if (responseClass(indicator) === 'recording') expect(meanOf(b!)).toBeLessThan(meanOf(a!) - 0.1);
      else expect(b).toEqual(a);
    });
  });

  it('about the taste for income moves only who chooses to join', async () => {
    const before = await simulated({ policies });
    const after = await simulated({ policies, beliefs: { choiceIncomeSlope: fixed(3) } });
    for (const id of ['national', 'all']) expect(outcomesOf(after, id)).toEqual(outcomesOf(before, id));
    expect(outcomesOf(after, 'choice').participation).not.toEqual(outcomesOf(before, 'choice').participation);
  });
});
