import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/outcomeVectors.js';
import { indicatorFactor } from '../../src/contract/indicatorFactor.js';
import { indicatorPayment } from '../../src/contract/indicatorPayment.js';
import { listSizeIndex } from '../../src/contract/listSizeIndex.js';
import { nationalShares } from '../../src/contract/nationalShares.js';
import { responseClass } from '../../src/facts/responseClasses.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { InputError } from '../../src/inputError.js';
import type { Distribution } from '../../src/random/distributions.js';
import { points } from '../../src/units.js';
import { meanOf, outcomesOf, rowsOf } from './outcomesOf.js';
import {
  calibrationWith,
  contractOf,
  national,
  protectedBy,
  simulated,
  suspension,
  worldOf,
  year,
} from './smallWorld.js';

const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const share = (value: number) => ({ areas: 'all', participation: { share: value } }) as const;

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
    const early = suspension('early', { when: { from: '2015-04-01', to: '2015-12-24' } });
    const world = await simulated({ policies: [national, early], beliefs: { yearEndShareOfQofWork: fixed(1) } });
    const { participation, ...others } = outcomesOf(world, 'early');
    const { participation: _, ...before } = outcomesOf(world, 'national');
    expect(others).toEqual(before);
    expect(meanOf(participation)).toBe(1);
  });

  it('when being unpaid moves nobody', async () => {
    const classes = ['recording', 'complexProcess', 'labTest', 'bloodPressureControl', 'metabolicControl', 'treatment'];
    const world = await simulated({
      policies: [national, suspension('ignored')],
      beliefs: {
        ...Object.fromEntries(classes.map((name) => [`withdrawalLogitShift.${name}`, fixed(0)])),
        hoursReleasedFraction: fixed(0),
      },
    });
    const { participation, ...others } = outcomesOf(world, 'ignored');
    const { participation: _, ...before } = outcomesOf(world, 'national');
    expect(others).toEqual(before);
  });
});

/** Points paid for last year less points of this year, all practices, in standard errors. */
async function excessOfLastYear(effects: Parameters<typeof calibrationWith>[0]): Promise<number> {
  const world = await simulated({
    draws: 3000,
    calibration: calibrationWith(effects),
    policies: [national, suspension('protected', { pay: protectedBy('basePoints') })],
    seed: 'last-year',
  });
  const { pointsPerPractice } = outcomesOf(world, 'national');
  const excess = outcomesOf(world, 'protected').pointsPaidPerPractice.map((paid, d) => paid - pointsPerPractice[d]!);
  const mean = meanOf(excess);
  return Math.abs(mean) / Math.sqrt(meanOf(excess.map((x) => (x - mean) ** 2)) / excess.length);
}

