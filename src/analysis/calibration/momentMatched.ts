import type { Distribution } from '../../random/distributions.js';
import { exp, log } from '../../random/elementary.js';

/** Four significant digits: more would claim a precision that no weighted sample has. */
const rounded = (x: number): number => Number(x.toPrecision(4));

/** Narrowest share of the prior's standard deviation that a weighted sample may claim. */
const narrowest = 0.1;

/**
 * Distribution of the prior's family with the mean and standard deviation of a weighted sample (of its logarithm where the family is
 * lognormal), the standard deviation times `widening`.
 * @param weights  not below 0, with a sum above 0
 * @throws Error for a family without moments to match
 */
export function momentMatched(
  prior: Distribution,
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  widening = 1,
): Distribution {
  const of = (value: (x: number) => number) => moments(Array.from(values, value), weights);
  switch (prior.family) {
    case 'normal': {
      const { mean, sd } = of((x) => x);
      return { family: 'normal', mean: rounded(mean), sd: rounded(Math.max(widening * sd, narrowest * prior.sd)) };
    }
    case 'lognormal': {
      const { mean, sd } = of(log);
      const sigma = Math.max(widening * sd, narrowest * prior.sigma);
      return { family: 'lognormal', median: rounded(exp(mean)), sigma: rounded(sigma) };
    }
    case 'beta': {
      const { mean, sd } = of((x) => x);
      const whole = prior.a + prior.b;
      const priorSd = Math.sqrt((prior.a * prior.b) / (whole * whole * (whole + 1)));
      // A beta distribution with this mean cannot be wider than its two ends.
      const variance = Math.min(Math.max(widening * sd, narrowest * priorSd) ** 2, 0.9 * mean * (1 - mean));
      const strength = (mean * (1 - mean)) / variance - 1;
      return { family: 'beta', a: rounded(mean * strength), b: rounded((1 - mean) * strength) };
    }
    default:
      throw new Error(`moments of a ${prior.family} distribution are not matched`);
  }
}

function moments(
  values: readonly number[],
  weights: ArrayLike<number>,
): { readonly mean: number; readonly sd: number } {
  let total = 0;
  let sum = 0;
  values.forEach((x, i) => {
    total += weights[i]!;
    sum += weights[i]! * x;
  });
  const mean = sum / total;
  const squares = values.reduce((all, x, i) => all + weights[i]! * (x - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / total) };
}
