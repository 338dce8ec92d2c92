import { addAccounts, fillExpenses, isPaidMonthly, losingFrom } from './closeAccounts.js';
import { addRow } from './columns.js';
import { payMeasure } from './payMeasure.js';
import type { PayPlan } from './payPlan.js';
import type { KernelPlan, MeasurePlan, PolicyPlan } from './plan.js';
import type { MeasureColumns, Money, Scratch } from './scratch.js';
import { completeBase } from './terms.js';
import {
  changeBands,
  type KernelTotals,
  type PracticeSums,
  pointUnits,
  shareBins,
  shareUnits,
  squareUnits,
} from './totals.js';

/** Standardised effect that a fifth of practices exceed. */
const fifth = 0.8416212335729143;

/** Pays one practice for a block of draws under every policy and adds it to the totals. The first policy is the comparator. */
export function closeBlock(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  sums: PracticeSums,
  practice: number,
  first: number,
  count: number,
): void {
  for (const measures of scratch.behaviours)
    for (const { bases } of measures) for (const base of bases) completeBase(base, count);
  fillPots(plan, scratch, totals, practice, first, count);
  fillExpenses(plan, scratch, practice, first, count);
  plan.policies.forEach((policy, k) => {
    addMeasures(plan, scratch, policy, practice, first, count);
    addPractice(plan, scratch, totals, sums, k, practice, first, count);
    addAccounts(plan, scratch, totals, sums, k, practice, first, count);
  });
}

/** What national pay would have been for the indicators of a pot, from the practices that share it. */
function fillPots(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  practice: number,
  first: number,
  count: number,
): void {
  plan.pots.forEach(({ behaviour, measure }, i) => {
    if (plan.behaviours[behaviour]!.measures[measure]!.offered[practice] === 0) return;
    addRow(totals.pots, i * plan.drawCount + first, scratch.behaviours[behaviour]![measure]!.usual.pence, count);
  });
}

/** The sums of one policy: the contract of the year, and for each measure that the practice takes part in what it changes. */
function addMeasures(
  plan: KernelPlan,
  scratch: Scratch,
  policy: PolicyPlan,
  practice: number,
  first: number,
  count: number,
): void {
  const behaviour = plan.behaviours[policy.behaviour]!;
  const { sums, paid, effects } = scratch;
  const usual = scratch.usual[behaviour.spared || plan.shocks.length === 0 ? 0 : 1];
  sums.pence.set(usual.pence);
  sums.points.set(usual.points);
  sums.paidPoints.set(usual.points);
  for (const column of [sums.covered, sums.seconds, sums.clinicalSeconds, sums.localSeconds]) column.fill(0);
  for (const column of [sums.recording, sums.days, sums.earned]) column.fill(0);
  for (const column of [sums.monthly, sums.displaced]) column.fill(0);
  behaviour.measures.forEach((measure, m) => {
    if (measure.offered[practice] === 0) return;
    const columns = scratch.behaviours[policy.behaviour]![m]!;
    payMeasure(paid, policy.pays[m]!, columns, { plan, effects, timing: measure.timing, practice, first, count });
    const released = releasedSeconds(measure, practice);
    const clinical = clinicalSeconds(measure, practice);
    const localPerDay = measure.localSecondsPerPatientAndDay * plan.list[practice]!;
    const from = measure.timing.rowOf[practice]! * plan.drawCount + first;
    const { usual: before, own, joins, hours } = columns;
    const earnedIn = earnedOf(policy.pays[m]!, columns, paid);
    const isMonthly = isPaidMonthly(policy.pays[m]!);
    for (let d = 0; d < count; d++) {
      if (joins[d] === 0) continue;
      sums.pence[d] = sums.pence[d]! + paid.pence[d]! - before.pence[d]!;
      sums.points[d] = sums.points[d]! + own.points[d]! - before.points[d]!;
      sums.paidPoints[d] = sums.paidPoints[d]! + paid.points[d]! - before.points[d]!;
      const forgone = hours[d]! * measure.timing.forgoable[from + d]!;
      sums.seconds[d] = sums.seconds[d]! + Math.floor(released(first + d) * forgone + 0.5);
      sums.clinicalSeconds[d] = sums.clinicalSeconds[d]! + Math.floor(clinical(first + d) * forgone + 0.5);
      const days = measure.timing.days[from + d]!;
      const revoked = measure.timing.revoked[from + d] === 1;
      // What is left of a response after the end is no participation.
      if (days > 0 || revoked) sums.covered[d] = 1;
      // Of a deal that was taken back nothing is earned: national pay came anyway.
      if (!revoked) sums.earned[d] = sums.earned[d]! + earnedIn(d);
      if (isMonthly && !revoked) {
        sums.monthly[d] = sums.monthly[d]! + paid.pence[d]!;
        // Known before the year begins, it takes the place of pay on account too.
        if (days >= plan.daysInYear) sums.displaced[d] = sums.displaced[d]! + before.pence[d]!;
      }
      sums.localSeconds[d] = sums.localSeconds[d]! + Math.floor(localPerDay * days + 0.5);
      const recording = Math.floor(shareUnits * measure.timing.recording[from + d]! + 0.5);
      // Measures beside each other run at the same time: the longest tells how long the policy is in force.
      if (days > sums.days[d]!) sums.days[d] = days;
      if (recording > sums.recording[d]!) sums.recording[d] = recording;
    }
  });
}

