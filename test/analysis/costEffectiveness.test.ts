import { beforeAll, describe, expect, it } from 'vitest';
import { costEffectiveness, incrementOf } from '../../src/analysis/costEffectiveness.js';
import { runScenario } from '../../src/analysis/runScenario.js';
import { type SimulatedScenario, simulateScenario } from '../../src/analysis/simulateScenario.js';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { loadPopulation } from '../../src/documents/loadScenario.js';
import { type OutcomeId, resultsSchema } from '../../src/documents/resultsSchema.js';

const text = (beliefs = '') => `
schemaVersion: 2
id: health
title: Health
question: What does it cost, and what does it do for health?
nation: England
years: { from: 2016-17, to: 2018-19 }
population: { synthetic: { practices: 30 } }
draws: 20
worldsPerParameterSet: 2
${beliefs}
policies:
  - { id: national, title: National QOF }
  - id: untouched
    title: Nothing changes
    measures:
      - when: { from: 2016-04-01, to: 2019-03-31 }
        indicators: all
        signal: { response: none }
        pay: { rule: actual }
  - id: first-year
    title: Unpaid in the first year
    measures:
      - when: { from: 2016-04-01, to: 2017-03-31 }
        indicators: all
        signal: { response: whole-year }
        pay: { rule: perPatientMonthly, poundsPerPatientAndMonth: 0 }
  - id: abolished
    title: Unpaid for three years
    measures:
      - when: { from: 2016-04-01, to: 2019-03-31 }
        indicators: all
        signal: { response: whole-year }
        pay: { rule: perPatientMonthly, poundsPerPatientAndMonth: 0 }
`;

function scenarioOf(beliefs?: string) {
  const { scenario } = checkScenario(text(beliefs), 'test.yaml');
  return { scenario, population: loadPopulation({ scenario, path: 'test.yaml', text: text(beliefs) }).population };
}

async function simulated(beliefs?: string): Promise<SimulatedScenario> {
  const { scenario, population } = scenarioOf(beliefs);
  return simulateScenario(scenario, population, { workers: 1 });
}

const health: readonly OutcomeId[] = [
  'careForgone',
  'deathsFromCareForgone',
  'admissionsFromCareForgone',
  'qalysLost',
  'qalysLostByPathway',
  'admissionsCost',
  'pathwayCost',
];

