import { type ContractYear, daysInYear, positionInYear } from '../contract/contractYear.js';
import { forgoneForGood, insideYear, recordingIn, type Span, spanOf } from '../model/timing.js';
import type { Measure, PayRuleName } from '../policy/policy.js';
import { log } from '../random/elementary.js';
import { firstOfMonth } from './monthsIn.js';
import type { TimingPlan } from './plan.js';

/** What the timing of a measure depends on besides its own terms. */
export interface TimingInput {
  readonly year: ContractYear;
  readonly setOfDraw: Int32Array;
  /** By parameter set: belief about the last 49 days, and about catching up. */
  readonly yearEndShare: Float64Array;
  readonly catchUpCapacity: Float64Array;
  /** D: uniform of the world that decides about revocation. */
  readonly revocation: Float64Array;
  readonly areaOf: Int32Array;
  readonly areaCount: number;
  /** A x D: month (0 = April) in which the measure's trigger is first met, 12 for never; absent without a trigger. */
  readonly triggerMonths?: Uint8Array;
}

/**
 * When a measure is in force in one contract year, draw by draw: clipped to the year, started by its trigger, ended by its
 * revocation. Practices respond from the first day on which they know, and from the announcement on where it comes first
 * and pay does not depend on what they still do.
 */
export function timingRows(measure: Measure, input: TimingInput): TimingPlan {
  const { year, setOfDraw } = input;
  const draws = setOfDraw.length;
  const rows = input.triggerMonths ? input.areaCount : 1;
  const days = daysInYear(year);
  const timing: TimingPlan = {
    rowOf: input.triggerMonths ? input.areaOf : new Int32Array(input.areaOf.length),
    starts: new Uint8Array(rows * draws),
    days: new Float64Array(rows * draws),
    recording: new Float64Array(rows * draws),
    forgoable: new Float64Array(rows * draws),
    revoked: new Uint8Array(rows * draws),
    atYearEnd: new Uint8Array(rows * draws),
  };
  const worldAt = worldsOf(measure, input);
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < draws; d++) {
      const at = row * draws + d;
      const world = worldAt(row, d);
      if (!world) continue;
      const { inForce, revoked, responding } = world;
      timing.starts[at] = 1;
      timing.revoked[at] = revoked ? 1 : 0;
      const share = input.yearEndShare[setOfDraw[d]!]!;
      // Whole days, so that sums over practices are exact in any order.
      timing.days[at] = Math.floor(inForce.reduce((sum, span) => sum + (span.end - span.start) * days, 0) + 0.5);
      timing.recording[at] = inForce.reduce((sum, span) => sum + recordingIn(span, share, year), 0);
      timing.atYearEnd[at] = inForce.some(({ end }) => end >= 1) ? 1 : 0;
      const catchUp = input.catchUpCapacity[setOfDraw[d]!]!;
      timing.forgoable[at] = forgoneForGood(responding, catchUp, share, year);
    }
  }
  return timing;
}

/** A measure in one row and draw: the days on which it is in force, and those on which practices respond. */
export interface MeasureWorld {
  readonly inForce: readonly Span[];
  readonly responding: readonly Span[];
  readonly revoked: boolean;
}

/** The measure by row and draw of its timing; undefined where it never starts. */
export function worldsOf(
  measure: Measure,
  { year, setOfDraw, triggerMonths, revocation }: TimingInput,
): (row: number, draw: number) => MeasureWorld | undefined {
  const spans = measure.when.map(({ from, to }) => spanOf(year, from, to));
  const responding = respondingSpans(measure, year);
  return (row, d) => {
    const begins = triggerMonths ? monthStart(year, triggerMonths[row * setOfDraw.length + d]!) : -Infinity;
    const ends = endOf(measure, year, revocation[d]!);
    // A deal that was taken back before the year began, or before it started, leaves the national contract.
    const inForce = clipped(spans, begins, ends);
    const revoked = ends < 1 && ends < lastEnd(spans);
    if (inForce.length === 0 && !(revoked && clipped(spans, begins, Infinity).length > 0)) return undefined;
    if (ends <= 0) return undefined;
    return { inForce, revoked, responding: clipped(responding, begins, ends) };
  };
}

const lastEnd = (spans: readonly Span[]): number => spans.at(-1)!.end;

/** Spans in which practices respond: not before they know, and from the announcement on where pay is protected anyway. */
function respondingSpans({ pay, announced, when }: Measure, year: ContractYear): readonly Span[] {
  const [first, ...later] = when.map(({ from, to }) => spanOf(year, from, to));
  const known = positionInYear(year, announced);
  const start = isProtected[pay.rule] ? known : Math.max(first!.start, known);
  return [{ start, end: first!.end }, ...later].flatMap((span) =>
    span.end > known ? [{ start: Math.max(span.start, known), end: span.end }] : [],
  );
}

/** Whether pay for the measure's indicators is settled before the work is done or left. */
export const isProtected: Readonly<Record<PayRuleName, boolean>> = {
  actual: false,
  basePoints: true,
  baseCash: true,
  cashTopUp: true,
  higherOf: true,
  actualOrMean: true,
  coreTransfer: true,
  fixedIfReported: true,
  basePlus: true,
  perPatientMonthly: false,
  earnBack: true,
  sharedOutcome: true,
  globalSumTransfer: false,
  pointsMoved: false,
};

/** Spans inside the year, from the trigger to the revocation. */
const clipped = (spans: readonly Span[], begins: number, ends: number): readonly Span[] =>
  spans.flatMap(({ start, end }) => {
    const inside = insideYear({ start: Math.max(start, begins), end: Math.min(end, ends) });
    return inside ? [inside] : [];
  });

/** First day of a month as a position of the year; months beyond March never come. */
const monthStart = (year: ContractYear, month: number): number =>
  month >= 12 ? Infinity : positionInYear(year, firstOfMonth(year, month));

/** Position at which the deal is taken back; Infinity when it is not. The same uniform ends a riskier deal no later. */
function endOf({ revocation, when }: Measure, year: ContractYear, u: number): number {
  if (!revocation) return Infinity;
  if ('on' in revocation) return u < revocation.probability ? positionInYear(year, revocation.on) : Infinity;
  if (revocation.hazardPerMonth === 0) return Infinity;
  return positionInYear(year, when[0]!.from) - log(1 - u) / revocation.hazardPerMonth / 12;
}
