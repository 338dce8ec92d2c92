import { beforeAll, describe, expect, it } from 'vitest';
import { planScenario } from '../../src/analysis/planScenario.js';
import { forEachPractice } from '../../src/analysis/validation/forEachPractice.js';
import { loadPopulation, loadScenario } from '../../src/documents/loadScenario.js';
import type { Scenario } from '../../src/documents/scenarioDocument.js';
import type { IndicatorCount, Population, PracticeHistory } from '../../src/population/population.js';
import { pointUnits } from '../../src/simulate/totals.js';
import { patients, points } from '../../src/units.js';

const practiceCount = 500;
const draws = 120;
const loaded = loadScenario(new URL('../../scenarios/national-2016-17.yaml', import.meta.url).pathname);

const scenarioOf = (changes: Partial<Scenario>): Scenario => ({
  ...loaded.scenario,
  worldsPerParameterSet: 1,
  population: { synthetic: { year: '2016-17', seed: 'coverage' } },
  ...changes,
});

interface Truth {
  readonly population: Population;
  /** As a file of points and as a file of counts would tell the first year. */
  readonly asPoints: readonly PracticeHistory[];
  readonly asCounts: readonly PracticeHistory[];
  readonly secondYear: readonly number[];
}

/** One world of two years, the first of which is told. */
function simulateTruth(): Truth {
  const scenario = scenarioOf({ years: ['2015-16', '2016-17'], draws: 1, seed: 'truth' });
  const { population: all } = loadPopulation({ ...loaded, scenario });
  const population = { ...all, practices: all.practices.slice(0, practiceCount) };
  const [first, second] = planScenario(scenario, population).years;
  const asPoints: PracticeHistory[] = [];
  const asCounts: PracticeHistory[] = [];
  const { kernel } = first!.run;
  forEachPractice(kernel, (practice, own) => {
    const indicators: Record<string, IndicatorCount> = {};
    first!.ruleset.indicators.forEach(({ code, kind }, i) => {
      const eligible = kernel.eligible[practice * kernel.indicatorCount + i]!;
      if (eligible === 0) return;
      const earned = points(own.indicatorPoints[i]! / pointUnits);
      const counted = own.counted[i]!;
      indicators[code] =
        kind === 'fraction'
          ? {
              numerator: patients(own.met[i]!),
              denominator: patients(counted),
              excluded: patients(eligible - counted),
              points: earned,
            }
          : { points: earned };
    });
    asCounts.push({ year: '2015-16', indicators });
    asPoints.push({ year: '2015-16', points: points(own.points[0]! / pointUnits) });
  });
  const secondYear: number[] = [];
  forEachPractice(second!.run.kernel, (_, own) => secondYear.push(own.points[0]! / pointUnits));
  return { population, asPoints, asCounts, secondYear };
}

interface Prediction {
  readonly inside50: number;
  readonly inside90: number;
  readonly rootMeanSquare: number;
}

/** The second year predicted from other worlds: how often the truth lies inside, and how far the mean is off. */
function predict({ population, secondYear }: Truth, histories: readonly PracticeHistory[] | undefined): Prediction {
  const practices = population.practices.map((practice, p) =>
    histories ? { ...practice, history: histories[p]! } : practice,
  );
  const scenario = scenarioOf({ years: ['2016-17'], draws, seed: 'prediction' });
  const { kernel } = planScenario(scenario, { ...population, practices }).years[0]!.run;
  let [inside50, inside90, squares] = [0, 0, 0];
  forEachPractice(kernel, (practice, own) => {
    const drawn = [...own.points.subarray(0, draws)].map((value) => value / pointUnits);
    const truth = secondYear[practice]!;
    const below = drawn.filter((value) => value < truth - 1e-6).length;
    const equal = drawn.filter((value) => Math.abs(value - truth) <= 1e-6).length;
    // Many practices stand exactly at the maximum: a truth among equals takes a fixed place among them.
    const rank = (below + ((practice * 0.6180339887) % 1) * (equal + 1)) / (draws + 1);
    if (rank > 0.25 && rank < 0.75) inside50 += 1;
    if (rank > 0.05 && rank < 0.95) inside90 += 1;
    squares += (drawn.reduce((sum, value) => sum + value, 0) / draws - truth) ** 2;
  });
  return {
    inside50: inside50 / practiceCount,
    inside90: inside90 / practiceCount,
    rootMeanSquare: Math.sqrt(squares / practiceCount),
  };
}

/** Four standard errors of a share over the practices, and room for intervals read off few draws. */
const room = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / practiceCount) + 1 / draws;

describe('the year after a known one, over simulated practices', { timeout: 300_000 }, () => {
  let truth: Truth;
  let without: Prediction;
  beforeAll(() => {
    truth = simulateTruth();
    without = predict(truth, undefined);
  }, 180_000);

  it.each([
    ['points', (known: Truth) => known.asPoints],
    ['counts by indicator', (known: Truth) => known.asCounts],
  ])('is predicted from %s with intervals that hold, and far nearer than without', (_, historiesOf) => {
    const { inside50, inside90, rootMeanSquare } = predict(truth, historiesOf(truth));
    expect(Math.abs(inside50 - 0.5)).toBeLessThan(room(0.5));
    expect(Math.abs(inside90 - 0.9)).toBeLessThan(room(0.9));
    expect(rootMeanSquare).toBeLessThan(0.7 * without.rootMeanSquare);
  });

  it('is missed when the history is that of other practices', () => {
    const others = [...truth.asPoints.slice(1), truth.asPoints[0]!];
    const wrong = predict(truth, others);
    expect(wrong.inside90).toBeLessThan(0.9 - room(0.9));
    expect(wrong.rootMeanSquare).toBeGreaterThan(without.rootMeanSquare);
  });
});
