import type { KernelPlan } from './plan.js';

/** Points are counted in whole ten-thousandths, money in whole pence, so that sums are exact in any order. */
export const pointUnits = 10_000;

/** Upper ends of the bands of income change, in tenths of a percent of income under the comparator; the middle band is "about the same". */
export const changeBands = [-50, -20, -10, -1, 1, 10, 20, 50] as const;

/** Bins of the distribution of a practice's share of points: 0.1% each, the last for the maximum itself. */
export const shareBins = 1001;

/** National totals per draw (rows of length D) and what is kept per practice. All whole numbers except hours. */
export interface KernelTotals {
  /** K x D */
  readonly points: Float64Array;
  readonly pointsPaid: Float64Array;
  readonly pence: Float64Array;
  readonly covered: Float64Array;
  readonly losing: Float64Array;
  readonly losingOver1Percent: Float64Array;
  readonly atMaximum: Float64Array;
  readonly under80Percent: Float64Array;
  /** K x D: whole units of suspended work at covered practices. */
  readonly clinicalWork: Float64Array;
  readonly administrativeWork: Float64Array;
  /** K x bands x D: practices by change of income. */
  readonly bands: Float64Array;
  /** B x I x D: patients recorded; I x D: patients counted. */
  readonly met: Float64Array;
  readonly counted: Float64Array;
  /** B x I: points earned by recorded achievement, over all draws and practices. */
  readonly indicatorPoints: Float64Array;
  /** K x 1001: practices by share of points, over all draws. */
  readonly shareHistogram: Float64Array;
}

export type TotalsName = keyof KernelTotals;

export function totalsLengths(plan: KernelPlan): Readonly<Record<TotalsName, number>> {
  const perPolicy = plan.policies.length * plan.drawCount;
  return {
    points: perPolicy,
    pointsPaid: perPolicy,
    pence: perPolicy,
    covered: perPolicy,
    losing: perPolicy,
    losingOver1Percent: perPolicy,
    atMaximum: perPolicy,
    under80Percent: perPolicy,
    clinicalWork: perPolicy,
    administrativeWork: perPolicy,
    bands: perPolicy * (changeBands.length + 1),
    met: plan.behaviours.length * plan.indicatorCount * plan.drawCount,
    counted: plan.indicatorCount * plan.drawCount,
    indicatorPoints: plan.behaviours.length * plan.indicatorCount,
    shareHistogram: plan.policies.length * shareBins,
  };
}

export function createTotals(plan: KernelPlan): KernelTotals {
  const lengths = totalsLengths(plan);
  return Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [name, new Float64Array(length)]),
  ) as unknown as KernelTotals;
}

/** Adds whole numbers below 2^53, so the sum does not depend on the order of workers. */
export function addTotals(into: KernelTotals, part: KernelTotals): void {
  for (const name of Object.keys(into) as TotalsName[]) {
    const sum = into[name];
    const summand = part[name];
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + summand[i]!;
  }
}

/** Sums over draws kept for each practice and policy; entry (policy x P + practice). Written by the one worker that has the practice. */
export interface PracticeSums {
  readonly pence: Float64Array;
  readonly points: Float64Array;
  readonly pointsPaid: Float64Array;
  readonly covered: Float64Array;
  readonly losing: Float64Array;
  readonly losingOver1Percent: Float64Array;
  readonly hoursReleased: Float64Array;
}

const practiceSumNames = [
  'pence',
  'points',
  'pointsPaid',
  'covered',
  'losing',
  'losingOver1Percent',
  'hoursReleased',
] as const satisfies readonly (keyof PracticeSums)[];

/** Sums over shared memory, so that workers write in place. */
export function createPracticeSums(plan: KernelPlan): PracticeSums {
  const length = plan.policies.length * plan.practiceCount;
  return Object.fromEntries(
    practiceSumNames.map((name) => [name, new Float64Array(new SharedArrayBuffer(8 * length))]),
  ) as unknown as PracticeSums;
}

/** What a run of the kernel gives. */
export interface KernelResult {
  readonly totals: KernelTotals;
  readonly sums: PracticeSums;
}
