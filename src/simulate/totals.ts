import { type AccountTotals, accountLengths, accountNames, accountSumNames } from './accountTotals.js';
import type { KernelPlan } from './plan.js';

/** Points are counted in whole ten-thousandths, money in whole pence, so that sums are exact in any order. */
export const pointUnits = 10_000;

/** Upper ends of the bands of income change, in tenths of a percent of income under the comparator; the middle band is "about the same". */
export const changeBands = [-50, -20, -10, -1, 1, 10, 20, 50] as const;

/** Bins of the distribution of a practice's share of points: 0.1% each, the last for the maximum itself. */
export const shareBins = 1001;

/** Units in which squares are summed, so that sums stay exact: hundredths of a point, hundredths of a percent of income. */
export const squareUnits = { points: 100, change: 10_000 } as const;

/** Shares of the year's recording are counted in millionths. */
export const shareUnits = 1_000_000;

/** National totals per draw (rows of length D) and what is kept by area. All whole numbers, so exact in any order. */
export interface KernelTotals extends AccountTotals {
  /** K x D: points earned in ten-thousandths, and those that pay rests on; pence of the QOF and what takes its place, of the network fund. */
  readonly points: Float64Array;
  readonly pointsPaid: Float64Array;
  readonly pence: Float64Array;
  readonly networkPence: Float64Array;
  readonly covered: Float64Array;
  readonly losing: Float64Array;
  readonly losingOver1Percent: Float64Array;
  readonly atMaximum: Float64Array;
  readonly under80Percent: Float64Array;
  /** K x D: pence of all losses added up. */
  readonly lossPence: Float64Array;
  /** K x D: seconds released and asked for; days in force and millionths of the year's recording in them, over covered practices. */
  readonly seconds: Float64Array;
  /** K x D: those of them that are clinical work. */
  readonly clinicalSeconds: Float64Array;
  readonly localSeconds: Float64Array;
  readonly days: Float64Array;
  readonly recording: Float64Array;
  /** K x D: squares of points, and change of income with its squares, in `squareUnits`. */
  readonly pointsSquares: Float64Array;
  readonly changes: Float64Array;
  readonly changeSquares: Float64Array;
  /** K x D: practices in the lowest and highest fifth of the year before, and their change of income in pence. */
  readonly lowPractices: Float64Array;
  readonly lowPence: Float64Array;
  readonly highPractices: Float64Array;
  readonly highPence: Float64Array;
  /** K x D: points and change of income in pence of covered practices; pence that had to be earned back or shared and were. */
  readonly coveredPoints: Float64Array;
  readonly coveredPence: Float64Array;
  readonly earnedPence: Float64Array;
  /** K x bands x D: practices by change of income. */
  readonly bands: Float64Array;
  /** K' x A x D, for the policies that have totals by area: points in hundredths, pence, seconds released and the clinical part of them, covered practices. */
  readonly areaPoints: Float64Array;
  readonly areaPence: Float64Array;
  readonly areaSeconds: Float64Array;
  readonly areaClinicalSeconds: Float64Array;
  readonly areaCovered: Float64Array;
  /** B x I x D: patients recorded and patients counted. */
  readonly met: Float64Array;
  readonly counted: Float64Array;
  /** B x I: points earned by recorded achievement, over all draws and practices. */
  readonly indicatorPoints: Float64Array;
  /** K x 1001: practices by share of points, over all draws. */
  readonly shareHistogram: Float64Array;
  /** Pots x D: pence that national pay would have been. */
  readonly pots: Float64Array;
}

export type TotalsName = keyof KernelTotals;

const perPolicyNames = [
  'points',
  'pointsPaid',
  'pence',
  'networkPence',
  'covered',
  'losing',
  'losingOver1Percent',
  'atMaximum',
  'under80Percent',
  'lossPence',
  'seconds',
  'clinicalSeconds',
  'localSeconds',
  'days',
  'recording',
  'pointsSquares',
  'changes',
  'changeSquares',
  'lowPractices',
  'lowPence',
  'highPractices',
  'highPence',
  'coveredPoints',
  'coveredPence',
  'earnedPence',
  ...accountNames,
] as const satisfies readonly TotalsName[];

export function totalsLengths(plan: KernelPlan): Readonly<Record<TotalsName, number>> {
  const perPolicy = plan.policies.length * plan.drawCount;
  const perArea = plan.policiesByArea * plan.areaCount * plan.drawCount;
  const policyRows = Object.fromEntries(perPolicyNames.map((name) => [name, perPolicy])) as Record<
    (typeof perPolicyNames)[number],
    number
  >;
  return {
    ...policyRows,
    bands: perPolicy * (changeBands.length + 1),
    areaPoints: perArea,
    areaPence: perArea,
    areaSeconds: perArea,
    areaClinicalSeconds: perArea,
    areaCovered: perArea,
    met: plan.behaviours.length * plan.indicatorCount * plan.drawCount,
    counted: plan.behaviours.length * plan.indicatorCount * plan.drawCount,
    indicatorPoints: plan.behaviours.length * plan.indicatorCount,
    shareHistogram: plan.policies.length * shareBins,
    pots: plan.pots.length * plan.drawCount,
    ...accountLengths(plan),
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
  readonly networkPence: Float64Array;
  readonly points: Float64Array;
  readonly pointsPaid: Float64Array;
  readonly covered: Float64Array;
  readonly losing: Float64Array;
  readonly losingOver1Percent: Float64Array;
  readonly seconds: Float64Array;
  readonly monthlyPence: Float64Array;
  readonly displacedPence: Float64Array;
  readonly nationalPence: Float64Array;
  readonly avoidedPence: Float64Array;
  readonly profitPence: Float64Array;
}

const practiceSumNames = [
  'pence',
  'networkPence',
  'points',
  'pointsPaid',
  'covered',
  'losing',
  'losingOver1Percent',
  'seconds',
  ...accountSumNames,
] as const satisfies readonly (keyof PracticeSums)[];

/**
 * Sums of nought.
 * @param memory  shared, where several threads write in place; not every browser has that
 */
export function createPracticeSums(plan: KernelPlan, memory: 'own' | 'shared' = 'own'): PracticeSums {
  const bytes = 8 * plan.policies.length * plan.practiceCount;
  const buffer = () => (memory === 'shared' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  return Object.fromEntries(
    practiceSumNames.map((name) => [name, new Float64Array(buffer())]),
  ) as unknown as PracticeSums;
}

/** What a run of the kernel gives. */
export interface KernelResult {
  readonly totals: KernelTotals;
  readonly sums: PracticeSums;
}
