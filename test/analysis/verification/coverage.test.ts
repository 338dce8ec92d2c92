import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CoverageRow,
  coverageByOutcome,
  finiteCoverage,
} from '../../../src/analysis/verification/coverageByOutcome.js';
import {
  type FigureCoverage,
  figureCoverage,
  figuresInWorlds,
  type Intervals,
  printedIntervals,
} from '../../../src/analysis/verification/predictiveCoverage.js';
import { loadScenario } from '../../../src/documents/loadScenario.js';

const runs = 16;
const question = {
  loaded: loadScenario('scenarios/england-2016-17.yaml'),
  practices: 12,
  draws: 60,
  truths: 40,
  first: 0,
  runs,
};

/** The row over all outcomes that do not move by steps. */
const overall = (all: readonly (readonly FigureCoverage[])[]): CoverageRow => coverageByOutcome(all).at(-1)!;

/** What right intervals of 60 draws hold. */
const right = { of50: finiteCoverage(0.5, question.draws), of90: finiteCoverage(0.9, question.draws) };
const threeErrors = (measured: { readonly share: number; readonly error: number }, wanted: number) =>
  Math.abs(measured.share - wanted) <= 3 * measured.error;

describe('intervals as results.json prints them, against worlds from the model itself', () => {
  let figures: Awaited<ReturnType<typeof figuresInWorlds>>;
  let all: readonly (readonly FigureCoverage[])[];
  const coverageOf = (intervals: Intervals) =>
    figures.map((run) => run.map((figure) => figureCoverage(figure, intervals)));
  beforeAll(async () => {
    figures = await figuresInWorlds({ ...question, seed: 'coverage test' });
    all = coverageOf(printedIntervals);
  }, 180_000);

  it('hold what they say, within three Monte Carlo errors that are small enough to mean something', () => {
    const { of50, of90, figures: count } = overall(all);
    expect(count).toBeGreaterThan(40);
    expect(of90.error).toBeLessThan(0.025);
    expect(threeErrors(of90, right.of90), JSON.stringify(of90)).toBe(true);
    expect(threeErrors(of50, right.of50), JSON.stringify(of50)).toBe(true);
  });

  it('hold no less where a figure moves by steps', () => {
    const stepped = coverageByOutcome(all).filter((row) => row.stepped);
    expect(stepped.length).toBeGreaterThan(0);
    for (const { outcome, of90 } of stepped) expect(of90.share, outcome).toBeGreaterThan(right.of90 - 3 * of90.error);
  });

  it('have true values evenly among the draws, and means that differ as much as their mcse says', () => {
    const { ranks, errorRatio } = overall(all);
    for (const share of ranks) expect(Math.abs(share - 0.1)).toBeLessThan(0.04);
    expect(errorRatio).toBeGreaterThan(0.7);
    expect(errorRatio).toBeLessThan(1.3);
  });

  it('are found out when they are half as wide, or beside the mark', () => {
    const halfTheSd: Intervals = ({ mean, sd }) => ({
      of50: [mean - 0.337 * sd, mean + 0.337 * sd],
      of90: [mean - 0.822 * sd, mean + 0.822 * sd],
    });
    const narrow = overall(coverageOf(halfTheSd));
    expect(threeErrors(narrow.of90, right.of90)).toBe(false);
    expect(narrow.of90.share).toBeLessThan(0.7);
    const shifted: Intervals = ({ q05, q25, q75, q95, sd }) => ({
      of50: [q25 + sd, q75 + sd],
      of90: [q05 + sd, q95 + sd],
    });
    expect(threeErrors(overall(coverageOf(shifted)).of90, right.of90)).toBe(false);
  });
});

describe('the sums over runs', () => {
  it('expect what quantiles of few draws hold: between the k-th of n in order lie k in n + 1 parts', () => {
    // 5% and 95% of 21 draws are the second and the twentieth: 18 of 22 parts lie between.
    expect(finiteCoverage(0.9, 21)).toBeCloseTo(18 / 22, 12);
    expect(finiteCoverage(0.9, 1e9)).toBeCloseTo(0.9, 6);
  });

  const figure = (changes: Partial<FigureCoverage>): FigureCoverage => ({
    policy: 'a',
    outcome: 'pointsPerPractice',
    kind: 'level',
    inside50: 5,
    inside90: 9,
    ranks: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    distinct: 10,
    truths: 10,
    mean: 1,
    mcse: 1,
    ...changes,
  });

  it('are shares of true values, with the standard error of the runs', () => {
    const [row, all] = coverageByOutcome([
      [figure({ inside90: 10, mean: 1 }), figure({ kind: 'contrast', inside90: 8 })],
      [figure({ inside90: 7, mean: 3 }), figure({ kind: 'contrast', inside90: 7 })],
    ]);
    expect(row).toMatchObject({ outcome: 'pointsPerPractice', figures: 2, truths: 40, stepped: false });
    expect(row!.of90.share).toBeCloseTo((0.9 + 0.7) / 2, 12);
    // Two runs at 0.9 and 0.7: sd 0.1414, over the root of 2.
    expect(row!.of90.error).toBeCloseTo(0.1, 12);
    // Means 1 and 3 have variance 2, the other figure's do not vary: mean ratio 1.
    expect(row!.errorRatio).toBeCloseTo(1, 12);
    expect(all).toMatchObject({ figures: 2, truths: 40 });
    expect(all!.outcome).toBeUndefined();
  });

  it('keep figures that move by steps out of the row over all', () => {
    const rows = coverageByOutcome([
      [figure({}), figure({ outcome: 'participation', distinct: 2, inside90: 10 })],
      [figure({}), figure({ outcome: 'participation', distinct: 9, inside90: 10 })],
    ]);
    expect(rows.map(({ outcome, stepped }) => [outcome, stepped])).toEqual([
      ['pointsPerPractice', false],
      ['participation', true],
      [undefined, false],
    ]);
    expect(rows.at(-1)!.of90.share).toBeCloseTo(0.9, 12);
  });
});
