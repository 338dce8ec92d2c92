import { betaQuantile } from './betaQuantile.js';
import { exp } from './elementary.js';
import { normalCdf } from './normalCdf.js';
import { normalQuantile } from './normalQuantile.js';

/** A distribution as data, as it stands in data/evidence/priors.json and in the `beliefs` of a scenario. */
export type Distribution =
  | { readonly family: 'fixed'; readonly value: number }
  | { readonly family: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly family: 'beta'; readonly a: number; readonly b: number }
  /** sigma is the standard deviation of the logarithm. */
  | { readonly family: 'lognormal'; readonly median: number; readonly sigma: number }
  /** A normal with this mean and sd, cut off below `lower`. */
  | { readonly family: 'truncatedNormal'; readonly mean: number; readonly sd: number; readonly lower: number };

/**
 * Value below which a share u of the distribution lies. One uniform in, one value out, increasing in u.
 * @param u  in (0, 1)
 */
export function quantile(distribution: Distribution, u: number): number {
  switch (distribution.family) {
    case 'fixed':
      return distribution.value;
    case 'normal':
      return distribution.mean + distribution.sd * normalQuantile(u);
    case 'lognormal':
      return distribution.median * exp(distribution.sigma * normalQuantile(u));
    case 'beta':
      return betaQuantile(u, distribution.a, distribution.b);
    case 'truncatedNormal': {
      const below = normalCdf((distribution.lower - distribution.mean) / distribution.sd);
      return distribution.mean + distribution.sd * normalQuantile(below + u * (1 - below));
    }
  }
}
