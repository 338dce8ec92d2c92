import { mean, quantileSorted, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { pointsDistribution } from '../../src/analysis/pointsDistribution.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { rowsOf } from '../simulate/outcomesOf.js';
import { calibrationWith, national, simulated, suspension, year } from '../simulate/smallWorld.js';

const all = loadRuleset('England', year).indicators.map(({ code }) => code);
const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9];

describe('the distribution of points', () => {
  it('is that of the practices, read off their own points', async () => {
    // One draw: the mean over draws of a practice is its points of that draw.
    const world = await simulated({ codes: all, practices: 900, draws: 1, policies: [national, suspension('all')] });
    for (const [k, id] of ['national', 'all'].entries()) {
      const points = [...rowsOf(world, id).values()].map((row) => row.points).sort((a, b) => a - b);
      const found = pointsDistribution(world.run.kernel, world.result.totals, k, probabilities);
      const share = (test: (x: number) => boolean) => points.filter(test).length / points.length;
      expect(found.mean).toBeCloseTo(mean(points), 6);
      // Bins of 0.1% of 559 points.
      expect(Math.abs(found.sd - standardDeviation(points))).toBeLessThan(0.2);
      for (const p of probabilities) {
        const own = (100 * quantileSorted(points, p)) / 559;
        const near = [p - 0.002, p + 0.002].map((q) => (100 * quantileSorted(points, q)) / 559);
        expect(Math.abs(found.quantilePercent[String(p)]! - own)).toBeLessThan(0.12 + near[1]! - near[0]!);
      }
      expect(found.shareAtMaximum).toBeCloseTo(
        share((x) => x >= 559),
        12,
      );
      expect(found.shareUnder80Percent).toBeCloseTo(
        share((x) => x < 0.8 * 559),
        12,
      );
      expect(found.shareFrom95Percent).toBeCloseTo(
        share((x) => x >= 0.95 * 559),
        12,
      );
      expect(found.shareFrom99Percent).toBeCloseTo(
        share((x) => x >= 0.99 * 559),
        12,
      );
    }
  });

  it('of practices all at the maximum has no spread and every quantile there', async () => {
    const calibration = calibrationWith({ exceptionPracticeSpread: 0, exceptionCellSpread: 0 }, (_, cell) => ({
      ...cell,
      location: 50,
      ...(cell.exceptionLocation === undefined ? {} : { exceptionLocation: -50 }),
    }));
    const world = await simulated({ codes: ['DM007', 'AF007'], calibration, draws: 3 });
    const found = pointsDistribution(world.run.kernel, world.result.totals, 0, probabilities);
    expect(found).toMatchObject({ mean: 29, sd: 0, shareAtMaximum: 1, shareFrom99Percent: 1, shareUnder80Percent: 0 });
    expect(Object.values(found.quantilePercent)).toEqual(probabilities.map(() => 100));
  });
});
