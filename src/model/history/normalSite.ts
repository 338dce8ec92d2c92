import { exp, log } from '../../random/elementary.js';
import { narrow, readingOf, relativeWeights } from './countLikelihood.js';

/** A likelihood as a normal reading of its argument: infinite variance where it says nothing. */
export interface Site {
  readonly mean: number;
  readonly variance: number;
}

/** Share of the prior's variance that a likelihood must take away to count as a reading. */
const leastGain = 1e-4;

/** The most that a likelihood may take away: its whole weight may lie on one node. */
const mostGain = 1e4;

/** Nodes of the rule for exceptions, in standard deviations of the prior either side. */
const rule = { nodes: 21, reach: 4.5 } as const;

/**
 * The normal reading that moves a normal prior to the mean and variance of prior x likelihood (one step of expectation propagation).
 *
 * @param nodes  values of the argument; @param weights  prior density x likelihood x width of the node
 */
export function siteOf(nodes: Float64Array, weights: Float64Array, prior: Site): Site {
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < nodes.length; i++) {
    total += weights[i]!;
    first += weights[i]! * nodes[i]!;
  }
  if (!(total > 0)) return { mean: prior.mean, variance: Number.POSITIVE_INFINITY };
  const mean = first / total;
  for (let i = 0; i < nodes.length; i++) second += weights[i]! * (nodes[i]! - mean) * (nodes[i]! - mean);
  const precision = Math.min(
    mostGain / prior.variance,
    Math.max(leastGain / prior.variance, total / second - 1 / prior.variance),
  );
  return {
    variance: 1 / precision,
    mean: (mean * (precision + 1 / prior.variance) - prior.mean / prior.variance) / precision,
  };
}

/** The reading of `hits` of `trials` as the logit of a binomial chance. */
export function binomialSite(hits: number, trials: number, prior: Site): Site {
  const { logit: mean, variance } = readingOf({ met: hits, counted: trials });
  if (variance < narrow) return { mean, variance };
  const sd = Math.sqrt(prior.variance);
  const noise = Math.sqrt(variance);
  const [low, high] = [prior.mean - rule.reach * sd, prior.mean + rule.reach * sd];
  // Nodes where both the prior and the likelihood have weight; a count that contradicts the prior has the prior's.
  const from = Math.min(Math.max(low, mean - 6 * noise), high - sd);
  const to = Math.max(Math.min(high, mean + 6 * noise), from + sd);
  const nodes = Float64Array.from({ length: rule.nodes }, (_, i) => from + ((to - from) * i) / (rule.nodes - 1));
  const logs = nodes.map((t) => hits * t - trials * log(1 + exp(t)) - (0.5 * (t - prior.mean) ** 2) / prior.variance);
  return siteOf(nodes, relativeWeights(logs), prior);
}
