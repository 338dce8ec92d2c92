import { beforeAll, describe, expect, it } from 'vitest';
import { fitIndicators } from '../../src/analysis/calibration/fitIndicators.js';
import type { NationalIndicatorResult } from '../../src/facts/nationalResults.js';
import type { KernelPlan } from '../../src/simulate/plan.js';
import { meanOf, outcomesOf } from '../simulate/outcomesOf.js';
import { calibrationWith, contractOf, simulated, type World, worldOf } from '../simulate/smallWorld.js';

const codes = ['AF006', 'DM007', 'AST003', 'SMOK003'];
const truth = {
  AF006: { location: 2.1, spread: 0.6, exceptionLocation: -3 },
  DM007: { location: 0.6, spread: 0.4, exceptionLocation: -2 },
  AST003: { location: 0.9, spread: 0.8, exceptionLocation: -2.5 },
  SMOK003: { location: 1.7 },
} as const;
const size = { codes, practices: 60, draws: 100, worldsPerParameterSet: 1 };

const isTrue = (code: string): code is keyof typeof truth => code in truth;
const known = calibrationWith({}, (code, cell) => (isTrue(code) ? truth[code] : cell));

/** What would be published about a country in which `truth` holds. */
async function publishedOf(seed: string, calibration = known): Promise<ReadonlyMap<string, NationalIndicatorResult>> {
  const entries = await Promise.all(
    codes.map(async (code) => {
      const { result, run, input } = await simulated({ ...size, codes: [code], calibration, seed });
      const own = input.results.get(code)!;
      const sum = (values: Float64Array) => values.reduce((total, x) => total + x, 0);
      const eligible = run.kernel.eligible.reduce((total, x) => total + x, 0) * size.draws;
      const points = meanOf(outcomesOf({ result, run, input }, 'national').pointsPerPractice);
      const meanPointsShare = points / input.ruleset.indicators[0]!.points.value;
      const declared: NationalIndicatorResult = { code, yearUsed: own.yearUsed, codeUsed: code, meanPointsShare };
      if (input.ruleset.indicators[0]!.kind !== 'fraction') return [code, declared] as const;
      const [met, counted] = [sum(result.totals.met), sum(result.totals.counted)];
      return [code, { ...declared, achievement: met / counted, exceptionRate: 1 - counted / eligible }] as const;
    }),
  );
  return new Map(entries);
}

/** A plan with wrong starting values for the fit to mend. */
function startingPlan(seed: string): World {
  const calibration = calibrationWith({}, (code, cell) =>
    isTrue(code)
      ? { ...truth[code], location: 1, ...('spread' in truth[code] ? { exceptionLocation: -1 } : {}) }
      : cell,
  );
  return worldOf({ ...size, calibration, seed });
}

const ruleset = contractOf(codes);
const columnOf = (plan: KernelPlan, name: 'location' | 'exceptionLocation' | 'spread', code: string) =>
  plan.indicators[name][codes.indexOf(code)]!;

describe('the fit of indicators to published figures', () => {
  let published: ReadonlyMap<string, NationalIndicatorResult>;
  beforeAll(async () => {
    published = await publishedOf('truth');
  });

  it('recovers the locations and exceptions that the figures were simulated with, on the same worlds', () => {
    const { run } = startingPlan('truth');
    const { largestError } = fitIndicators(run.kernel, ruleset, published, new Set(), 25);
    expect(largestError).toBeLessThan(1e-4);
    for (const [code, cell] of Object.entries(truth)) {
      expect(columnOf(run.kernel, 'location', code), code).toBeCloseTo(cell.location, 2);
      if ('exceptionLocation' in cell)
        expect(columnOf(run.kernel, 'exceptionLocation', code), code).toBeCloseTo(cell.exceptionLocation, 2);
    }
  });

  it('recovers them on other worlds, to the noise of the draws', () => {
    const { run } = startingPlan('elsewhere');
    fitIndicators(run.kernel, ruleset, published, new Set(), 25);
    for (const [code, cell] of Object.entries(truth)) {
      // 6,000 practice effects of sd 0.5 to 1 in each country.
      expect(Math.abs(columnOf(run.kernel, 'location', code) - cell.location), code).toBeLessThan(0.08);
      if ('exceptionLocation' in cell)
        expect(Math.abs(columnOf(run.kernel, 'exceptionLocation', code) - cell.exceptionLocation), code).toBeLessThan(
          0.06,
        );
    }
  });

  it('recovers the spread of practices from their mean points', () => {
    const { run } = startingPlan('truth');
    const at = codes.indexOf('AST003');
    run.kernel.indicators.spread[at] = 0.3;
    fitIndicators(run.kernel, ruleset, published, new Set(['AST003']), 150);
    expect(run.kernel.indicators.spread[at]!).toBeGreaterThan(0.7);
    expect(run.kernel.indicators.spread[at]!).toBeLessThan(0.9);
    expect(columnOf(run.kernel, 'spread', 'DM007')).toBe(truth.DM007.spread);
  });

  it('recovers the spread without year-end effort, below the upper threshold and above it', async () => {
    // 35% to 75%: most practices between. 45% to 70%: most above.
    const effortless = { DM007: { ...truth.DM007, effort: 0 }, AST003: { ...truth.AST003, location: 1.6, effort: 0 } };
    const calibration = calibrationWith({}, (code, cell) =>
      code === 'DM007' || code === 'AST003' ? effortless[code] : cell,
    );
    const figures = await publishedOf('truth', calibration);
    const start = { DM007: 0.7, AST003: 0.4 };
    const { run } = worldOf({ ...size, calibration, seed: 'truth' });
    for (const [code, spread] of Object.entries(start)) run.kernel.indicators.spread[codes.indexOf(code)] = spread;
    fitIndicators(run.kernel, ruleset, figures, new Set(Object.keys(start)), 150);
    for (const code of ['DM007', 'AST003'] as const) {
      const wrong = Math.abs(start[code] - effortless[code].spread);
      expect(Math.abs(columnOf(run.kernel, 'spread', code) - effortless[code].spread), code).toBeLessThan(wrong / 3);
      expect(run.kernel.indicators.effort[codes.indexOf(code)]).toBe(0);
    }
  });

  it('stays finite where the published figures are at the end of what is possible', () => {
    const ends = new Map(
      [...published].map(([code, result]) => [
        code,
        result.achievement === undefined
          ? { ...result, meanPointsShare: 1 }
          : { ...result, achievement: code === 'AF006' ? 1 : 0, exceptionRate: 0, meanPointsShare: 1 },
      ]),
    );
    const { run } = startingPlan('truth');
    const { largestError } = fitIndicators(run.kernel, ruleset, ends, new Set(), 8);
    for (const name of ['location', 'exceptionLocation', 'spread'] as const)
      for (const code of codes)
        expect(Number.isFinite(columnOf(run.kernel, name, code)), `${name} of ${code}`).toBe(true);
    expect(Number.isFinite(largestError)).toBe(true);
  });
});
