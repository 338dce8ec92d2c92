import type { OutcomeId } from '../documents/resultsSchema.js';
import type { RunPlan } from '../simulate/buildPlan.js';
import type { KernelResult } from '../simulate/totals.js';
import { pointUnits } from '../simulate/totals.js';

/** Every outcome of one policy, one value a draw. */
export type OutcomeVectors = Readonly<Record<OutcomeId, Float64Array>>;

/** Turns the kernel's whole-number totals into outcomes. @param patients  registered patients of all practices */
export function outcomeVectors(run: RunPlan, result: KernelResult, policy: number, patients: number): OutcomeVectors {
  const { kernel } = run;
  const { totals } = result;
  const practices = kernel.practiceCount;
  const row = (matrix: Float64Array) => matrix.subarray(policy * kernel.drawCount, (policy + 1) * kernel.drawCount);
  const perPractice = (matrix: Float64Array, units = 1) => row(matrix).map((x) => x / units / practices);
  const behaviour = kernel.behaviours[kernel.policies[policy]!.behaviour]!;
  const clinicalWork = row(totals.clinicalWork);
  const administrativeWork = row(totals.administrativeWork);
  const released = clinicalWork.map(
    (work, d) =>
      (work * behaviour.hoursPerClinicalWork[d]! + administrativeWork[d]! * behaviour.hoursPerAdministrativeWork[d]!) /
      practices,
  );
  const payment = row(totals.pence).map((pence) => pence / 100);
  const other = kernel.otherPence.reduce((sum, pence) => sum + pence, 0) / 100;
  return {
    pointsPerPractice: perPractice(totals.points, pointUnits),
    pointsPaidPerPractice: perPractice(totals.pointsPaid, pointUnits),
    qofPaymentTotal: payment,
    qofPaymentPerPractice: payment.map((x) => x / practices),
    qofPaymentPerPatient: payment.map((x) => x / patients),
    practiceIncome: payment.map((x) => (x + other) / practices),
    qofHoursPerPractice: released.map((hours, d) => run.nationalHours[d]! / practices - hours),
    hoursReleasedPerPractice: released,
    hoursReleasedPerPracticeWeek: released.map((hours) => hours / run.weeksInForce[policy]!),
    recordedAchievement: recordedAchievement(run, result, policy),
    participation: perPractice(totals.covered),
    shareOfPracticesLosing: perPractice(totals.losing),
    shareOfPracticesLosingOver1Percent: perPractice(totals.losingOver1Percent),
  };
}

/** Pooled recorded achievement of one indicator, one value a draw; NaN where no patient is counted. */
export function indicatorAchievement(
  run: RunPlan,
  result: KernelResult,
  policy: number,
  indicator: number,
): Float64Array {
  const { kernel } = run;
  const { behaviour } = kernel.policies[policy]!;
  const metFrom = (behaviour * kernel.indicatorCount + indicator) * kernel.drawCount;
  const countedFrom = indicator * kernel.drawCount;
  return Float64Array.from(
    { length: kernel.drawCount },
    (_, d) => result.totals.met[metFrom + d]! / result.totals.counted[countedFrom + d]!,
  );
}

function recordedAchievement(run: RunPlan, result: KernelResult, policy: number): Float64Array {
  const { kernel } = run;
  const sum = new Float64Array(kernel.drawCount);
  const weight = new Float64Array(kernel.drawCount);
  kernel.indicators.isFraction.forEach((isFraction, i) => {
    if (isFraction === 0) return;
    const points = kernel.indicators.points[i]!;
    indicatorAchievement(run, result, policy, i).forEach((achievement, d) => {
      if (Number.isNaN(achievement)) return;
      sum[d] = sum[d]! + points * achievement;
      weight[d] = weight[d]! + points;
    });
  });
  return sum.map((x, d) => (weight[d]! > 0 ? x / weight[d]! : 0));
}
