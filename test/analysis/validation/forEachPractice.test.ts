import { describe, expect, it } from 'vitest';
import { planScenario } from '../../../src/analysis/planScenario.js';
import { acrossPractices } from '../../../src/analysis/validation/acrossPractices.js';
import { domainPoints } from '../../../src/analysis/validation/domainPoints.js';
import { forEachPractice } from '../../../src/analysis/validation/forEachPractice.js';
import { loadPopulation, loadScenario } from '../../../src/documents/loadScenario.js';
import { runPlan } from '../../../src/simulate/runPlan.js';
import { createTotals, pointUnits } from '../../../src/simulate/totals.js';

const loaded = loadScenario('scenarios/e02-somerset-opt-out-2014.yaml');
const scenario = { ...loaded.scenario, years: ['2015-16'] as const, draws: 3, curves: [], claims: [] };
const { population } = loadPopulation({ ...loaded, scenario });
const { run, ruleset } = planScenario(scenario, population).years[0]!;

describe('practice by practice', () => {
  it('totals add up to those of the whole run, for every column', async () => {
    const sums = createTotals(run.kernel);
    let visited = 0;
    forEachPractice(run.kernel, (practice, own) => {
      expect(practice).toBe(visited++);
      for (const [name, column] of Object.entries(own))
        column.forEach((x: number, i: number) => {
          sums[name as keyof typeof sums][i]! += x;
        });
    });
    expect(visited).toBe(72);
    const { totals } = await runPlan(run.kernel, { workers: 1 });
    expect(sums).toEqual(totals);
  });

  it('points by domain add up to all points, under each policy', () => {
    forEachPractice(run.kernel, (_, own) => {
      for (const policy of [0, 1]) {
        const points = own.points.subarray(policy * 3, (policy + 1) * 3).reduce((sum, x) => sum + x, 0);
        const byDomain = [...domainPoints(ruleset, run.kernel, own, policy).values()].reduce((sum, x) => sum + x, 0);
        expect(byDomain).toBeCloseTo(points / pointUnits, 6);
      }
    });
  });

  it('refuses a plan whose money needs a first pass', () => {
    const pots = [
      { behaviour: 0, measure: 0, from: new Float64Array(), to: new Float64Array(), pence: new Float64Array() },
    ];
    expect(() => forEachPractice({ ...run.kernel, pots }, () => {})).toThrow('first pass');
  });
});

describe('the distribution over practices', () => {
  it('is that of the values, by hand', () => {
    const { mean, sd, quantile, shareBelow } = acrossPractices(Float64Array.of(8, 2, 4, 4, 4, 5, 5, 8));
    expect(mean).toBe(5);
    // Squares 9 + 9 + 9 + 1 + 1 + 1 + 0 + 0 = 30, over 7.
    expect(sd).toBeCloseTo(Math.sqrt(30 / 7), 12);
    expect(quantile(0.5)).toBe(4.5);
    expect([2, 4, 4.1, 9].map(shareBelow)).toEqual([0, 1 / 8, 4 / 8, 1]);
  });

  it('of no practice is nothing', () => {
    const { mean, sd, quantile, shareBelow } = acrossPractices(new Float64Array());
    expect([mean, sd, quantile(0.5), shareBelow(1)]).toEqual(Array(4).fill(Number.NaN));
  });
});
