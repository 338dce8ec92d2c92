import type { OutcomeId } from '../documents/outcomeIds.js';
import type { Estimate } from '../documents/resultsSchema.js';
import { estimate } from './estimate.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import type { SimulatedScenario } from './simulateScenario.js';

/** A figure as it would have been with fewer draws. */
export interface RunningEstimate {
  readonly draws: number;
  readonly estimate: Estimate;
}

/** How a figure settles as draws are added: an outcome under a policy, as a difference to the comparator. */
export interface RunningEstimates {
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly points: readonly RunningEstimate[];
}

/** Fewest parameter sets of a point: with fewer the error itself is a guess. */
const fewestSets = 10;

/** Points from the fewest to all draws, at equal ratios. */
const wantedPoints = 16;

/**
 * The estimate from the first n parameter sets, for growing n up to all: the mean should stay within a few of its Monte Carlo
 * standard errors. The last point is the estimate of the run.
 * @param policy  id
 */
export function runningEstimates({ vectors }: SimulatedScenario, policy: string, outcome: OutcomeId): RunningEstimates {
  const { worlds, variantOfSet } = vectors;
  const values = vectors.contrastOf(vectors.indexOf(policy), outcome);
  const { unit } = outcomeDefinitions[outcome];
  const sets = Math.ceil(values.length / worlds);
  const start = Math.min(fewestSets, sets);
  const sizes = Array.from({ length: wantedPoints }, (_, i) =>
    Math.round(start * (sets / start) ** (i / (wantedPoints - 1))),
  );
  const points = [...new Set(sizes)].map((size): RunningEstimate => {
    const draws = Math.min(size * worlds, values.length);
    return { draws, estimate: estimate(values.subarray(0, draws), worlds, unit, variantOfSet) };
  });
  return { policy, outcome, points };
}
