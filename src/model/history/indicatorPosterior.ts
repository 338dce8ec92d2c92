import { exp, log } from '../../random/elementary.js';
import { generalEffect } from '../practiceEffects.js';
import { type CellTable, cellTable, logReachNodes } from './cellTable.js';
import { type Count, relativeWeights } from './countLikelihood.js';
import { type EffortExceptions, exceptedByEffort, exceptionPosteriors } from './exceptionPosteriors.js';
import type { HistoryParameters, IndicatorRecord } from './indicatorRecord.js';
import type { CellPosterior, CountsPosterior, IndicatorPosterior, LinkedNormal } from './practicePosterior.js';

/** Standard deviations that the grid of the general effect spans at first, and its step; then again around what was found. */
const coarse = { from: -5, to: 4.5, nodes: 20 } as const;
const fine = { nodes: 15, reach: 3.5, least: 0.15 } as const;
const reachGrid = { from: -3.5, to: 3.5, nodes: 29 } as const;

interface Table {
  readonly record: IndicatorRecord;
  readonly count: Count;
  readonly cell: CellTable;
}

/**
 * Effects of a practice given its counts by indicator (docs/model.md 4.1): general effect and effort on a grid, all cells
 * averaged over their own effects; then each count as a normal reading of its logit, from which the blood-pressure factor and
 * the effects by indicator follow linearly; and last the exceptions, less those that effort made.
 *
 * @param size  the practice's size score
 * @param parameters  of the history's year
 */
export function indicatorPosterior(
  records: readonly IndicatorRecord[],
  size: number,
  parameters: HistoryParameters,
): CountsPosterior {
  const effectOf = (z: number) => generalEffect(z, size, parameters);
  const lowestGeneral = effectOf(coarse.from);
  const tables = records.flatMap((record): readonly Table[] => {
    const { count, spread, bloodPressure, location, effort, exceptionShare } = record;
    if (!count || count.counted === 0) return [];
    const closedByOne = 1 - exceptionShare * (1 - count.met / count.counted);
    const own = { ...count, closedByOne, effort };
    return [{ record, count: own, cell: cellTable(own, varianceOf(spread, bloodPressure), location + lowestGeneral) }];
  });
  const first = gridPosterior(tables, records, effectOf, parameters, evenly(coarse.from, coarse.to, coarse.nodes));
  const width = fine.reach * Math.max(first.generalSd, fine.least);
  const second = gridPosterior(
    tables,
    records,
    effectOf,
    parameters,
    evenly(first.generalMean - width, first.generalMean + width, fine.nodes),
  );
  const general = { mean: second.generalMean, scale: second.generalSd };
  const effect = effectOf(general.mean);
  const slope = (effectOf(general.mean + 0.05) - effectOf(general.mean - 0.05)) / 0.1;
  const recording = new Map<string, CellPosterior>();
  let precision = 1;
  let pull = 0;
  let link = 0;
  const excepted = new Map<string, EffortExceptions>();
  for (const { record, count, cell } of tables) {
    const { code, location, spread, bloodPressure: loading } = record;
    const site = cell.site(location + effect, second.reachWeights);
    const all = spread * spread + site.variance;
    const reading = site.mean - location;
    recording.set(code, { reading, gain: spread / all, scale: Math.sqrt(site.variance / all) });
    const before = { mean: location + effect, variance: varianceOf(spread, loading) };
    excepted.set(code, exceptedByEffort(count, before, site, record.exceptionShare));
    precision += (loading * loading) / all;
    pull += (loading * (reading - effect)) / all;
    link -= loading / all;
  }
  const bloodPressure: LinkedNormal = {
    mean: pull / precision,
    onGeneral: (link / precision) * slope * general.scale,
    scale: Math.sqrt(1 / precision),
  };
  const { exception, cells } = exceptionPosteriors(records, excepted, parameters);
  return {
    kind: 'counts',
    general,
    reach: second.reach,
    bloodPressure,
    exception,
    indicators: new Map(
      records.map(({ code, shareOfPoints }): readonly [string, IndicatorPosterior] => [
        code,
        {
          ...(recording.has(code) ? { recording: recording.get(code)! } : {}),
          ...(cells.has(code) ? { exceptions: cells.get(code)! } : {}),
          ...(shareOfPoints === undefined ? {} : { shareOfPoints }),
        },
      ]),
    ),
  };
}

/** Variance of a cell's logit given the practice's general effect. */
const varianceOf = (spread: number, loading: number): number => Math.max(spread * spread + loading * loading, 1e-4);

interface GridPosterior {
  readonly generalMean: number;
  readonly generalSd: number;
  readonly reach: LinkedNormal;
  /** Of the reach nodes of the cell tables. */
  readonly reachWeights: Float64Array;
}

