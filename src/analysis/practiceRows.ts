import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import type { RunPlan } from '../simulate/buildPlan.js';
import type { KernelResult } from '../simulate/totals.js';
import { pointUnits } from '../simulate/totals.js';

/** What one policy does to one practice: means over all draws, changes against the comparator in the same world. */
export interface PracticeRow {
  /** Policy id. */
  readonly policy: string;
  /** Practice code. */
  readonly practice: string;
  /** Code of the commissioning area. */
  readonly area: string;
  /** GMS, PMS, APMS or unknown. */
  readonly contract: string;
  /** Registered patients. */
  readonly list: number;
  /** Pounds for the contract year. */
  readonly qofPayment: number;
  readonly qofPaymentChange: number;
  /** Points that the recorded achievement earns. */
  readonly points: number;
  /** Points on which pay rests. */
  readonly pointsPaid: number;
  /** QOF hours of all staff in the contract year. */
  readonly hours: number;
  readonly hoursReleased: number;
  /** Pounds for the contract year, before expenses. */
  readonly income: number;
  readonly incomeChange: number;
  /** Share of draws in which the policy applies to the practice. */
  readonly participation: number;
  /** Share of draws in which income is lower by at least one pound. */
  readonly shareOfDrawsLosing: number;
  /** Share of draws in which income is lower by more than one percent. */
  readonly shareOfDrawsLosingOver1Percent: number;
}

/**
 * One row for each policy and practice, policies in the order of `order`.
 * @param kernelPolicies  policies in the kernel's order, the comparator first
 */
export function practiceRows(
  run: RunPlan,
  result: KernelResult,
  population: Population,
  kernelPolicies: readonly Policy[],
  order: readonly Policy[],
): readonly PracticeRow[] {
  const { kernel } = run;
  const { sums } = result;
  const draws = kernel.drawCount;
  return order.flatMap((policy) => {
    const k = kernelPolicies.indexOf(policy);
    return population.practices.map((practice, p): PracticeRow => {
      const at = k * kernel.practiceCount + p;
      const qofPayment = sums.pence[at]! / 100 / draws;
      const change = (sums.pence[at]! - sums.pence[p]!) / 100 / draws;
      const hoursReleased = sums.hoursReleased[at]! / draws;
      return {
        policy: policy.id,
        practice: practice.code,
        area: practice.area,
        contract: practice.contract,
        list: practice.list,
        qofPayment,
        qofPaymentChange: change,
        points: sums.points[at]! / pointUnits / draws,
        pointsPaid: sums.pointsPaid[at]! / pointUnits / draws,
        hours: run.practiceHours[p]! - hoursReleased,
        hoursReleased,
        income: kernel.otherPence[p]! / 100 + qofPayment,
        incomeChange: change,
        participation: sums.covered[at]! / draws,
        shareOfDrawsLosing: sums.losing[at]! / draws,
        shareOfDrawsLosingOver1Percent: sums.losingOver1Percent[at]! / draws,
      };
    });
  });
}
