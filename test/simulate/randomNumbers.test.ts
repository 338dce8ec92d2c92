import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import type { OutcomeId } from '../../src/documents/outcomeIds.js';
import type { Policy } from '../../src/policy/policy.js';
import { runInWorkers } from '../../src/simulate/pool.js';
import { runPlan } from '../../src/simulate/runPlan.js';
import { outcomesOf, rowsOf, yearOf } from './outcomesOf.js';
import {
  contractOf,
  national,
  practiceOf,
  protectedBy,
  simulated,
  suspension,
  temporary,
  twelve,
  worldOf,
} from './smallWorld.js';

const policies: readonly Policy[] = [
  national,
  suspension('choice', { who: { areas: 'all', participation: 'choice' }, pay: protectedBy('basePoints') }),
  suspension('some', {
    who: { areas: 'all', participation: 'choice' },
    indicators: { codes: ['DM007', 'AF006', 'SMOK003'] },
    pay: { rule: 'earnBack', baseYear: '2014-15', withheld: 0.8, withoutHistory: 'actual' },
  }),
  suspension('late', { when: [{ from: '2016-02-01', to: '2016-03-31' }], signal: temporary }),
  suspension('half', { who: { areas: 'all', participation: { share: 0.5 } }, pay: protectedBy('higherOf') }),
];

/** Outcomes in proportion to care forgone over all care of the QOF, and those that hold such a part beside payments. */
const ofAllCare: readonly OutcomeId[] = [
  'deathsFromCareForgone',
  'breakEvenDeathsPer1000Hours',
  'admissionsFromCareForgone',
  'qalysLost',
  'breakEvenQalysPer1000Hours',
  'admissionsCost',
];
const withHospitalCost: readonly OutcomeId[] = ['nhsCost', 'nhsCostWithStaffTime'];

describe('the same scenario', () => {
  it('gives the same bytes for 1, 2 and 3 workers (they run compiled code: npm run build first)', async () => {
    const { run } = worldOf({ policies, practices: 40, draws: 300 });
    const alone = await runPlan(run.kernel, { workers: 1 });
    for (const workers of [1, 2, 3]) expect(await runInWorkers(run.kernel, workers)).toEqual(alone);
  }, 30_000);

  it('gives the same first draws for any number of draws, whatever the blocks', async () => {
    const sizes = [255, 256, 257, 600];
    const runs = await Promise.all(sizes.map((draws) => simulated({ policies, practices: 6, draws })));
    for (const { id } of policies) {
      const first = outcomesOf(runs[0]!, id);
      for (const longer of runs.slice(1)) {
        // These are divided by the care that the QOF brings, one number a run: its mean over all draws.
        const ratio = yearOf(runs[0]!).careOfQof / yearOf(longer).careOfQof;
        expect(ratio).not.toBe(1);
        for (const [name, values] of Object.entries(outcomesOf(longer, id))) {
          const before = first[name as OutcomeId];
          if (withHospitalCost.includes(name as OutcomeId)) continue;
          if (!ofAllCare.includes(name as OutcomeId))
            expect([name, ...values.subarray(0, 255)]).toEqual([name, ...before]);
          else
            values.subarray(0, 255).forEach((value, d) => {
              expect(value, name).toBeCloseTo(ratio * before[d]!, 9);
            });
        }
      }
    }
  });

  it('differs with the seed in every practice', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map((seed) => simulated({ practices: 10, seed })));
    const rows = rowsOf(other!, 'national');
    for (const [code, row] of rowsOf(one!, 'national')) expect(row.points).not.toBe(rows.get(code)!.points);
  });

  it('gives every practice its own worlds: points of two alike practices are uncorrelated over draws', async () => {
    const twin = { ...practiceOf(3, contractOf(twelve)), code: 'TWIN' };
    const original = practiceOf(3, contractOf(twelve));
    const draws = 2000;
    const [a, b] = await Promise.all(
      [original, twin].map(
        async (practice) => outcomesOf(await simulated({ practices: [practice], draws }), 'national').pointsPerPractice,
      ),
    );
    const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / draws;
    const [ma, mb] = [mean(a!), mean(b!)];
    let [ab, aa, bb] = [0, 0, 0];
    for (let d = 0; d < draws; d++) {
      ab += (a![d]! - ma) * (b![d]! - mb);
      aa += (a![d]! - ma) ** 2;
      bb += (b![d]! - mb) ** 2;
    }
    expect(Math.abs(ab / Math.sqrt(aa * bb)) * Math.sqrt(draws)).toBeLessThan(4);
  });
});

describe('adding something at the end', () => {
  it('moves no figure of the other policies when it is a policy', async () => {
    const before = await simulated({ policies: policies.slice(0, 4) });
    const after = await simulated({ policies });
    for (const { id } of policies.slice(0, 4)) {
      expect(outcomesOf(after, id)).toEqual(outcomesOf(before, id));
      expect(rowsOf(after, id)).toEqual(rowsOf(before, id));
    }
  });

  it('moves no figure of the other practices when it is a practice, and order does not matter', async () => {
    const before = await simulated({ policies, practices: 20 });
    const codes = contractOf(twelve);
    const reversed = Array.from({ length: 21 }, (_, i) => practiceOf(20 - i, codes));
    const after = await simulated({ policies, practices: reversed });
    for (const { id } of policies) {
      const rows = rowsOf(after, id);
      for (const [code, row] of rowsOf(before, id)) expect(rows.get(code)).toEqual(row);
    }
  });

  it('moves the achievement of no other indicator when it is an indicator', async () => {
    // Who chooses weighs the whole contract.
    const some = policies.filter(({ id }) => id !== 'choice' && id !== 'some');
    const before = await simulated({ codes: twelve.slice(0, -2), policies: some });
    const after = await simulated({ codes: twelve, policies: some });
    before.input.ruleset.indicators.forEach(({ code, kind }, i) => {
      if (kind !== 'fraction') return;
      // DM007, the outcome item that shields the processes of its area, is in both.
      some.forEach((_, k) => {
        expect(indicatorAchievement(after, k, i), code).toEqual(indicatorAchievement(before, k, i));
      });
    });
  });

  it('gives each policy the same figures in any order', async () => {
    const [first, ...others] = policies;
    const forwards = await simulated({ policies });
    const backwards = await simulated({ policies: [first!, ...others.reverse()] });
    for (const { id } of policies) expect(outcomesOf(backwards, id)).toEqual(outcomesOf(forwards, id));
  });
});
