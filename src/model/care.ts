import type { Indicator } from '../contract/ruleset.js';
import { type ResponseClass, responseClass } from '../facts/responseClasses.js';
import { exp } from '../random/elementary.js';
import { drawsOf, type ParameterDraws } from './parameters.js';
import type { ShiftDraws } from './withdrawalShift.js';

/** Recorded achievement of every indicator, pooled over practices. */
export interface RecordedAchievement {
  readonly indicators: readonly Indicator[];
  /** I x D: numerator over denominator, a part of one; NaN where no patient is counted. */
  readonly achievement: Float64Array;
}

/** Care that patients go without. */
export interface CareForgone {
  /** I x D: share of the indicator's counted patients; below nought where care is gained. */
  readonly perIndicator: Float64Array;
  /** D: mean over fractional indicators, weighted by points, as recorded achievement is. */
  readonly mean: Float64Array;
}

/**
 * Care really forgone (docs/model.md 4.10): recorded fall x the share of such a fall that is care, by class of indicator.
 *
 * Of a fall in blood-pressure control only the patients count who had control to lose: of the share p recorded as
 * controlled, `bpHeapingPoints` were not (readings rounded down to the target), so the fall counts by 1 - heaping / p.
 *
 * @param before  under the comparator
 * @param after  I x D: achievement under the policy in the same worlds
 */
export function careForgone(
  before: RecordedAchievement,
  after: Float64Array,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): CareForgone {
  const { indicators, achievement } = before;
  return weighted(
    indicators,
    setOfDraw,
    realCare(before, draws, setOfDraw, (_, j) => achievement[j]! - after[j]!),
  );
}

/**
 * Care that the QOF brings, in the unit of `careForgone`: what patients would go without if every indicator were unpaid for
 * good, p - logistic(logit p + full shift of its class) each, mean over draws. What care forgone is measured against.
 */
export function careOfQof(
  before: RecordedAchievement,
  shifts: ShiftDraws,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): number {
  const { indicators, achievement } = before;
  const whole = realCare(before, draws, setOfDraw, (name, j, set) => {
    if (name === 'none') return 0;
    const p = achievement[j]!;
    return p - p / (p + (1 - p) * exp(-shifts.get(name)![set]!));
  });
  const { mean } = weighted(indicators, setOfDraw, whole);
  return mean.reduce((sum, care) => sum + care, 0) / mean.length;
}

/** Recorded fall x real share, I x D. @param fall  of a cell: its class, its place in I x D, its parameter set */
function realCare(
  { indicators, achievement }: RecordedAchievement,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
  fall: (name: ResponseClass, cell: number, set: number) => number,
): Float64Array {
  const shares = realShares(draws);
  const heaping = drawsOf(draws, 'bpHeapingPoints');
  const drawCount = setOfDraw.length;
  const care = new Float64Array(indicators.length * drawCount);
  indicators.forEach((indicator, i) => {
    const name = responseClass(indicator);
    // What does not respond has no fall, and no care in it.
    if (name === 'none') return;
    const share = shares[name];
    setOfDraw.forEach((set, d) => {
      const j = i * drawCount + d;
      const trulyControlled =
        name === 'bloodPressureControl' ? Math.max(0, 1 - heaping[set]! / 100 / achievement[j]!) : 1;
      care[j] = fall(name, j, set) * share[set]! * trulyControlled;
    });
  });
  return care;
}

/** Share of a recorded fall that is care, by class, one value a parameter set. */
const realShares = (draws: ParameterDraws): Readonly<Record<Exclude<ResponseClass, 'none'>, Float64Array>> => ({
  recording: drawsOf(draws, 'realShare.recording'),
  complexProcess: drawsOf(draws, 'realShare.complexProcess'),
  labTest: drawsOf(draws, 'realShare.labTest'),
  bloodPressureControl: drawsOf(draws, 'realShare.control'),
  metabolicControl: drawsOf(draws, 'realShare.control'),
  treatment: drawsOf(draws, 'realShare.treatment'),
});

function weighted(indicators: readonly Indicator[], setOfDraw: Int32Array, perIndicator: Float64Array): CareForgone {
  const mean = Float64Array.from(setOfDraw, (_, d) => {
    let sum = 0;
    let points = 0;
    indicators.forEach((indicator, i) => {
      const care = perIndicator[i * setOfDraw.length + d]!;
      if (indicator.kind !== 'fraction' || Number.isNaN(care)) return;
      sum += indicator.points.value * care;
      points += indicator.points.value;
    });
    return points > 0 ? sum / points : 0;
  });
  return { perIndicator, mean };
}