describe('health and cost of a scenario', () => {
  let usual: SimulatedScenario;
  beforeAll(async () => {
    usual = await simulated();
  }, 180_000);
  const at = (policy: string) => usual.vectors.indexOf(policy);

  it('do not change, to the bit, without care forgone', () => {
    const { vectors, plan } = usual;
    for (const year of ['2016-17', '2017-18', '2018-19'] as const)
      for (const outcome of health)
        for (const policy of ['national', 'untouched'])
          expect(vectors.vectorOf(at(policy), outcome, year).every((x) => x === 0)).toBe(true);
    const { policies } = costEffectiveness(vectors, plan.policies, 'national');
    const untouched = policies.find(({ policy }) => policy === 'untouched')!;
    for (const { quadrants, acceptability, incrementalCost } of untouched.variants) {
      expect(quadrants.noDifference).toBe(1);
      expect(incrementalCost.mean).toBe(0);
      for (const { netBenefit, probability } of acceptability)
        expect([netBenefit.mean, probability.mean]).toEqual([0, 0]);
    }
    expect(untouched.releasedHour.curve).toEqual([]);
    expect(untouched.releasedHour.breakEven.every(({ qalysPer1000Hours }) => qalysPer1000Hours === null)).toBe(true);
  });

  it('let admissions come late: some of the first year’s care shows in the second', () => {
    const { vectors } = usual;
    const share = (year: '2016-17' | '2017-18') => {
      const admissions = vectors.vectorOf(at('first-year'), 'admissionsFromCareForgone', year);
      const forgone = vectors.vectorOf(at('first-year'), 'careForgone', year);
      return admissions.reduce((sum, x) => sum + x, 0) / forgone.reduce((sum, x) => sum + x, 0);
    };
    // A third of the effect in the year itself; the year after is mostly what the first year left behind.
    expect(share('2017-18')).toBeGreaterThan(2 * share('2016-17'));
    const first = (policy: string) => vectors.vectorOf(at(policy), 'admissionsFromCareForgone', '2016-17');
    expect(first('abolished')).toEqual(first('first-year'));
  });

  it('keep cost apart: hospital on top of the payer, staff time off it', () => {
    const { vectors } = usual;
    const of = (outcome: OutcomeId) => vectors.vectorOf(at('abolished'), outcome, '2017-18');
    const [payer, hospital, nhs, valued] = (
      ['payerCostTotal', 'admissionsCost', 'nhsCost', 'nhsCostWithStaffTime'] as const
    ).map(of);
    nhs!.forEach((pounds, d) => {
      expect(pounds).toBeCloseTo(payer![d]! + hospital![d]!, 6);
      expect(valued![d]!).toBeLessThan(pounds);
    });
  });

  it('are judged with shares that add up to one, once a policy and reading, by the discounted sum of years', () => {
    const { vectors, plan } = usual;
    const { policies, discountRate } = costEffectiveness(vectors, plan.policies, 'national');
    expect(policies.map(({ policy }) => policy)).toEqual(['untouched', 'first-year', 'abolished']);
    const abolished = policies[2]!;
    expect(abolished.variants.map(({ health, staffTime }) => `${health} ${staffTime}`)).toEqual([
      'topDown notValued',
      'topDown valued',
      'pathway notValued',
      'pathway valued',
    ]);
    for (const { variants } of policies)
      for (const { quadrants } of variants)
        expect(Object.values(quadrants).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const years = ['2016-17', '2017-18', '2018-19'] as const;
    const lost = years.map((year) => vectors.contrastOf(at('abolished'), 'qalysLost', year));
    const expected = lost.reduce(
      (sum, year, t) => sum + year.reduce((all, x) => all + x, 0) / 20 / (1 + discountRate) ** t,
      0,
    );
    expect(abolished.variants[0]!.incrementalQalys.mean).toBeCloseTo(-expected, 8);
  });

  it('at the break-even value of released hours leave a mean net benefit of nought', () => {
    const { vectors, plan } = usual;
    const { policies } = costEffectiveness(vectors, plan.policies, 'national');
    const { breakEven, curve } = policies[2]!.releasedHour;
    expect(curve.length).toBeGreaterThan(3);
    breakEven.forEach(({ qalysPer1000Hours }, i) => {
      const [first, second] = curve.map((point) => ({
        value: point.qalysPer1000Hours,
        mean: point.acceptability[i]!.netBenefit.mean,
      }));
      const slope = (second!.mean - first!.mean) / (second!.value - first!.value);
      expect(first!.mean + slope * (qalysPer1000Hours! - first!.value)).toBeCloseTo(0, 2);
      expect(slope).toBeGreaterThan(0);
    });
  });

  it('take the value of a released hour from the scenario, and never together with its price', async () => {
    const set = await simulated('beliefs: { releasedAccessQalysPer1000Hours: { fixed: 4 } }');
    const totals = (vectors: SimulatedScenario['vectors']) => (outcome: OutcomeId) =>
      vectors.contrastOf(vectors.indexOf('abolished'), outcome, '2016-17');
    const hours = totals(usual.vectors)('hoursReleasedTotal');
    for (const staffTime of ['notValued', 'valued'] as const) {
      const before = incrementOf(totals(usual.vectors), 'topDown', staffTime);
      const after = incrementOf(totals(set.vectors), 'topDown', staffTime);
      expect(after.cost).toEqual(before.cost);
      after.qalys.forEach((qalys, d) => {
        const more = staffTime === 'valued' ? 0 : (4 * hours[d]!) / 1000;
        expect(qalys).toBeCloseTo(before.qalys[d]! + more, 8);
      });
    }
  }, 180_000);

  it('never mix the ways: the pathway brings its own cost', () => {
    const values: Partial<Record<OutcomeId, number>> = {
      qalysLost: 10,
      qalysLostByPathway: 7,
      qalysFromReleasedHours: 1,
      payerCostTotal: -100,
      admissionsCost: 20,
      nhsCost: -80,
      nhsCostWithStaffTime: -130,
      pathwayCost: 30,
    };
    const totals = (outcome: OutcomeId) => Float64Array.of(values[outcome]!);
    const of = (...variant: Parameters<typeof incrementOf> extends [unknown, ...infer Rest] ? Rest : never) => {
      const { cost, qalys } = incrementOf(totals, ...variant);
      return [cost[0], qalys[0]];
    };
    expect(of('topDown', 'notValued')).toEqual([-80, -9]);
    expect(of('topDown', 'valued')).toEqual([-130, -10]);
    expect(of('pathway', 'notValued')).toEqual([-70, -6]);
    expect(of('pathway', 'valued')).toEqual([-120, -7]);
  });

  it('stand in the results as their contract has them', async () => {
    const { scenario, population } = scenarioOf();
    const { results } = await runScenario(scenario, population, { workers: 1 });
    expect(resultsSchema.safeParse(results).success).toBe(true);
  }, 180_000);
});

describe('a belief about released hours', () => {
  it('that is no number is refused', () => {
    expect(() =>
      checkScenario(text('beliefs: { releasedAccessQalysPer1000Hours: { fixed: much } }'), 'test.yaml'),
    ).toThrow(/a number/);
    expect(() => checkScenario(text('beliefs: { releasedAccessQalys: { fixed: 1 } }'), 'test.yaml')).toThrow(
      /releasedAccessQalysPer1000Hours/,
    );
    expect(() => checkScenario(text('beliefs: { acscCausalWeight: { fixed: 2 } }'), 'test.yaml')).toThrow(
      /from 0 to 1/,
    );
  });
});
