import { describe, expect, it } from 'vitest';
import { epistemicVariance, fewestSets, importance, type SetMeans, setMeans } from '../../src/analysis/importance.js';
import { normalScores } from '../../src/model/parameters.js';
import { keyFromSeed } from '../../src/random/key.js';
import { normalCdf } from '../../src/random/normalCdf.js';

const key = (seed: string | number) => keyFromSeed(`importance-${seed}`);
const normals = (name: string, count: number, seed: string | number = 0): Float64Array =>
  normalScores(key(seed), name, count);
const uniforms = (name: string, count: number, seed: string | number = 0): Float64Array =>
  normals(name, count, seed).map(normalCdf);

/** An outcome without chance, one value a set. */
const exact = (means: Float64Array): SetMeans => ({ means, chance: 0 });
const shareOf = (parameter: Float64Array, outcome: SetMeans): number => importance(parameter, outcome, 2, 3)!.share;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

describe('first-order index from given draws', () => {
  it('of a sum of normals is the share of each in the variance: 36, 9, 4 and 1 parts of 50', () => {
    const count = 4000;
    const inputs = ['a', 'b', 'c', 'd'].map((name) => normals(name, count));
    const weights = [6, 3, 2, 1];
    const sum = Float64Array.from({ length: count }, (_, s) =>
      weights.reduce((all, weight, j) => all + weight * inputs[j]![s]!, 0),
    );
    inputs.forEach((input, j) => {
      const { share, standardError, clear } = importance(input, exact(sum), 2, 4)!;
      expect(Math.abs(share - weights[j]! ** 2 / 50)).toBeLessThan(3 * standardError + 0.02);
      expect(clear).toBe(true);
    });
  });

  it('of the Ishigami function agrees with the closed form: 0.3139, 0.4424 and nought', () => {
    const count = 4000;
    const [x1, x2, x3] = ['x1', 'x2', 'x3'].map((name) => uniforms(name, count).map((u) => Math.PI * (2 * u - 1)));
    const [a, b] = [7, 0.1];
    const outcome = exact(x1!.map((x, s) => Math.sin(x) + a * Math.sin(x2![s]!) ** 2 + b * x3![s]! ** 4 * Math.sin(x)));
    const whole = a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 1 / 2;
    const first = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2 / whole;
    const second = a ** 2 / 8 / whole;
    expect(first).toBeCloseTo(0.3139, 3);
    expect(second).toBeCloseTo(0.4424, 3);
    expect(Math.abs(shareOf(x1!, outcome) - first)).toBeLessThan(0.035);
    expect(Math.abs(shareOf(x2!, outcome) - second)).toBeLessThan(0.035);
    // x3 matters, but only together with x1: nothing alone.
    const third = importance(x3!, outcome, 2, 3)!;
    expect(Math.abs(third.share)).toBeLessThan(0.02);
    expect(third.clear).toBe(false);
  });

  it('does not depend on the scale of parameter and outcome, nor on the direction', () => {
    const [x, y] = [normals('x', 400), normals('y', 400)];
    const outcome = x.map((value, s) => value + y[s]!);
    const plain = importance(x, exact(outcome), 2, 2)!;
    const other = importance(
      x.map((value) => -Math.exp(value)),
      exact(outcome.map((value) => 1e6 - 50 * value)),
      2,
      2,
    )!;
    expect(other.share).toBeCloseTo(plain.share, 9);
    expect(other.standardError).toBeCloseTo(plain.standardError, 9);
  });

  it('is not biased by chance inside sets: a third of the variance between worlds is ignorance', () => {
    const worlds = 2;
    const shares = Array.from({ length: 40 }, (_, seed) => {
      const sets = 400;
      const [x, y] = [normals('x', sets, seed), normals('y', sets, seed)];
      const noise = normals('noise', sets * worlds, seed);
      const values = noise.map((e, d) => {
        const s = Math.floor(d / worlds);
        return x[s]! + y[s]! + 2 * e;
      });
      const means = setMeans(values, worlds);
      expect(Math.sqrt(epistemicVariance(means, worlds)!)).toBeGreaterThan(0.9);
      return importance(x, means, worlds, 2)!.share;
    });
    expect(Math.abs(mean(shares) - 0.5)).toBeLessThan((3 * sd(shares)) / Math.sqrt(40) + 0.015);
    // Without the correction it would be 1 / (1 + 1 + 4 / 2).
    expect(mean(shares)).toBeGreaterThan(0.4);
  });

  it('gives a standard error as wide as the index really scatters', () => {
    for (const weight of [1, 0.3]) {
      const runs = Array.from({ length: 150 }, (_, seed) => {
        const [x, y] = [normals('x', 200, seed), normals('y', 200, seed)];
        return importance(x, exact(x.map((value, s) => weight * value + y[s]!)), 2, 2)!;
      });
      const ratio = mean(runs.map(({ standardError }) => standardError)) / sd(runs.map(({ share }) => share));
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.5);
    }
  });

  it('of a parameter without effect is nought on average, and rarely called clear', () => {
    const [sets, parameters] = [100, 10];
    const trials = Array.from({ length: 200 }, (_, seed) => {
      const outcome = exact(normals('outcome', sets, seed));
      return Array.from({ length: parameters }, (_, j) =>
        importance(normals(`idle ${j}`, sets, seed), outcome, 2, parameters),
      );
    });
    const all = trials.flat().map((found) => found!);
    expect(Math.abs(mean(all.map(({ share }) => share)))).toBeLessThan(0.006);
    const alarms = trials.filter((trial) => trial.some((found) => found!.clear)).length;
    // One table in twenty: 10 of 200, three standard deviations about it.
    expect(alarms).toBeGreaterThan(1);
    expect(alarms).toBeLessThan(20);
  });

  it('of correlated parameters is shared: together they may have more than all', () => {
    const count = 2000;
    const [common, a, b] = [normals('common', count), normals('a', count), normals('b', count)];
    const half = Math.SQRT1_2;
    const x = common.map((c, s) => half * c + half * a[s]!);
    const y = common.map((c, s) => half * c + half * b[s]!);
    // y has no effect; its correlation of a half with x gives it a quarter.
    expect(shareOf(x, exact(x))).toBeGreaterThan(0.95);
    expect(Math.abs(shareOf(y, exact(x)) - 0.25)).toBeLessThan(0.06);
  });

  it('leaves out a last set that is not whole', () => {
    const values = Float64Array.from([1, 3, 5, 9, 100]);
    expect([...setMeans(values, 2).means]).toEqual([1, 6]);
    // Variance inside sets 2 and 8, on average 5; of a mean of two worlds half of it.
    expect(setMeans(values, 2).chance).toBeCloseTo(2.5, 12);
  });

  it('is undefined where nothing varies, or chance alone could have made it', () => {
    const x = normals('x', 100);
    expect(importance(x, exact(new Float64Array(100).fill(7)), 2, 1)).toBeUndefined();
    expect(importance(new Float64Array(100).fill(0.5), exact(x), 2, 1)).toBeUndefined();
    const chance = setMeans(normals('chance', 200), 2);
    expect(epistemicVariance(chance, 2)).toBeUndefined();
    expect(importance(x, chance, 2, 1)).toBeUndefined();
  });

  it('refuses too few sets and a single world a set', () => {
    const few = normals('x', fewestSets - 1);
    expect(() => importance(few, exact(few), 2, 1)).toThrow(`at least ${fewestSets}`);
    expect(() => setMeans(few, 1)).toThrow('one world');
  });
});
