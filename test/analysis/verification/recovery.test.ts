import { describe, expect, it } from 'vitest';
import { fittedEffects } from '../../../src/analysis/calibration/fitEffects.js';
import { type Recovery, recovery } from '../../../src/analysis/verification/recovery.js';
import { recoveryRows } from '../../../src/analysis/verification/recoveryRows.js';

describe('the moment fit on figures from known effects', () => {
  const question = { seed: 'recovery test', attempt: 0, practices: 150, iterations: 30 };

  it('finds effects whose points are distributed like those of the true ones, and is the same every time', () => {
    const found = recovery(question);
    const { mean, sd, shareAtMaximum } = found.statistics;
    expect(Math.abs(mean.fitted - mean.truth)).toBeLessThan(1.5);
    expect(Math.abs(sd.fitted / sd.truth - 1)).toBeLessThan(0.4);
    expect(Math.abs(shareAtMaximum.fitted - shareAtMaximum.truth)).toBeLessThan(0.1);
    // The truth is not where the search began.
    expect(fittedEffects.some((name) => Math.abs(found.effects[name].truth - found.effects[name].fitted) > 0.01)).toBe(
      true,
    );
    const fast = { ...question, practices: 20, iterations: 2 };
    expect(recovery(fast)).toEqual(recovery(fast));
    expect(recovery({ ...fast, attempt: 1 })).not.toEqual(recovery(fast));
  });
});

describe('the rows of recovery', () => {
  const attempt = (truth: number, fitted: number): Recovery => {
    const pair = { truth, fitted };
    return {
      effects: Object.fromEntries(fittedEffects.map((name) => [name, pair])) as Recovery['effects'],
      statistics: { mean: pair, sd: pair, shareAtMaximum: pair, shareUnder80Percent: pair },
    };
  };

  it('are bias with its error, error, and the spread of what had to be found', () => {
    const [row] = recoveryRows([attempt(1, 1.5), attempt(3, 3.1)]);
    expect(row).toMatchObject({ name: 'generalSpread', attempts: 2 });
    expect(row!.bias).toBeCloseTo(0.3, 12);
    // Differences 0.5 and 0.1: sd 0.2828, over the root of 2.
    expect(row!.biasError).toBeCloseTo(0.2, 12);
    expect(row!.error).toBeCloseTo(Math.sqrt((0.25 + 0.01) / 2), 12);
    expect(row!.spreadOfTruth).toBeCloseTo(Math.SQRT2, 12);
  });
});
