import { describe, expect, it } from 'vitest';
import { scenarioVectors } from '../../src/analysis/scenarioVectors.js';
import { summarisePolicy } from '../../src/analysis/summarise.js';
import { outcomeIds } from '../../src/documents/resultsSchema.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { rowsOf, yearOf } from '../simulate/outcomesOf.js';
import { national, protectedBy, type Simulated, simulated, suspension, year } from '../simulate/smallWorld.js';

const policies = [
  national,
  suspension('unprotected'),
  suspension('protected', { pay: protectedBy('basePoints') }),
  suspension('half', { who: { areas: 'all', participation: { share: 0.5 } } }),
];

function summarised(world: Simulated, id: string) {
  const { policies: all, worldsPerParameterSet } = world.input;
  const vectors = scenarioVectors([yearOf(world)], all, worldsPerParameterSet);
  return summarisePolicy(vectors, all.find((policy) => policy.id === id)!);
}

describe('the summary of a policy', () => {
  it('has contrasts of exactly nought for the comparator, and for the others the difference of means', async () => {
    const world = await simulated({ policies });
    const comparator = summarised(world, 'national');
    for (const { id } of policies) {
      const { outcomes, contrasts } = summarised(world, id);
      for (const outcome of outcomeIds) {
        const difference = outcomes[outcome].mean - comparator.outcomes[outcome].mean;
        expect(Math.abs(contrasts[outcome].mean - difference)).toBeLessThan(
          1e-9 * (1 + Math.abs(outcomes[outcome].mean)),
        );
        if (id === 'national') expect(contrasts[outcome]).toMatchObject({ mean: 0, sd: 0, mcse: 0, q05: 0, q95: 0 });
      }
    }
  });

  it('uses the common worlds: a contrast is more certain than the levels it is taken from', async () => {
    const late = suspension('late', { when: [{ from: '2016-03-01', to: '2016-03-31' }] });
    const { outcomes, contrasts } = summarised(await simulated({ policies: [national, late], draws: 400 }), 'late');
    expect(contrasts.pointsPerPractice.sdAleatory!).toBeLessThan(0.3 * outcomes.pointsPerPractice.sdAleatory!);
  });

  it('counts winners and losers as the rows of the practices do', async () => {
    const codes = loadRuleset('England', year).indicators.map(({ code }) => code);
    const world = await simulated({ codes, policies, practices: 200, draws: 1 });
    for (const { id } of policies) {
      const { winnersAndLosers, outcomes } = summarised(world, id);
      const rows = [...rowsOf(world, id).values()];
      const changes = rows.map(({ incomeChange, income }) => (100 * incomeChange) / (income - incomeChange));
      for (const { label, fromPercent, toPercent, share } of winnersAndLosers.bands) {
        const inside = changes.filter(
          (x) => x >= (fromPercent ?? Number.NEGATIVE_INFINITY) && x < (toPercent ?? Number.POSITIVE_INFINITY),
        );
        expect(share.mean, `${id}: ${label}`).toBeCloseTo(inside.length / rows.length, 9);
      }
      expect(winnersAndLosers.bands.reduce((sum, { share }) => sum + share.mean, 0)).toBeCloseTo(1, 12);
      expect(outcomes.shareOfPracticesLosing.mean).toBeCloseTo(
        rows.filter(({ incomeChange }) => incomeChange <= -1).length / rows.length,
        12,
      );
      expect(outcomes.shareOfPracticesLosingOver1Percent.mean).toBeCloseTo(
        changes.filter((x) => x < -1).length / rows.length,
        12,
      );
    }
  });

  it('adds up: practice rows give the national totals', async () => {
    const world = await simulated({ policies });
    for (const { id } of policies) {
      const { outcomes } = summarised(world, id);
      const rows = [...rowsOf(world, id).values()];
      const sum = (value: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + value(row), 0);
      expect(sum((row) => row.qofPayment)).toBeCloseTo(outcomes.qofPaymentTotal.mean, 4);
      expect(sum((row) => row.points) / rows.length).toBeCloseTo(outcomes.pointsPerPractice.mean, 8);
      expect(sum((row) => row.hours) / rows.length).toBeCloseTo(outcomes.qofHoursPerPractice.mean, 6);
      expect(sum((row) => row.hoursReleased) / rows.length).toBeCloseTo(outcomes.hoursReleasedPerPractice.mean, 6);
      expect(sum((row) => row.income) / rows.length).toBeCloseTo(outcomes.practiceIncome.mean, 4);
      expect(sum((row) => row.participation) / rows.length).toBeCloseTo(outcomes.participation.mean, 12);
    }
  });

  it('leaves out indicators that nobody is counted for, instead of reporting no number', async () => {
    const world = await simulated({ policies: [national] });
    const empty = {
      ...world,
      result: { ...world.result, totals: { ...world.result.totals, counted: world.result.totals.counted.slice() } },
    };
    const at = world.input.ruleset.indicators.findIndex(({ code }) => code === 'DM007');
    empty.result.totals.counted.fill(0, at * world.input.draws, (at + 1) * world.input.draws);
    empty.result.totals.met.fill(0, at * world.input.draws, (at + 1) * world.input.draws);
    const codes = summarised(empty, 'national').indicators.map(({ code }) => code);
    expect(codes).not.toContain('DM007');
    expect(codes.length).toBe(9);
  });
});