function gridPosterior(
  tables: readonly Table[],
  records: readonly IndicatorRecord[],
  effectOf: (z: number) => number,
  parameters: HistoryParameters,
  generals: Float64Array,
): GridPosterior {
  const deviations = evenly(reachGrid.from, reachGrid.to, reachGrid.nodes);
  const declared = records.filter((record) => record.declared !== undefined);
  const logs = new Float64Array(generals.length * deviations.length);
  const sums = new Float64Array(logReachNodes.count);
  const own = new Float64Array(logReachNodes.count);
  generals.forEach((z, i) => {
    const effect = effectOf(z);
    sums.fill(-0.5 * z * z);
    for (const { record, cell } of tables) {
      cell.logLikelihood(record.location + effect, own);
      for (let j = 0; j < own.length; j++) sums[j] = sums[j]! + own[j]!;
    }
    for (const { location, declared: yes } of declared) {
      const odds = exp(-location - parameters.declaredLoading * effect);
      const chance = yes ? -log(1 + odds) : -log(1 + 1 / odds);
      for (let j = 0; j < sums.length; j++) sums[j] = sums[j]! + chance;
    }
    deviations.forEach((r, j) => {
      logs[i * deviations.length + j] = interpolated(sums, nodeOf(z, r, parameters)) - 0.5 * r * r;
    });
  });
  return momentsOf(relativeWeights(logs), generals, deviations, parameters);
}

/** Mean, sd and link of the two effects from the weights of the grid. */
function momentsOf(
  weights: Float64Array,
  generals: Float64Array,
  deviations: Float64Array,
  parameters: HistoryParameters,
): GridPosterior {
  const reachWeights = new Float64Array(logReachNodes.count);
  let total = 0;
  const at = (value: (z: number, r: number) => number) => {
    let sum = 0;
    generals.forEach((z, i) => {
      deviations.forEach((r, j) => {
        sum += weights[i * deviations.length + j]! * value(z, r);
      });
    });
    return sum / total;
  };
  for (const weight of weights) total += weight;
  generals.forEach((z, i) => {
    deviations.forEach((r, j) => {
      const share = weights[i * deviations.length + j]! / total;
      const place = nodeOf(z, r, parameters);
      const low = Math.min(logReachNodes.count - 2, Math.floor(place));
      reachWeights[low] = reachWeights[low]! + share * (1 - (place - low));
      reachWeights[low + 1] = reachWeights[low + 1]! + share * (place - low);
    });
  });
  const generalMean = at((z) => z);
  const reachMean = at((_, r) => r);
  const generalSd = Math.max(0.02, Math.sqrt(at((z) => (z - generalMean) ** 2)));
  const onGeneral = at((z, r) => (z - generalMean) * (r - reachMean)) / generalSd;
  const left = at((_, r) => (r - reachMean) ** 2) - onGeneral * onGeneral;
  return {
    generalMean,
    generalSd,
    reach: { mean: reachMean, onGeneral, scale: Math.sqrt(Math.max(1e-4, left)) },
    reachWeights,
  };
}

/** Place of a practice's mean reach among the nodes, from 0 to the last. */
function nodeOf(z: number, deviation: number, parameters: HistoryParameters): number {
  const { reachMedian, reachSpread, reachTailLoss } = parameters;
  const logReach = log(reachMedian) + reachSpread * deviation - reachTailLoss * (z < 0 ? -z : 0);
  const { from, to, count } = logReachNodes;
  return Math.min(count - 1, Math.max(0, ((logReach - from) / (to - from)) * (count - 1)));
}

/** Differences of log likelihood between neighbouring nodes that a cubic still follows. */
const steepest = 30;

/** Cubic interpolation through the four nearest nodes (linear where there are no two on each side). */
function interpolated(values: Float64Array, place: number): number {
  const i = Math.min(values.length - 2, Math.floor(place));
  const t = place - i;
  const [b, c] = [values[i]!, values[i + 1]!];
  if (i === 0 || i === values.length - 2) return b + t * (c - b);
  const [a, d] = [values[i - 1]!, values[i + 2]!];
  // Far from the likelihood's top it falls too steeply for a cubic, and does not matter.
  if (Math.max(a, b, c, d) - Math.min(a, b, c, d) > steepest) return b + t * (c - b);
  return (
    (-t * (t - 1) * (t - 2) * a) / 6 +
    ((t + 1) * (t - 1) * (t - 2) * b) / 2 -
    ((t + 1) * t * (t - 2) * c) / 2 +
    ((t + 1) * t * (t - 1) * d) / 6
  );
}

const evenly = (from: number, to: number, nodes: number): Float64Array =>
  Float64Array.from({ length: nodes }, (_, i) => from + ((to - from) * i) / (nodes - 1));
