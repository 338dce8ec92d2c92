import type { Distribution } from './distributions.js';
import { log } from './elementary.js';
import { logGamma } from './logGamma.js';
import { normalCdf } from './normalCdf.js';

const normal = (z: number): number => -0.5 * z * z - 0.5 * log(2 * Math.PI);

/** Natural logarithm of the density of a distribution at x; -Infinity outside. @throws Error for a fixed value, which has none */
export function logDensity(distribution: Distribution, x: number): number {
  switch (distribution.family) {
    case 'fixed':
      throw new Error('a fixed value has no density');
    case 'normal':
      return normal((x - distribution.mean) / distribution.sd) - log(distribution.sd);
    case 'lognormal':
      if (!(x > 0)) return Number.NEGATIVE_INFINITY;
      return normal(log(x / distribution.median) / distribution.sigma) - log(distribution.sigma * x);
    case 'beta': {
      const { a, b } = distribution;
      if (!(x > 0 && x < 1)) return Number.NEGATIVE_INFINITY;
      return (a - 1) * log(x) + (b - 1) * log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b);
    }
    case 'truncatedNormal': {
      const { mean, sd, lower } = distribution;
      if (x < lower) return Number.NEGATIVE_INFINITY;
      return normal((x - mean) / sd) - log(sd) - log(1 - normalCdf((lower - mean) / sd));
    }
  }
}