describe('protection', () => {
  it('never depends on what is achieved now: pay is the same however practices respond', async () => {
    const policies = [national, suspension('protected', { pay: protectedBy('basePoints') })];
    const weak = outcomesOf(await simulated({ policies, practices: 10 }), 'protected');
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -6, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        async (shift, yearEnd) => {
          const beliefs = {
            'withdrawalLogitShift.recording': fixed(shift),
            'withdrawalLogitShift.metabolicControl': fixed(shift),
            yearEndShareOfQofWork: fixed(yearEnd),
          };
          const strong = outcomesOf(await simulated({ policies, practices: 10, beliefs }), 'protected');
          expect(strong.qofPaymentTotal).toEqual(weak.qofPaymentTotal);
          expect(strong.pointsPaidPerPractice).toEqual(weak.pointsPaidPerPractice);
          expect(strong.recordedAchievement).not.toEqual(weak.recordedAchievement);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("of everything pays last year's points at this year's value of a point, prevalence and list", async () => {
    for (const code of ['DM007', 'SMOK004', 'AF001']) {
      const draws = 40;
      const ruleset = contractOf([code]);
      const world = await simulated({
        codes: [code],
        draws,
        policies: [national, suspension('protected', { pay: protectedBy('basePoints') })],
      });
      for (const practice of world.input.population.practices) {
        const row = rowsOf(world, 'protected').get(practice.code)!;
        const factor = indicatorFactor(ruleset.indicators[0]!.adjustment, practice, nationalShares(ruleset));
        const terms = {
          pointValue: ruleset.pointValue.value,
          listSizeIndex: listSizeIndex(practice.list, ruleset.averageList.value),
        };
        const paid = indicatorPayment({ points: points(row.pointsPaid), factor }, terms);
        // Points are counted in ten-thousandths, pay in pence, draw by draw.
        const perPoint = indicatorPayment({ points: points(1), factor }, terms);
        expect(Math.abs(row.qofPayment - paid)).toBeLessThan(0.005 + 0.5e-4 * perPoint);
      }
    }
  });

  // Known fault: the reach of effort falls with this year's weak effect in both years (practiceEffects.ts), so last year weak
  // practices keep more of it and protection pays 0.7 of 559 points too much. With reachTailLoss 0 the two years agree.
  it.fails('has the same mean as the national contract, as last year is simulated like this year', async () => {
    expect(await excessOfLastYear({})).toBeLessThan(4);
  });

  it('has the same mean as the national contract where reach does not depend on weakness', async () => {
    expect(await excessOfLastYear({ reachTailLoss: 0 })).toBeLessThan(4);
  });

  it('by the higher of two is never less than either, practice by practice and draw by draw', async () => {
    const policies = [
      national,
      suspension('actual'),
      suspension('base', { pay: protectedBy('basePoints') }),
      suspension('higher', { pay: protectedBy('higherOf') }),
    ];
    let [lifted, held] = [0, 0];
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const world = await simulated({ policies, draws: 1, seed, beliefs: { fractionOfShiftInYear1: fixed(0.05) } });
      const [actual, base, higher] = ['actual', 'base', 'higher'].map((id) => rowsOf(world, id));
      for (const [code, { qofPayment }] of higher!) {
        const parts = [actual!.get(code)!.qofPayment, base!.get(code)!.qofPayment];
        expect(qofPayment).toBe(Math.max(...parts));
        if (qofPayment > parts[0]!) lifted += 1;
        if (qofPayment > parts[1]!) held += 1;
      }
    }
    expect(Math.min(lifted, held)).toBeGreaterThan(10);
  });

  it('leaves indicators outside the policy paid on achievement', async () => {
    const outside = suspension('outside', { indicators: { codes: ['DM007'] }, pay: protectedBy('basePoints') });
    const world = await simulated({
      policies: [national, outside, suspension('all', { pay: protectedBy('basePoints') })],
    });
    const paid = (id: string) => meanOf(outcomesOf(world, id).pointsPaidPerPractice);
    const dm007 = world.input.ruleset.indicators.find(({ code }) => code === 'DM007')!.points.value;
    // Only DM007 is taken from last year, so points paid can differ from points earned now by no more than its points.
    outcomesOf(world, 'outside').pointsPaidPerPractice.forEach((value, d) => {
      expect(Math.abs(value - outcomesOf(world, 'outside').pointsPerPractice[d]!)).toBeLessThanOrEqual(dm007);
    });
    expect(paid('outside')).not.toBe(paid('all'));
  });
});

describe('time', () => {
  // Treatments could rise when unpaid, and then a later start would cost achievement.
  const beliefs = { 'withdrawalLogitShift.treatment': fixed(-0.1) };
  const starts = ['2015-04-01', '2015-08-15', '2015-12-01', '2016-01-25', '2016-03-01', '2016-03-31'];

  it('a later start releases no more hours and costs no more achievement, draw by draw', async () => {
    const policies = [
      national,
      ...starts.map((from, i) =>
        suspension(`from-${i}`, { when: { from, to: '2016-03-31' }, signal: { response: 'temporary' } }),
      ),
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

  it('two halves of the year release the hours of the whole', async () => {
    const parts = [
      suspension('first', { when: { from: '2015-04-01', to: '2015-10-31' } }),
      suspension('second', { when: { from: '2015-11-01', to: '2016-03-31' } }),
      suspension('whole'),
    ];
    const world = await simulated({ policies: [national, ...parts] });
    const [first, second, whole] = parts.map(({ id }) => outcomesOf(world, id).hoursReleasedPerPractice);
    whole!.forEach((hours, d) => {
      expect(first![d]! + second![d]!).toBeCloseTo(hours, 6);
    });
  });

  it('hours a week are hours over the weeks in force', async () => {
    const late = suspension('late', { when: { from: '2016-01-25', to: '2016-03-31' } });
    const outcomes = outcomesOf(await simulated({ policies: [national, late], draws: 8 }), 'late');
    // 25 January to 31 March 2016, both included: 67 days.
    outcomes.hoursReleasedPerPracticeWeek.forEach((perWeek, d) => {
      expect(perWeek).toBeCloseTo(outcomes.hoursReleasedPerPractice[d]! / (67 / 7), 9);
    });
  });

  it('a pause moves practices less than a withdrawal for good', async () => {
    const whole = suspension('for-good');
    const pause = suspension('pause', { signal: { response: 'temporary' } });
    const world = await simulated({ policies: [national, whole, pause], beliefs });
    const [a, b] = ['for-good', 'pause'].map((id) => outcomesOf(world, id));
    expect(meanOf(a!.recordedAchievement)).toBeLessThan(meanOf(b!.recordedAchievement) - 0.02);
    expect(meanOf(a!.hoursReleasedPerPractice)).toBeGreaterThan(1.5 * meanOf(b!.hoursReleasedPerPractice));
  });
});

describe('who takes part', () => {
  it('a share of one is everyone, to the bit', async () => {
    const everyone = suspension('everyone', { pay: protectedBy('higherOf') });
    const world = await simulated({ policies: [national, everyone, { ...everyone, id: 'all', who: share(1) }] });
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
  ];

  it('about hours moves hours alone', async () => {
    const before = await simulated({ policies });
    const after = await simulated({ policies, beliefs: { qofHoursPer1000Patients: fixed(300) } });
    for (const { id } of policies) {
      const [a, b] = [outcomesOf(before, id), outcomesOf(after, id)];
      for (const name of Object.keys(a) as (keyof typeof a)[])
        if (!name.includes('ours')) expect(b[name]).toEqual(a[name]);
      expect(b.qofHoursPerPractice).not.toEqual(a.qofHoursPerPractice);
    }
  });

  it('about one kind of care moves the indicators of that kind alone', async () => {
    const before = await simulated({ policies });
    const after = await simulated({ policies, beliefs: { 'withdrawalLogitShift.recording': fixed(-5) } });
    expect(outcomesOf(after, 'national')).toEqual(outcomesOf(before, 'national'));
    before.input.ruleset.indicators.forEach((indicator, i) => {
      if (indicator.kind !== 'fraction') return;
      const [a, b] = [before, after].map(({ run, result }) => indicatorAchievement(run, result, 1, i));
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

describe('what the practice chooses by', () => {
  it('joins where last year was better than this year is expected to be', async () => {
    const pay = protectedBy('basePoints');
    const policies = [
      national,
      suspension('choice', { who: { areas: 'all', participation: 'choice' }, pay }),
      suspension('everyone', { pay }),
    ];
    const codes = loadRuleset('England', year).indicators.map(({ code }) => code);
    const beliefs = { choiceIncomeSlope: fixed(20), optOutParticipation: fixed(0.5) };
    const world = await simulated({ codes, policies, practices: 500, beliefs, draws: 1 });
    const [choice, everyone] = ['choice', 'everyone'].map((id) => rowsOf(world, id));
    // What each practice would gain by joining, over the mean income: of those who join and of those who do not.
    const [joined, stayed] = [1, 0].map((participation) =>
      meanOf(
        [...choice!.values()]
          .filter((row) => row.participation === participation)
          .map(({ practice }) => everyone!.get(practice)!.qofPaymentChange / everyone!.get(practice)!.list),
      ),
    );
    expect(joined!).toBeGreaterThan(stayed! + 0.05);
    for (const row of choice!.values()) if (row.participation === 0) expect(row.qofPaymentChange).toBe(0);
  });
});
