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
  /** Effort towards the threshold relative to other indicators; and the share of it that is done by excepting patients. */
  readonly effort: number;
  readonly exceptionShareOfEffort: number;
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
  /** Patients left when those who are excepted whatever the score are taken off. */
  readonly ordinary: Float64Array;
  /** Patients counted: those left less the ones excepted to reach the upper threshold. */
  readonly counted: Float64Array;
  /** Patients who meet the indicator, effort included. */
  readonly met: Float64Array;
  /** Odds of failure before effort, the starting point of the response. */
  readonly failureOdds: Float64Array;
}

/**
 * Patients left after ordinary exceptions. Excepted: eligible x logistic(location + practice + cell effect), rounded up or
 * down at random so that small registers keep the right mean. The sixteen low bits of the word serve the rounding; the
 * normal uses the whole word.
 * @param known  the standard normals of the cell effect where the practice has a history; else they are drawn
 */
export function drawOrdinary(
  ordinary: Float64Array,
  count: number,
  words: Int32Array,
  cell: IndicatorCell,
  exception: Float64Array,
  known?: Float64Array,
): void {
  const { eligible, exceptionLocation, exceptionCellSpread } = cell;
  for (let d = 0; d < count; d++) {
    const word = words[4 * d + 2]!;
    const effect = exceptionCellSpread * (known ? known[d]! : normalQuantile(uniformFromWord(word)));
    const odds = exp(exceptionLocation + exception[d]! + effect);
    const excepted = Math.floor((eligible * odds) / (1 + odds) + ((word & 0xffff) + 0.5) / 65536);
    ordinary[d] = eligible - (excepted < eligible ? excepted : eligible);
  }
}

/**
 * One year's recorded achievement of one indicator in one practice, for a block of draws (docs/model.md 4.1).
 *
 * 1. chance of success = logistic(location + general effect + loading x blood-pressure factor + spread x cell effect)
 * 2. failures are binomial among the patients left after ordinary exceptions
 * 3. effort towards the upper threshold u: up to reach x the indicator's own factor x Exp(1) of the patients are worked through, the share
 *    `exceptionShareOfEffort` of them by excepting, the rest by recording them, and effort stops where the threshold is
 *    reached. A patient recorded closes one patient of the gap, one excepted u of a patient. This is the mechanism behind
 *    practices exactly at the maximum, and behind exceptions that answer to pay.
 *
 * @param cellNormal  standard normal practice-by-indicator effect of each draw
 * @param words  entry 4d + `uniformAt` is the binomial uniform, 4d + `effortAt` the effort
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
  const { ordinary, counted, met, failureOdds } = recorded;
  const { general, bloodPressure, reach } = practice;
  const { location, spread, bloodPressure: loading, upper, effort, exceptionShareOfEffort } = cell;
  const closedByOne = 1 - exceptionShareOfEffort * (1 - upper);
  for (let d = 0; d < count; d++) {
    const patients = ordinary[d]!;
    const logitSuccess = location + general[d]! + loading * bloodPressure[d]! + spread * cellNormal[d]!;
    const odds = exp(-logitSuccess);
    failureOdds[d] = odds;
    const uniformWord = words[4 * d + uniformAt]!;
    const reached = patients - binomialQuantile(patients, odds / (1 + odds), uniformFromWord(uniformWord));
    // Room for the rounding of the product, so that 90% of 10 patients is 9.
    const missing = Math.ceil(upper * patients - 1e-9) - reached;
    if (missing <= 0) {
      counted[d] = patients;
      met[d] = reached;
      continue;
    }
    const word = words[4 * d + effortAt]!;
    const possible = Math.floor(reach[d]! * effort * exponentialFromWord(word) * patients + lowBits(word));
    // Not whole: a patient excepted closes less than one, and rounding up would except too many in registers of one or two.
    const wanted = missing / closedByOne;
    const reachesIt = possible >= wanted;
    const excepted = Math.floor(exceptionShareOfEffort * (reachesIt ? wanted : possible) + lowBits(uniformWord));
    const left = patients - excepted;
    const target = Math.max(reached, Math.ceil(upper * left - 1e-9));
    const recordedNow = reached + possible - excepted;
    counted[d] = left;
    // Who gets to the last patient does not stop one short of it, nor go on behind it.
    met[d] = reachesIt || recordedNow > target ? target : recordedNow;
  }
}

/** A uniform number from the sixteen low bits of a word, which serves rounding beside a draw that uses the whole word. */
const lowBits = (word: number): number => ((word & 0xffff) + 0.5) / 65536;
