import { beforeAll, describe, expect, it } from 'vitest';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../src/facts/incomeFacts.js';
import { nationalResults, yearsWithResults } from '../../src/facts/nationalResults.js';
import { readPopulationFacts } from '../../src/facts/populationFacts.js';
import { loadPriors } from '../../src/facts/priors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { syntheticEngland } from '../../src/population/synthetic/syntheticEngland.js';
import { buildPlan, type PlanInput } from '../../src/simulate/buildPlan.js';
import { runPlan } from '../../src/simulate/runPlan.js';
import { pointUnits } from '../../src/simulate/totals.js';
import { national } from '../simulate/smallWorld.js';

const draws = 3;
const ruleset = loadRuleset('England', '2023-24');
const results = nationalResults(ruleset);
const population = syntheticEngland({ year: '2022-23', seed: 'validation', facts: readPopulationFacts('2022-23') });
const input: PlanInput = {
  ruleset,
  population,
  firstYear: '2023-24',
  policies: [national],
  reportedPolicies: 1,
  shocks: [],
  contractOf: (year) => loadRuleset('England', year),
  results,
  calibration: loadAchievementCalibration(),
  priors: loadPriors(),
  beliefs: {},
  income: loadIncomeFacts(ruleset),
  reading: { rounding: 'none', nationalPrevalence: 'pooled' },
  draws,
  worldsPerParameterSet: 1,
  seed: 'validation',
};

describe('national QOF of 2023-24 on the practices of 2022-23', () => {
  /** Mean points of each indicator, and pounds of all practices. */
  let points: readonly number[];
  let paid: number;

  beforeAll(async () => {
    const { kernel } = buildPlan(input);
    const { totals } = await runPlan(kernel, { workers: 1 });
    const worlds = population.practices.length * draws;
    points = ruleset.indicators.map((_, i) => totals.indicatorPoints[i]! / pointUnits / worlds);
    paid = totals.pence.subarray(0, draws).reduce((sum, pence) => sum + pence, 0) / 100 / draws;
  });

  it('pays about points x value x patients over the average list', () => {
    // The register of an average patient's practice is the country's, so prevalence factors are one on average.
    const earned = points.reduce((sum, one) => sum + one, 0);
    const lists = population.practices.reduce((sum, { list }) => sum + list, 0) / 9639;
    const plain = earned * 213.43 * lists;
    expect(plain).toBeGreaterThan(780e6);
    expect(Math.abs(paid / plain - 1)).toBeLessThan(0.02);
    // All 635 points at every practice would be 877 million; 2022-23 paid 768 million (NHS Payments to General Practice).
    expect(paid).toBeLessThan(635 * 213.43 * lists);
    expect(paid / 768e6).toBeGreaterThan(1);
    expect(paid / 768e6).toBeLessThan(1.12);
  });

  it.each([
    // Mean points over practices in per cent, QOF 2023/24, England (previous-year columns of NHS England's workbook of 2024/25).
    ['AF', 98.58, 2],
    ['BP', 94.95, 4],
    ['CHD', 98.11, 3],
    ['HF', 96.68, 3],
    ['PAD', 99.85, 2],
    ['STIA', 97.73, 4],
    // Results of other years stand in: hypertension of 2019-20 and 2024-25, cholesterol of 2024-25 with a milder target.
    ['HYP', 94.52, 6],
    ['CHOL', 89.52, 8],
  ])('earns points for %s near the published %d per cent', (area, published, tolerance) => {
    const own = ruleset.indicators.flatMap((indicator, i) => (indicator.area === area ? [{ indicator, i }] : []));
    const sum = (value: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + value(one), 0);
    const share = (100 * sum(({ i }) => points[i]!)) / sum(({ indicator }) => indicator.points.value);
    expect(Math.abs(share - published)).toBeLessThan(tolerance);
  });

  it('says whose results stand in for the cholesterol indicators', () => {
    expect(results.get('CHOL001')).toMatchObject({ codeUsed: 'CHOL003', yearUsed: '2024-25' });
    expect(results.get('CHOL002')).toMatchObject({ codeUsed: 'CHOL004', yearUsed: '2024-25' });
    expect(input.income.substitutions.join()).toContain('NHS payments per patient of 2022-23');
  });
});

describe('years that can be run', () => {
  it('are those of which every indicator has a result', () => {
    const years = yearsWithResults('England');
    expect([years[0], years.at(-1), years.length]).toEqual(['2014-15', '2024-25', 11]);
  });

  it('are named where another is asked for', () => {
    const later = loadRuleset('England', '2025-26');
    expect(() => buildPlan({ ...input, ruleset: later, results: nationalResults(later) })).toThrow(
      /4 indicators .*DM036.* 2014-15, .*2023-24, 2024-25/s,
    );
  });
});
