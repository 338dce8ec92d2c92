import { exp, log, logit } from '../../random/elementary.js';
import { type Count, countLogLikelihoods, logNormal, narrow, readingOf, relativeWeights } from './countLikelihood.js';
import { type Site, siteOf } from './normalSite.js';

/** Nodes of log reach, evenly spaced; beyond the ends effort closes nothing, or anything. */
export const logReachNodes = { from: -5, to: 1.6, count: 10 } as const;

const reaches = Float64Array.from({ length: logReachNodes.count }, (_, j) =>
  exp(logReachNodes.from + ((logReachNodes.to - logReachNodes.from) * j) / (logReachNodes.count - 1)),
);

/** Below this standard deviation of the logit a few points of it are enough. */
const small = 0.4;

/** Points and weights of those few: the Gauss-Hermite rule for the normal. */
const rule = [
  [-2.8569700138728056, 0.011257411327720691],
  [-1.355626179974266, 0.22207592200561263],
  [0, 0.5333333333333333],
  [1.355626179974266, 0.22207592200561263],
  [2.8569700138728056, 0.011257411327720691],
] as const;

/** Below this logit nobody meets the indicator: the likelihood is flat. */
const lowestLogit = -7;

/** The likelihood of one indicator's count, ready to be averaged over the practice-by-indicator effect. */
export interface CellTable {
  /** log likelihood by reach node where the logit before effort is normal with this mean and the variance of the table. */
  readonly logLikelihood: (mean: number, out: Float64Array) => void;
  /** The count as a normal reading of the logit. @param reachWeights  of the reach nodes, adding up to 1 */
  readonly site: (mean: number, reachWeights: Float64Array) => Site;
}

/**
 * @param variance  of the logit given the practice's general effect
 * @param lowest  the lowest mean that will be asked for
 */
export function cellTable(count: Count, variance: number, lowest: number): CellTable {
  const reading = readingOf(count);
  // A count above its target has no part of effort in it.
  if (count.met > count.target && reading.variance < narrow) {
    const site: Site = { mean: reading.logit, variance: reading.variance };
    return {
      logLikelihood: (mean, out) => out.fill(logNormal(site.mean - mean, variance + site.variance)),
      site: () => site,
    };
  }
  const sd = Math.sqrt(variance);
  const nodes = nodesOf(count, sd, lowest);
  const size = nodes.length;
  const rows = count.met > count.target ? 1 : reaches.length;
  // Node-major: the reach nodes of one logit lie together.
  const logs = new Float64Array(size * rows);
  for (let i = 0; i < size; i++) countLogLikelihoods(count, nodes[i]!, reaches.subarray(0, rows), logs, i * rows);
  return sd < small ? fewPoints(nodes, logs, rows, sd) : manyPoints(nodes, logs, rows, variance);
}

/** The normal is narrow: a rule of five points on the interpolated table. */
function fewPoints(nodes: Float64Array, logs: Float64Array, rows: number, sd: number): CellTable {
  const chance = new Float64Array(rows);
  const at = (place: number) => {
    const [i, t] = placeIn(nodes, place);
    for (let j = 0; j < rows; j++) {
      const above = logs[i * rows + j]!;
      chance[j] = exp(Math.max(-700, above + t * (logs[(i + 1) * rows + j]! - above)));
    }
  };
  return {
    logLikelihood: (mean, out) => {
      out.fill(1e-300);
      for (const [point, weight] of rule) {
        at(mean + sd * point);
        for (let j = 0; j < out.length; j++) out[j] = out[j]! + weight * chance[rows === 1 ? 0 : j]!;
      }
      for (let j = 0; j < out.length; j++) out[j] = log(out[j]!);
    },
    site: (mean, reachWeights) => {
      const points = Float64Array.from({ length: 9 }, (_, i) => mean + sd * 0.75 * (i - 4));
      const weights = points.map((place, i) => {
        at(place);
        return exp(-0.5 * (0.75 * (i - 4)) ** 2) * (rows === 1 ? chance[0]! : weighted(reachWeights, chance, 0));
      });
      return siteOf(points, weights, { mean, variance: sd * sd });
    },
  };
}

/** The normal is wide: a sum over the nodes. */
function manyPoints(nodes: Float64Array, logs: Float64Array, rows: number, variance: number): CellTable {
  const size = nodes.length;
  const values = relativeWeights(logs);
  const widths = new Float64Array(size);
  for (let i = 0; i < size; i++) widths[i] = 0.5 * (nodes[Math.max(0, i - 1)]! - nodes[Math.min(size - 1, i + 1)]!);
  const scale = -0.5 / variance;
  const priorAt = (i: number, mean: number) => widths[i]! * exp(Math.max(-700, scale * (nodes[i]! - mean) ** 2));
  return {
    logLikelihood: (mean, out) => {
      out.fill(1e-300);
      for (let i = 0; i < size; i++) {
        const prior = priorAt(i, mean);
        if (prior < 1e-12 * widths[i]!) continue;
        for (let j = 0; j < rows; j++) out[j] = out[j]! + prior * values[i * rows + j]!;
      }
      for (let j = 0; j < rows; j++) out[j] = log(out[j]!);
      if (rows === 1) out.fill(out[0]!);
    },
    site: (mean, reachWeights) => {
      const weights = nodes.map(
        (_, i) => priorAt(i, mean) * (rows === 1 ? values[i]! : weighted(reachWeights, values, i * rows)),
      );
      return siteOf(nodes, weights, { mean, variance });
    },
  };
}

function weighted(reachWeights: Float64Array, values: Float64Array, from: number): number {
  let sum = 0;
  for (let j = 0; j < reachWeights.length; j++) sum += reachWeights[j]! * values[from + j]!;
  return sum;
}

/** Node above a place and how far below it the place lies, in steps; the ends beyond the ends. Nodes fall. */
function placeIn(nodes: Float64Array, place: number): readonly [number, number] {
  let i = 0;
  while (i < nodes.length - 2 && nodes[i + 1]! > place) i++;
  const t = (nodes[i]! - place) / (nodes[i]! - nodes[i + 1]!);
  return [i, Math.min(1, Math.max(0, t))];
}

/** From above the edge at the observed share down to the lowest logit; steps grow from the noise of the count to the spread. */
function nodesOf(count: Count, sd: number, lowest: number): Float64Array {
  const edge = logit((count.met + 0.5) / (count.counted + 1));
  const noise = Math.sqrt(readingOf(count).variance);
  const end = Math.min(edge - 4 * noise, Math.max(lowestLogit, lowest - 3 * sd));
  const widest = Math.max(0.5 * sd, 0.3);
  const places: number[] = [];
  let step = Math.min(0.8 * noise, widest);
  for (let place = edge + 5 * noise; place > end; place -= step) {
    places.push(place);
    if (place < edge - 4 * noise) step = Math.min(widest, 1.4 * step);
  }
  places.push(end);
  return Float64Array.from(places);
}
