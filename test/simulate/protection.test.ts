import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorFactor } from '../../src/contract/indicatorFactor.js';
import { indicatorPayment } from '../../src/contract/indicatorPayment.js';
import { listSizeIndex } from '../../src/contract/listSizeIndex.js';
import { nationalShares } from '../../src/contract/nationalShares.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import type { Distribution } from '../../src/random/distributions.js';
import { points } from '../../src/units.js';
import { meanOf, outcomesOf, rowsOf } from './outcomesOf.js';
import {
  calibrationWith,
  contractOf,
  national,
  protectedBy,
  sameContract,
  simulated,
  suspension,
  year,
} from './smallWorld.js';

const fixed = (value: number): Distribution => ({ family: 'fixed', value });

/** Points paid for last year less points of this year, all practices, in standard errors. */
async function excessOfLastYear(effects: Parameters<typeof calibrationWith>[0]): Promise<number> {
  const world = await simulated({
    draws: 3000,
    contractOf: sameContract,
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
    const weak = outcomesOf(await simulated({ policies, practices: 10, contractOf: sameContract }), 'protected');
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
          const strong = outcomesOf(
            await simulated({ policies, practices: 10, beliefs, contractOf: sameContract }),
            'protected',
          );
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

  it('has the same mean as the national contract, as last year is simulated like this year', async () => {
    expect(await excessOfLastYear({ learningExponent: 0 })).toBeLessThan(4);
  });

  it('has the same mean as the national contract where reach does not depend on weakness', async () => {
    expect(await excessOfLastYear({ learningExponent: 0, reachTailLoss: 0 })).toBeLessThan(4);
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

describe('what the practice chooses by', () => {
  it('joins where last year was better than this year is expected to be', async () => {
    const pay = protectedBy('basePoints');
    const policies = [
      national,
      suspension('choice', { who: { areas: 'all', participation: 'choice' }, pay }),
      suspension('everyone', { pay }),
    ];
    const codes = loadRuleset('England', year).indicators.map(({ code }) => code);
    const beliefs = { choiceIncomeSlope: fixed(60), optOutParticipation: fixed(0.5) };
    const world = await simulated({ codes, policies, practices: 60, beliefs, draws: 400 });
    const [choice, everyone] = ['choice', 'everyone'].map((id) => rowsOf(world, id));
    // Covariance over worlds of joining and of what joining would bring, pounds a patient, practice by practice.
    const selection = [...choice!.values()].map(
      ({ practice, qofPaymentChange, participation, list }) =>
        (qofPaymentChange - participation * everyone!.get(practice)!.qofPaymentChange) / list,
    );
    const mean = meanOf(selection);
    const error = Math.sqrt(meanOf(selection.map((x) => (x - mean) ** 2)) / selection.length);
    expect(mean).toBeGreaterThan(4 * error);
  });
});
