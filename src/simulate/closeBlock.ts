import type { KernelPlan, PolicyPlan } from './plan.js';
import type { BehaviourColumns, Scratch } from './scratch.js';
import { changeBands, type KernelTotals, type PracticeSums, pointUnits, shareBins } from './totals.js';

/** Losing means at least this much less income than under the comparator, in pence: below it is rounding. */
const losingFrom = 100;

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
  const available = availablePoints(plan);
  const national = scratch.behaviours[0]!;
  plan.policies.forEach((policy, k) => {
    const behaviour = plan.behaviours[policy.behaviour]!;
    const columns = scratch.behaviours[policy.behaviour]!;
    const row = k * plan.drawCount + first;
    const kept = k * plan.practiceCount + practice;
    let pence = 0;
    let points = 0;
    let pointsPaid = 0;
    let covered = 0;
    let losing = 0;
    let losingOver1Percent = 0;
    let hours = 0;
    for (let d = 0; d < count; d++) {
      const joined = columns.joins[d] === 1;
      const source = joined ? columns : national;
      const recorded = source.keptPoints[d]! + source.suspendedPoints[d]!;
      const byBase = joined && paysBase(policy, columns, d);
      const paid = source.keptPence[d]! + (byBase ? columns.basePence[d]! : source.suspendedPence[d]!);
      const paidPoints = source.keptPoints[d]! + (byBase ? columns.basePoints[d]! : source.suspendedPoints[d]!);
      const income = plan.otherPence[practice]! + paid;
      if (k === 0) scratch.comparatorPence[d] = income;
      const before = scratch.comparatorPence[d]!;
      const change = income - before;
      const loses = change <= -losingFrom ? 1 : 0;
      const tenthsOfPercent = before > 0 ? (1000 * change) / before : 0;

      const at = row + d;
      totals.points[at]! += recorded;
      totals.pointsPaid[at]! += paidPoints;
      totals.pence[at]! += paid;
      totals.losing[at]! += loses;
      if (tenthsOfPercent < -10) {
        totals.losingOver1Percent[at]! += 1;
        losingOver1Percent += 1;
      }
      if (recorded >= available) totals.atMaximum[at]! += 1;
      if (recorded < 0.8 * available) totals.under80Percent[at]! += 1;
      totals.bands[(k * (changeBands.length + 1) + band(tenthsOfPercent)) * plan.drawCount + first + d]! += 1;
      totals.shareHistogram[k * shareBins + Math.floor((recorded / available) * (shareBins - 1))]! += 1;
      pence += paid;
      points += recorded;
      pointsPaid += paidPoints;
      losing += loses;
      if (joined && policy.behaviour > 0) {
        covered += 1;
        totals.covered[at]! += 1;
        totals.clinicalWork[at]! += behaviour.clinicalWork[practice]!;
        totals.administrativeWork[at]! += behaviour.administrativeWork[practice]!;
        hours +=
          behaviour.clinicalWork[practice]! * behaviour.hoursPerClinicalWork[first + d]! +
          behaviour.administrativeWork[practice]! * behaviour.hoursPerAdministrativeWork[first + d]!;
      }
    }
    sums.pence[kept]! += pence;
    sums.points[kept]! += points;
    sums.pointsPaid[kept]! += pointsPaid;
    sums.covered[kept]! += covered;
    sums.losing[kept]! += losing;
    sums.losingOver1Percent[kept]! += losingOver1Percent;
    sums.hoursReleased[kept]! += hours;
  });
}

/** Whether last year's points are paid for the suspended indicators (rules A90 to A93). */
function paysBase({ rule }: PolicyPlan, columns: BehaviourColumns, d: number): boolean {
  switch (rule) {
    case 'actual':
      return false;
    case 'basePoints':
      return true;
    case 'higherOf':
      return columns.basePence[d]! > columns.suspendedPence[d]!;
  }
}

/** Index of the first band whose upper end lies above the change. */
function band(tenthsOfPercent: number): number {
  for (let i = 0; i < changeBands.length; i++) if (tenthsOfPercent < changeBands[i]!) return i;
  return changeBands.length;
}

function availablePoints(plan: KernelPlan): number {
  let sum = 0;
  for (const points of plan.indicators.points) sum += Math.floor(points * pointUnits + 0.5);
  return sum;
}
