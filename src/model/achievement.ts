import { binomialQuantile } from '../random/binomialQuantile.js';
import { exp } from '../random/elementary.js';
import { exponentialFromWord } from '../random/exponentialFromWord.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { uniformFromWord } from '../random/uniform.js';

/** Purposes inside an indicator's random-number slot. */
export const indicatorPurpose = { currentYear: 0, baseYearAndResponse: 1 } as const;

/** What one indicator of one practice needs, besides the random words. */
export interface IndicatorCell {
  readonly eligible: number;
  readonly upper: number;
  readonly location: number;
  readonly spread: number;
  readonly bloodPressure: number;
  readonly exceptionLocation: number;
  readonly exceptionCellSpread: number;
}

/** Practice-level inputs of a block of draws. */
export interface PracticeColumns {
  readonly general: Float64Array;
  readonly bloodPressure: Float64Array;
  readonly exception: Float64Array;
  readonly reach: Float64Array;
}

/** What is recorded at 31 March, one entry a draw. */
export interface RecordedColumns {
  /** Patients counted: eligible less excepted; and the fewest of them that reach the upper threshold. */
  readonly counted: Float64Array;
  readonly target: Float64Array;
  /** Patients who meet the indicator, effort included. */
  readonly met: Float64Array;
  /** Odds of failure before effort, the starting point of the response. */
  readonly failureOdds: Float64Array;
}

/**
 * Patients excepted: eligible x logistic(location + practice + cell effect), rounded up or down at random so that small
 * registers keep the right mean. Also what follows from the count for every evaluation of the cell. The sixteen low bits of the word serve the rounding; the normal uses the whole word.
 */
export function drawCounted(
  { counted, target }: Pick<RecordedColumns, 'counted' | 'target'>,
  count: number,
  words: Int32Array,
  cell: IndicatorCell,
  exception: Float64Array,
): void {
  const { eligible, upper, exceptionLocation, exceptionCellSpread } = cell;
  for (let d = 0; d < count; d++) {
    const word = words[4 * d + 2]!;
    const effect = exceptionCellSpread * normalQuantile(uniformFromWord(word));
    const odds = exp(exceptionLocation + exception[d]! + effect);
    const excepted = Math.floor((eligible * odds) / (1 + odds) + ((word & 0xffff) + 0.5) / 65536);
    const left = eligible - (excepted < eligible ? excepted : eligible);
    counted[d] = left;
    // Room for the rounding of the product, so that 90% of 10 patients is 9.
    target[d] = Math.ceil(upper * left - 1e-9);
  }
}

/**
 * One year's recorded achievement of one indicator in one practice, for a block of draws (docs/model.md 4.1).
 *
 * 1. chance of success = logistic(location + general effect + loading x blood-pressure factor + spread x cell effect)
 * 2. failures are binomial among the counted patients
 * 3. effort towards the upper threshold: up to reach x Exp(1) of the counted patients more are recorded, and effort stops
 *    where the upper threshold is reached. This is the mechanism behind practices exactly at the maximum.
 *
 * @param cellNormal  standard normal practice-by-indicator effect of each draw
 * @param uniformWords  words whose entry 4d + `uniformAt` is the binomial uniform, 4d + 3 (or `effortAt`) the effort
 */
export function drawRecorded(
  recorded: RecordedColumns,
  count: number,
  cellNormal: Float64Array,
  words: Int32Array,
  uniformAt: number,
  effortAt: number,
  cell: IndicatorCell,
  practice: PracticeColumns,
): void {
  const { counted, target, met, failureOdds } = recorded;
  const { general, bloodPressure, reach } = practice;
  const { location, spread, bloodPressure: loading } = cell;
  for (let d = 0; d < count; d++) {
    const patients = counted[d]!;
    const logitSuccess = location + general[d]! + loading * bloodPressure[d]! + spread * cellNormal[d]!;
    const odds = exp(-logitSuccess);
    failureOdds[d] = odds;
    const failures = binomialQuantile(patients, odds / (1 + odds), uniformFromWord(words[4 * d + uniformAt]!));
    const reached = patients - failures;
    const missing = target[d]! - reached;
    if (missing > 0) {
      const word = words[4 * d + effortAt]!;
      const effort = Math.floor(reach[d]! * exponentialFromWord(word) * patients + ((word & 0xffff) + 0.5) / 65536);
      met[d] = reached + (effort < missing ? effort : missing);
    } else {
      met[d] = reached;
    }
  }
}
