import { describe, expect, it } from 'vitest';
import { somersetModels } from '../../../src/analysis/validation/questions.js';
import { scoreTarget } from '../../../src/analysis/validation/scoreTarget.js';
import { isOfCountyYear } from '../../../src/analysis/validation/somerset.js';
import type { Validation } from '../../../src/analysis/validation/validate.js';
import { loadResponseCalibration } from '../../../src/facts/responseCalibration.js';
import { loadResponseFit } from '../../../src/facts/responseFit.js';
import { loadValidationTargets } from '../../../src/facts/validationTargets.js';
import { somersetSection } from '../../../src/report/validation/somersetSection.js';

const targets = loadValidationTargets().targets.filter(({ id }) => isOfCountyYear(id));
/** Predictions that are off by some percent, and certain but for one percent. */
const scoresOff = (percent: number) =>
  targets.map((target) => {
    const centre = (target.observed ?? 0.4) * (1 + percent / 100);
    return scoreTarget(target, Float64Array.of(0.99 * centre, centre, 1.01 * centre));
  });
const validation: Pick<Validation, 'scores' | 'somerset'> = {
  scores: scoresOff(20),
  somerset: Object.fromEntries(
    somersetModels.map((name) => [name, scoresOff(name === 'afterSomerset' ? 0 : 10)]),
  ) as unknown as Validation['somerset'],
};
const calibration = loadResponseCalibration();
const withSize = (effectiveSampleSize: number) => ({
  ...calibration,
  variants: calibration.variants.map((variant) => ({ ...variant, effectiveSampleSize })),
});

describe('Somerset by model of the response, on the page of validation', () => {
  const lines = somersetSection(validation).split('\n');

  it('has every statistic with every model, and marks what was fitted', () => {
    const rows = lines.filter((line) => line.startsWith('| Somerset'));
    expect(rows).toHaveLength(targets.length);
    for (const row of rows) expect(row.split(' | ')).toHaveLength(3 + somersetModels.length);
    expect(rows.filter((row) => row.includes('(fitted)'))).toHaveLength(loadResponseFit().targets.length);
  });

  it('counts hits by model: none where all are far off, all where none is', () => {
    const published = targets.filter(({ observed }) => observed !== null).length;
    const hits = lines.find((line) => line.startsWith('| published values inside'))!.split(' | ');
    expect(hits[1]).toBe(`0 of ${published}`);
    expect(hits.at(-1)).toContain(`${published} of ${published}`);
    const mean = lines.find((line) => line.startsWith('| mean CRPS'))!.split(' | ');
    expect(Number.parseFloat(mean[1]!)).toBeGreaterThan(15);
    expect(Number.parseFloat(mean.at(-1)!)).toBeLessThan(1);
  });

  it('says that Somerset is no test after the fit, and which beliefs are rough', () => {
    const text = (size: number) => somersetSection(validation, withSize(size));
    expect(text(20)).toContain('Somerset is no test');
    expect(text(20)).toMatch(/Rough.*shift.*fewer than 50/);
    expect(text(400)).not.toContain('Rough');
    expect(text(400)).toContain('(effective sample 400)');
  });

  it('says of every figure that was not asked why', () => {
    for (const { reason } of loadResponseFit().notAsked) expect(lines.join('\n')).toContain(reason);
  });
});
