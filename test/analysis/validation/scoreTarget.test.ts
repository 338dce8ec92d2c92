import { describe, expect, it } from 'vitest';
import { coverageOf, coverageTable } from '../../../src/analysis/validation/coverage.js';
import { scoreTarget } from '../../../src/analysis/validation/scoreTarget.js';
import type { ValidationTarget } from '../../../src/facts/validationTargets.js';

const target: ValidationTarget = {
  id: 'test',
  group: 'points',
  statistic: 'test',
  unit: 'points',
  decimals: 1,
  observed: 50,
  population: 'test',
  policy: 'test',
  use: 'not fitted',
  how: 'test',
  certainty: 'assumption',
  source: 'made up for a test',
};

/** 0, 1 ... 100: 5% quantile 5, 95% quantile 95, mean 50. */
const draws = Float64Array.from({ length: 101 }, (_, i) => 100 - i);

describe('a score', () => {
  it('has mean and 90% interval, and hits inside it, ends included', () => {
    expect(scoreTarget(target, draws)).toMatchObject({ mean: 50, low: 5, high: 95, hit: true, draws: 101 });
    expect([4.9, 5, 95, 95.1].map((observed) => scoreTarget({ ...target, observed }, draws).hit)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('leaves out draws that do not have the statistic, and refuses a target that no draw has', () => {
    const some = Float64Array.of(Number.NaN, 3, Number.NaN, 5);
    expect(scoreTarget(target, some)).toMatchObject({ mean: 4, draws: 2 });
    expect(() => scoreTarget(target, Float64Array.of(Number.NaN))).toThrow('no draw has test');
  });

  it('reads rules on the mean, or on the whole interval', () => {
    const holds = (rule: NonNullable<ValidationTarget['rule']>, observed: number | null = 50) =>
      scoreTarget({ ...target, rule, observed }, draws).ruleHolds;
    expect(holds({ within: 2 }, 52)).toBe(true);
    expect(holds({ within: 2 }, 52.1)).toBe(false);
    expect(holds({ withinPercent: 3 }, 51.5)).toBe(true);
    expect(holds({ withinPercent: 3 }, 51.6)).toBe(false);
    expect(holds({ above: 4.9 })).toBe(true);
    expect(holds({ above: 5 })).toBe(false);
    expect(holds({ between: [50, 60] }, null)).toBe(true);
    expect(holds({ between: [50.1, 60] }, null)).toBe(false);
    expect(holds({ between: [0, 49.9] }, null)).toBe(false);
    expect(scoreTarget(target, draws).ruleHolds).toBeUndefined();
  });

  it('without a published value has no CRPS, and hits when its rule holds', () => {
    const asked = (above: number) => scoreTarget({ ...target, observed: null, rule: { above } }, draws);
    expect(asked(0).hit).toBe(true);
    expect(asked(10).hit).toBe(false);
    expect(asked(0).crps).toBeUndefined();
  });
});

describe('coverage', () => {
  const scored = (changes: Partial<ValidationTarget>) => scoreTarget({ ...target, ...changes }, draws);
  const scores = [
    scored({}),
    scored({ observed: 200 }),
    scored({ observed: 0 }),
    scored({ use: 'fitted' }),
    scored({ group: 'drift', observed: null, rule: { above: 0 } }),
  ];

  it('counts published values alone, and leaves nought out of the relative score', () => {
    expect(coverageOf(scores)).toMatchObject({ hits: 2, targets: 4 });
    const relative = [scores[0]!, scores[1]!, scores[3]!].map(
      ({ crps, target: { observed } }) => (100 * crps!) / observed!,
    );
    expect(coverageOf(scores).relativeCrps).toBeCloseTo(relative.reduce((sum, x) => sum + x, 0) / 3, 9);
    expect(coverageOf([scores[4]!])).toMatchObject({ hits: 0, targets: 0, relativeCrps: Number.NaN });
  });

  it('is told apart by group and by use', () => {
    const points = coverageTable(scores).find(({ group }) => group === 'points')!;
    expect(points.byUse.map(({ hits, targets }) => [hits, targets])).toEqual([
      [1, 1],
      [0, 0],
      [1, 3],
    ]);
  });
});
