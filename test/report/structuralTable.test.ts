import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/documents/resultsSchema.js';
import { structuralTable, structuralText, structuralTitle } from '../../src/report/structuralTable.js';
import { sampleEstimate } from './sampleEstimate.js';
import { sampleResults } from './sampleResults.js';

type Change = readonly [mean: number, sd: number];

/** The sample with two variants, whose points and hours are given; the Monte Carlo error is a twentieth of the sd. */
function withVariants(points: readonly [Change, Change], hours: readonly [Change, Change]): Results {
  const outcome = (
    id: 'pointsPerPractice' | 'hoursReleasedPerPractice',
    unit: 'QOF points' | 'hours',
    changes: readonly Change[],
  ) => ({
    outcome: id,
    byVariant: (['shift', 'completions'] as const).map((variant, i) => ({
      variant,
      level: sampleEstimate(unit, 500, 1),
      change: sampleEstimate(unit, ...changes[i]!),
    })),
  });
  return sampleResults({
    structural: {
      calibration: 'beforeSomerset',
      variants: [
        { variant: 'shift', title: 'every practice shifts', weight: 0.5, parameterSets: 100 },
        { variant: 'completions', title: 'completions slow down', weight: 0.5, parameterSets: 100 },
      ],
      policies: [
        {
          policy: 'late',
          outcomes: [
            outcome('pointsPerPractice', 'QOF points', points),
            outcome('hoursReleasedPerPractice', 'hours', hours),
          ],
        },
      ],
    },
  });
}

describe('what depends on the model of the response', () => {
  it('is shown where it is more than Monte Carlo error, and only there', () => {
    const results = withVariants(
      [
        [-20, 4],
        [-30, 4],
      ],
      [
        [96, 40],
        [98, 40],
      ],
    );
    const table = structuralTable(results)!;
    expect(table.header).toEqual(['Policy and outcome', 'every practice shifts', 'completions slow down']);
    expect(table.rows).toEqual([['Suspension from February: points earned per practice', '−20.0', '−30.0']]);
    expect(structuralText(results, { width: 200 })).toContain(structuralTitle);
  });

  it('is nothing where variants agree, or where there is one', () => {
    expect(
      structuralTable(
        withVariants(
          [
            [-20, 40],
            [-21, 40],
          ],
          [
            [96, 40],
            [98, 40],
          ],
        ),
      ),
    ).toBeUndefined();
    expect(structuralText(sampleResults(), { width: 80 })).toBe('');
  });

  it('fits a narrow terminal', () => {
    const text = structuralText(
      withVariants(
        [
          [-20, 4],
          [-30, 4],
        ],
        [
          [96, 40],
          [98, 40],
        ],
      ),
      { width: 60 },
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toContain('completions slow down: −30.0');
  });
});
