import { logistic } from '../../random/elementary.js';
import type { Count } from './countLikelihood.js';
import type { HistoryParameters, IndicatorRecord } from './indicatorRecord.js';
import { binomialSite, type Site } from './normalSite.js';
import type { CellPosterior, NormalGiven } from './practicePosterior.js';

/** Patients excepted to reach a threshold, as far as the counts tell. */
export interface EffortExceptions {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Patients of a count that effort excepted: what was met beyond the chance of success before effort was worked through, and a share
 * of those worked through was excepted.
 * @param prior  logit of success given the practice's effects, before the count; @param site  the count's reading of it
 * @param share  of effort that is done by excepting
 */
export function exceptedByEffort(
  { met, counted, target, closedByOne }: Count,
  prior: Site,
  site: Site,
  share: number,
): EffortExceptions {
  if (met > target) return { mean: 0, variance: 0 };
  const precision = 1 / prior.variance + 1 / site.variance;
  const p = logistic((prior.mean / prior.variance + site.mean / site.variance) / precision);
  const gap = Math.max(0, met - counted * p) / closedByOne;
  // The gap in patients counted, scaled to those there were before some were excepted.
  const worked = gap / (1 - Math.min(0.9, (share * gap) / counted));
  const spread = (counted * p * (1 - p)) / closedByOne;
  return { mean: share * worked, variance: (share * share * spread * spread) / precision };
}

/** Ordinary exceptions that must be expected of a count to read a practice's own rate from it. */
const leastExpected = 0.01;

/** Standard deviations beyond which a reading contradicts the fitted rate: it is taken for an exception that the model does not know. */
const furthest = 4;

/**
 * Patients of those excepted that were so whatever the score, given how many of either kind were to be expected: the surplus is
 * shared in proportion to the two variances.
 */
function ordinary(
  { hits, trials }: { readonly hits: number; readonly trials: number },
  prior: Site,
  effort: EffortExceptions,
): { readonly hits: number; readonly variance: number } {
  if (effort.variance === 0) return { hits: Math.max(0, hits - effort.mean), variance: 0 };
  const expected = trials * logistic(prior.mean);
  const spread = expected + expected * expected * prior.variance;
  const share = spread / (spread + effort.variance);
  const own = expected + share * (hits - effort.mean - expected);
  return { hits: Math.min(hits, Math.max(0, own)), variance: share * effort.variance };
}

/**
 * Effects on the exception rate given the patients excepted of each indicator, less those that effort excepted; all linear and
 * normal on the logit: reading = location + practice effect + cell effect + noise. The noise is that of a binomial count, more than
 * the model's own rounding: counts of a few patients say little about next year's.
 */
export function exceptionPosteriors(
  records: readonly IndicatorRecord[],
  byEffort: ReadonlyMap<string, EffortExceptions>,
  { exceptionPracticeSpread: practice, exceptionCellSpread: cell }: HistoryParameters,
): { readonly exception: NormalGiven; readonly cells: ReadonlyMap<string, CellPosterior> } {
  const cells = new Map<string, CellPosterior>();
  let precision = 1;
  let pull = 0;
  for (const { code, exceptionLocation, excepted } of records) {
    // Where the fit leaves no ordinary exceptions, those published were all made by effort.
    if (!excepted || excepted.trials * logistic(exceptionLocation) < leastExpected) continue;
    const prior = { mean: exceptionLocation, variance: practice * practice + cell * cell };
    const own = ordinary(excepted, prior, byEffort.get(code) ?? { mean: 0, variance: 0 });
    const site = binomialSite(own.hits, excepted.trials, prior);
    const share = (own.hits + 0.5) / (excepted.trials + 1);
    const perPatient = 1 / (excepted.trials * share * (1 - share));
    const noise = site.variance + own.variance * perPatient * perPatient;
    const all = cell * cell + noise;
    const limit = furthest * Math.sqrt(prior.variance + noise);
    const reading = Math.min(limit, Math.max(-limit, site.mean - exceptionLocation));
    cells.set(code, { reading, gain: cell / all, scale: Math.sqrt(noise / all) });
    precision += (practice * practice) / all;
    pull += (practice * reading) / all;
  }
  return { exception: { mean: pull / precision, scale: Math.sqrt(1 / precision) }, cells };
}
