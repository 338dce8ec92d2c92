import { shiftClasses } from '../../facts/responseClasses.js';
import type { Distribution } from '../../random/distributions.js';
import { exp, log } from '../../random/elementary.js';
import { logDensity } from '../../random/logDensity.js';
import type { ResponseWorld } from './responseWorlds.js';

type Beliefs = Readonly<Record<string, Distribution>>;

/** A published value and how far from it the model may be. */
export interface FitTarget {
  readonly id: string;
  readonly observed: number;
  readonly tolerance: number;
}

/** What a round of worlds was drawn from. */
export interface Proposal {
  readonly beliefs: Beliefs;
  readonly worlds: number;
}

const isShift = (name: string): boolean => name.startsWith('withdrawalLogitShift.');

/**
 * Logarithm of prior over proposal density at a world's parameters, the proposal being all rounds together, each with its share of the worlds
 * (deterministic mixture: Owen and Zhou 2000, Journal of the American Statistical Association 95:135). So a world counts the same
 * whichever round drew it, and where the first round is the prior no ratio is above the inverse of its share.
 */
export function logDensityRatio(world: ResponseWorld, prior: Beliefs, proposals: readonly Proposal[]): number {
  const drawn = proposals.reduce((sum, { worlds }) => sum + worlds, 0);
  return -log(
    proposals.reduce((sum, { beliefs, worlds }) => sum + (worlds / drawn) * exp(-logRatio(world, prior, beliefs)), 0),
  );
}

/**
 * Logarithm of the ratio of two densities at a world's parameters. The shifts are drawn together: a common score makes them
 * equally correlated, r, on the scale of their standard normals, whatever the beliefs.
 */
function logRatio(world: ResponseWorld, above: Beliefs, below: Beliefs): number {
  const names = Object.keys(below);
  const shifts = shiftClasses.map((shiftClass) => `withdrawalLogitShift.${shiftClass}`).filter((name) => below[name]);
  return names
    .filter((name) => !isShift(name))
    .reduce(
      (sum, name) => {
        const x = world.parameters.get(name)!;
        return sum + logDensity(above[name]!, x) - logDensity(below[name]!, x);
      },
      logShifts(world, shifts, above) - logShifts(world, shifts, below),
    );
}

/** Up to a constant that all beliefs share: normal shifts with equal correlations. */
function logShifts({ parameters, correlation }: ResponseWorld, names: readonly string[], beliefs: Beliefs): number {
  let squares = 0;
  let total = 0;
  let spreads = 0;
  for (const name of names) {
    const belief = beliefs[name]!;
    if (belief.family !== 'normal') throw new Error(`${name} is ${belief.family}; shifts are normal here`);
    const z = (parameters.get(name)! - belief.mean) / belief.sd;
    squares += z * z;
    total += z;
    spreads += log(belief.sd);
  }
  // Inverse of a matrix with ones on and r off its diagonal (Sherman and Morrison).
  const own = 1 - correlation;
  const form = (squares - (correlation * total * total) / (own + names.length * correlation)) / own;
  return -0.5 * form - spreads;
}

/** Logarithm of the kernel: normal errors of the model about each published value. -Infinity where a world lacks a statistic. */
export function logKernel(
  { statistics }: ResponseWorld,
  targets: readonly FitTarget[],
  toleranceFactor: number,
): number {
  let sum = 0;
  for (const { id, observed, tolerance } of targets) {
    const z = (statistics.get(id)! - observed) / (tolerance * toleranceFactor);
    sum -= 0.5 * z * z;
  }
  return Number.isNaN(sum) ? Number.NEGATIVE_INFINITY : sum;
}

/** Weights of worlds. */
export interface Weighed {
  /** Relative to the largest. */
  readonly weights: Float64Array;
  /** Logarithm of the mean of the weights as they are. */
  readonly logMean: number;
  /** (sum of weights)^2 / sum of squares: as many worlds of equal weight would say as much. */
  readonly effectiveSampleSize: number;
}

/** Weights from their logarithms. @throws Error where all are nought */
export function weightsOf(logs: readonly number[]): Weighed {
  const most = Math.max(...logs);
  if (!Number.isFinite(most)) throw new Error('no world has all statistics that the fit asks for');
  const weights = Float64Array.from(logs, (value) => exp(value - most));
  const sum = weights.reduce((all, w) => all + w, 0);
  const squares = weights.reduce((all, w) => all + w * w, 0);
  return { weights, logMean: most + log(sum / weights.length), effectiveSampleSize: (sum * sum) / squares };
}