/** Of a pay that must partly be earned, the pence that were: what is paid beyond the part that comes anyway. */
function earnedOf(pay: PayPlan, { bases }: MeasureColumns, paid: Money): (d: number) => number {
  if (pay.rule !== 'localTargets' && pay.rule !== 'areaOutcome') return () => 0;
  const base = bases[pay.base]!;
  const sure = pay.factor * (1 - (pay.rule === 'localTargets' ? pay.withheld : pay.atRisk));
  return (d) => paid.pence[d]! - Math.floor(sure * base.pence[d]! + 0.5);
}

const releasedSeconds = (measure: MeasurePlan, practice: number): ((draw: number) => number) => {
  const clinical = measure.clinicalWork[practice]!;
  const administrative = measure.administrativeWork[practice]!;
  return (draw) =>
    clinical * measure.secondsPerClinicalWork[draw]! + administrative * measure.secondsPerAdministrativeWork[draw]!;
};

const clinicalSeconds = (measure: MeasurePlan, practice: number): ((draw: number) => number) => {
  const clinical = measure.clinicalWork[practice]!;
  return (draw) => clinical * measure.secondsPerClinicalWork[draw]!;
};

function addPractice(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  practiceSums: PracticeSums,
  k: number,
  practice: number,
  first: number,
  count: number,
): void {
  const available = availablePoints(plan);
  const { sums, comparatorPence, effects } = scratch;
  const network = scratch.network[plan.policies[k]!.network];
  const row = k * plan.drawCount + first;
  const kept = k * plan.practiceCount + practice;
  const other = plan.otherPence[practice]!;
  const add = (sum: Float64Array, at: number, value: number) => {
    sum[at] = sum[at]! + value;
  };
  for (let d = 0; d < count; d++) {
    const points = sums.points[d]!;
    const pence = sums.pence[d]!;
    const networkPence = network ? network[d]! : 0;
    const income = other + pence + networkPence;
    if (k === 0) comparatorPence[d] = income;
    const before = comparatorPence[d]!;
    const change = income - before;
    const loses = change <= -losingFrom ? 1 : 0;
    const relative = before > 0 ? change / before : 0;
    const over1Percent = relative < -0.01 ? 1 : 0;
    const at = row + d;
    add(totals.points, at, points);
    add(totals.pointsPaid, at, sums.paidPoints[d]!);
    add(totals.pence, at, pence);
    add(totals.networkPence, at, networkPence);
    add(totals.covered, at, sums.covered[d]!);
    add(totals.losing, at, loses);
    add(totals.losingOver1Percent, at, over1Percent);
    if (change < 0) add(totals.lossPence, at, -change);
    if (points >= available) add(totals.atMaximum, at, 1);
    if (points < 0.8 * available) add(totals.under80Percent, at, 1);
    add(totals.seconds, at, sums.seconds[d]!);
    add(totals.clinicalSeconds, at, sums.clinicalSeconds[d]!);
    add(totals.localSeconds, at, sums.localSeconds[d]!);
    add(totals.days, at, sums.days[d]!);
    add(totals.recording, at, sums.recording[d]!);
    const roundPoints = Math.floor((points / pointUnits) * squareUnits.points + 0.5);
    const roundChange = Math.floor(relative * squareUnits.change + 0.5);
    add(totals.pointsSquares, at, roundPoints * roundPoints);
    add(totals.changes, at, roundChange);
    add(totals.changeSquares, at, roundChange * roundChange);
    if (sums.covered[d] === 1) {
      add(totals.coveredPoints, at, points);
      add(totals.coveredPence, at, change);
      add(totals.earnedPence, at, sums.earned[d]!);
    }
    const known = effects.standardBase[d]!;
    if (known < -fifth) {
      add(totals.lowPractices, at, 1);
      add(totals.lowPence, at, change);
    } else if (known > fifth) {
      add(totals.highPractices, at, 1);
      add(totals.highPence, at, change);
    }
    add(totals.bands, (k * (changeBands.length + 1) + band(1000 * relative)) * plan.drawCount + first + d, 1);
    add(totals.shareHistogram, k * shareBins + Math.floor((points / available) * (shareBins - 1)), 1);
    if (k < plan.policiesByArea) {
      const inArea = (k * plan.areaCount + plan.areaOf[practice]!) * plan.drawCount + first + d;
      add(totals.areaPoints, inArea, roundPoints);
      add(totals.areaPence, inArea, pence);
      add(totals.areaSeconds, inArea, sums.seconds[d]!);
      add(totals.areaClinicalSeconds, inArea, sums.clinicalSeconds[d]!);
      add(totals.areaCovered, inArea, sums.covered[d]!);
    }
    add(practiceSums.pence, kept, pence);
    add(practiceSums.networkPence, kept, networkPence);
    add(practiceSums.points, kept, points);
    add(practiceSums.pointsPaid, kept, sums.paidPoints[d]!);
    add(practiceSums.covered, kept, sums.covered[d]!);
    add(practiceSums.losing, kept, loses);
    add(practiceSums.losingOver1Percent, kept, over1Percent);
    add(practiceSums.seconds, kept, sums.seconds[d]!);
  }
}

/** Index of the first band whose upper end lies above the change in tenths of a percent. */
function band(tenthsOfPercent: number): number {
  for (let i = 0; i < changeBands.length; i++) if (tenthsOfPercent < changeBands[i]!) return i;
  return changeBands.length;
}

function availablePoints(plan: KernelPlan): number {
  let sum = 0;
  for (const points of plan.indicators.points) sum += Math.floor(points * pointUnits + 0.5);
  return sum;
}
