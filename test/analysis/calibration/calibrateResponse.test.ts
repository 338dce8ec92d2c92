import { describe, expect, it } from 'vitest';
import { calibrateResponse } from '../../../src/analysis/calibration/calibrateResponse.js';
import { fitVariant } from '../../../src/analysis/calibration/fitVariant.js';
import { responseFitRows } from '../../../src/analysis/recalibration/responseFitRows.js';
import { loadScenario } from '../../../src/documents/loadScenario.js';
import { loadPriors } from '../../../src/facts/priors.js';
import { loadResponseCalibration } from '../../../src/facts/responseCalibration.js';
import { loadResponseFit, type ResponseFit } from '../../../src/facts/responseFit.js';
import { loadValidationTargets } from '../../../src/facts/validationTargets.js';

const fit = loadResponseFit();
const committed = loadResponseCalibration();
const countyIds = loadValidationTargets()
  .targets.map(({ id }) => id)
  .filter((id) => /^somerset\.\d/.test(id))
  .sort();

describe('the second calibration of the response', () => {
  const small: ResponseFit = {
    ...fit,
    variants: ['shift', 'mixture'],
    rounds: [
      { worlds: 12, toleranceFactor: 6 },
      { worlds: 12, toleranceFactor: 4 },
    ],
    scoredWorlds: 4,
  };

  it('repeats itself to the byte; variants share the weight, and stopping belongs to the mixture', {
    timeout: 120_000,
  }, () => {
    const lines: string[] = [];
    const found = calibrateResponse((line) => lines.push(line), small);
    expect(JSON.stringify(calibrateResponse(() => {}, small))).toBe(JSON.stringify(found));
    expect(lines.filter((line) => line.includes('24 worlds so far'))).toHaveLength(2);
    expect(found.variants.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 2);
    for (const { variant, beliefs } of found.variants) {
      const names = fit.parameters.filter((name) => variant === 'mixture' || !/stopping|carrying/.test(name));
      expect(Object.keys(beliefs)).toEqual(names);
    }
  });

  it('moves beliefs to where figures come from', { timeout: 120_000 }, () => {
    const loaded = loadScenario(`scenarios/${fit.scenario}`);
    // Nothing falls where recording alone is looked at: the belief in a fall of two logits has to give way.
    const still = [{ id: 'somerset.2015-16.fall.recording', observed: 0, tolerance: 2 }];
    const task: ResponseFit = { ...small, rounds: [50, 50].map((worlds) => ({ worlds, toleranceFactor: 1 })) };
    const { beliefs } = fitVariant('shift', loaded, task, still, () => {});
    const [before, after] = [
      loadPriors().get('withdrawalLogitShift.recording')!.distribution,
      beliefs['withdrawalLogitShift.recording']!,
    ];
    if (before.family !== 'normal' || after.family !== 'normal') throw new Error('shifts are normal');
    expect(after.mean).toBeGreaterThan(before.mean + before.sd);
    expect(after.sd).toBeLessThan(before.sd);
  });

  it('refuses a figure that is not published', () => {
    const targets = [{ id: 'somerset.2015-16.order', tolerance: 1, reason: 'for a test' }];
    expect(() => calibrateResponse(() => {}, { ...small, targets })).toThrow(/somerset.2015-16.order/);
  });
});

describe('the committed result', () => {
  it('answers the task as it stands: same seed, figures and beliefs', () => {
    expect(committed.seed).toBe(fit.seed);
    expect(committed.fittedTo).toBe(fit.targets.map(({ id }) => id).join(', '));
    expect(committed.variants.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 2);
    const priors = loadPriors();
    for (const { beliefs } of committed.variants)
      for (const [name, belief] of Object.entries(beliefs)) {
        expect(fit.parameters).toContain(name);
        expect(belief.family).toBe(priors.get(name)!.distribution.family);
      }
  });

  it('accounts for every figure of the county: asked for, or why not', () => {
    expect([...fit.targets, ...fit.notAsked].map(({ id }) => id).sort()).toEqual(countyIds);
    expect(committed.scores.map(({ id }) => id).sort()).toEqual(countyIds);
    for (const { id, fitted } of committed.scores) expect(fitted).toBe(fit.targets.some((target) => target.id === id));
  });

  it('has a row of the fit report for every figure asked for, with its tolerance', () => {
    const rows = responseFitRows(committed);
    expect(rows.map(({ tolerance }) => tolerance).sort()).toEqual(fit.targets.map(({ tolerance }) => tolerance).sort());
  });

  it('is nearer to the figures asked for than what was predicted', () => {
    const crps = (when: 'before' | 'after') =>
      committed.scores
        .filter(({ fitted }) => fitted)
        .reduce((sum, score) => sum + score[when].crps! / score.observed!, 0);
    expect(crps('after')).toBeLessThan(crps('before'));
  });
});
