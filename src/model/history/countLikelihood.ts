import { exp, log, logistic, logit } from '../../random/elementary.js';
import { logScaledNormalShare } from './logNormalShare.js';

/** What was counted of one indicator at one practice in the history's year. */
export interface Count {
  readonly met: number;
  readonly counted: number;
  /** Fewest patients that reach the upper threshold. */
  readonly target: number;
  /** Patients of the gap that one patient worked through closes: less than one where some are excepted instead. */
  readonly closedByOne: number;
  /** Effort towards the threshold relative to other indicators. */
  readonly effort: number;
}

/** From this variance on the binomial is taken as normal. */
const normalFrom = 9;

/** Under the normal, effort of less than this many patients on average is as good as none; it keeps the formula finite. */
const leastEffort = 0.3;

/** Below every logarithm that matters. */
const never = -700;

/**
 * log probability of what was counted given the logit of success before effort, for each mean gap that effort can close.
 *
 * Patients met before effort are binomial; effort is exponential with mean theta = reach x effort x counted x closedByOne, rounded up or down at random,
 * and stops at the target (`drawRecorded`). So
 *
 * - above the target effort had no part: a binomial count (up to a constant);
 * - short of it effort closed what is between;
 * - exactly at it effort closed at least what was missing, or nothing was missing: the history says 'at most'.
 *
 * Few failures (or successes) are summed one by one; many are normal, with d = met - mean and sd:
 * e^(-d / theta + sd^2 / 2 theta^2) Phi(d / sd - sd / theta), over theta where short of the target.
 *
 * @param out  one entry for each of `reaches`, from `from` on
 */
export function countLogLikelihoods(
  count: Count,
  success: number,
  reaches: Float64Array,
  out: Float64Array,
  from: number,
): void {
  const { met, counted, target, closedByOne, effort } = count;
  const most = counted * closedByOne * effort;
  if (met > target) {
    const value = met * success - counted * log(1 + exp(success));
    out.fill(value, from, from + reaches.length);
    return;
  }
  const p = logistic(success);
  const variance = counted * p * (1 - p);
  if (variance < normalFrom) {
    summed(count, p, Math.sqrt(variance), reaches, out, from);
    return;
  }
  const sd = Math.sqrt(variance);
  const end = met - counted * p + (met === target ? 0.5 : 0);
  for (let j = 0; j < reaches.length; j++) {
    const theta = Math.max(leastEffort, reaches[j]! * most);
    const tail = logScaledNormalShare(end / sd - sd / theta) - (0.5 * end * end) / variance;
    out[from + j] = met === target ? tail : tail - log(theta);
  }
}

const weights = new Float64Array(256);

/** The sum over the patients met before effort, within ten standard deviations of their mean. */
function summed(
  { met, counted, target, closedByOne, effort }: Count,
  p: number,
  sd: number,
  reaches: Float64Array,
  out: Float64Array,
  from: number,
): void {
  const middle = Math.min(counted, Math.floor((counted + 1) * p));
  const low = Math.max(0, Math.floor(middle - 10 * sd - 12));
  const high = Math.min(counted, Math.ceil(middle + 10 * sd + 12));
  const odds = p / (1 - p);
  let total = 1;
  weights[middle - low] = 1;
  for (let j = middle; j < high; j++)
    total += weights[j + 1 - low] = (weights[j - low]! * odds * (counted - j)) / (j + 1);
  for (let j = middle; j > low; j--)
    total += weights[j - 1 - low] = (weights[j - low]! * j) / (odds * (counted - j + 1));
  const top = Math.min(high, met);
  for (let r = 0; r < reaches.length; r++) {
    const theta = Math.max(1e-6, reaches[r]! * counted * closedByOne * effort);
    const decay = exp(-1 / theta);
    // Effort is m patients or more with chance begin x decay^(m - 1), m = 1, 2 ...
    const begin = theta * (1 - decay);
    let sum = 0;
    for (let j = low; j < top; j++) sum = sum * decay + weights[j - low]!;
    // Now the sum of weight x decay^(top - 1 - j) over j < top; where nobody can reach what was met, it is decayed down to there.
    let short = sum * begin;
    let exact = top >= low ? weights[top - low]! : 0;
    if (top < met) {
      short = (sum * decay + exact) * exp(-(met - top - 1) / theta) * begin;
      exact = 0;
    }
    const value = met === target ? exact + short : exact * (1 - begin) + short * (1 - decay);
    out[from + r] = value > 0 ? Math.max(never, log(value / total)) : never;
  }
}

/** A count is as good as normal on the logit where the variance of its reading is below this. */
export const narrow = 0.02;

/** The logit that a count above its target reads, and its variance; half a patient either way keeps 100% finite. */
export function readingOf({ met, counted }: Pick<Count, 'met' | 'counted'>): {
  readonly logit: number;
  readonly variance: number;
} {
  const p = (met + 0.5) / (counted + 1);
  return { logit: logit(p), variance: 1 / ((counted + 1) * p * (1 - p)) };
}

/** log of a normal density without its constant. */
export const logNormal = (d: number, variance: number): number => -0.5 * ((d * d) / variance + log(variance));

/** Natural exponential of differences from the largest entry, so that nothing overflows. */
export function relativeWeights(logs: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of logs) if (value > largest) largest = value;
  const relative = new Float64Array(logs.length);
  for (let i = 0; i < logs.length; i++) relative[i] = exp(Math.max(-700, logs[i]! - largest));
  return relative;
}
