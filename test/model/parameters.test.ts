import { sampleCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { loadPriors, type Prior } from '../../src/facts/priors.js';
import { drawParameters, drawsOf, normalScores } from '../../src/model/parameters.js';
import { quantile } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';

const key = keyFromSeed('parameters');
const priors = loadPriors();
const some = new Map([...priors].slice(0, 8));
const added: Prior = {
  name: 'brandNew',
  group: 'test',
  scope: 'test',
  unit: 'none',
  distribution: { family: 'normal', mean: 0, sd: 1 },
  confidence: 'low',
  certainty: 'assumption',
  reasoning: 'test',
  sources: [],
};

describe('parameter draws', () => {
  it('are keyed by name: adding a prior, in front or behind, changes no other', () => {
    const before = drawParameters(some, {}, key, 40);
    for (const entries of [
      [['brandNew', added] as const, ...some],
      [...[...some].reverse(), ['brandNew', added] as const],
    ]) {
      const after = drawParameters(new Map(entries), {}, key, 40);
      expect(after.size).toBe(some.size + 1);
      for (const name of some.keys()) expect(drawsOf(after, name)).toEqual(drawsOf(before, name));
    }
  });

  it('are the same sets at the front of a longer run', () => {
    const [few, many] = [drawParameters(priors, {}, key, 7), drawParameters(priors, {}, key, 300)];
    for (const name of priors.keys()) expect(drawsOf(many, name).subarray(0, 7)).toEqual(drawsOf(few, name));
  });

  it('take the belief of the scenario in place of the prior of that name, and of no other', () => {
    const before = drawParameters(priors, {}, key, 20);
    const after = drawParameters(priors, { qofAdminShare: { family: 'fixed', value: 0.25 } }, key, 20);
    for (const name of priors.keys()) {
      if (name === 'qofAdminShare') expect(new Set(drawsOf(after, name))).toEqual(new Set([0.25]));
      else expect(drawsOf(after, name)).toEqual(drawsOf(before, name));
    }
  });

  it('of a shifted belief keep their ranks: the same world, another opinion', () => {
    const draw = (median: number) =>
      drawsOf(
        drawParameters(priors, { qofHoursPer1000Patients: { family: 'lognormal', median, sigma: 0.45 } }, key, 50),
        'qofHoursPer1000Patients',
      );
    const [low, high] = [draw(50), draw(100)];
    low.forEach((hours, set) => {
      expect(high[set]! / hours).toBeCloseTo(2, 12);
    });
  });

  it('follow their prior: 4,000 sets have its median and quartiles', () => {
    const sets = 4000;
    const draws = drawParameters(priors, {}, key, sets);
    for (const { name, distribution } of priors.values()) {
      const sorted = Float64Array.from(drawsOf(draws, name)).sort();
      for (const p of [0.25, 0.5, 0.75]) {
        const below = sorted.filter((x) => x <= quantile(distribution, p) + 1e-12).length / sets;
        if (distribution.family !== 'fixed')
          expect(Math.abs(below - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / sets));
      }
    }
  });

  it('of different parameters are uncorrelated', () => {
    const scores = [...priors.keys()].slice(0, 12).map((name) => [...normalScores(key, name, 4000)]);
    scores.forEach((a, i) => {
      for (const b of scores.slice(i + 1))
        expect(Math.abs(sampleCorrelation(a, b)) * Math.sqrt(4000)).toBeLessThan(4.5);
    });
  });

  it('of an unknown parameter are a fault of the program', () => {
    expect(() => drawsOf(drawParameters(some, {}, key, 1), 'qofHours')).toThrow(/qofHours/);
  });
});
