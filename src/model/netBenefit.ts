/** One policy against the comparator, by draw. */
export interface Increment {
  /** D: pounds more than under the comparator. */
  readonly cost: Float64Array;
  /** D: quality-adjusted life-years (QALYs) more than under the comparator. */
  readonly qalys: Float64Array;
}

/** Parts of the cost-effectiveness plane. Costs less or not; loses health or not; nothing at all. */
export const quadrants = ['dearerBetter', 'dearerWorse', 'cheaperBetter', 'cheaperWorse', 'noDifference'] as const;

export type Quadrant = (typeof quadrants)[number];

/**
 * Net monetary benefit by draw: threshold x QALYs - cost. Above nought the policy is worth its money, or what it saves is worth
 * the health that it costs.
 * @param threshold  pounds per QALY
 */
export const netBenefit = ({ cost, qalys }: Increment, threshold: number): Float64Array =>
  qalys.map((gained, d) => threshold * gained - cost[d]!);

/** By draw 1 where the net benefit is above nought, else 0: its mean is the share of worlds in which the policy is cost-effective. */
export const isCostEffective = (benefit: Float64Array): Float64Array => benefit.map((pounds) => (pounds > 0 ? 1 : 0));

/**
 * Where a draw lies on the cost-effectiveness plane. Cheaper is a cost below nought, worse is health below nought; a draw with
 * neither difference is `noDifference`. Every draw lies in exactly one.
 */
export function quadrantOf(cost: number, qalys: number): Quadrant {
  if (cost === 0 && qalys === 0) return 'noDifference';
  if (cost < 0) return qalys < 0 ? 'cheaperWorse' : 'cheaperBetter';
  return qalys < 0 ? 'dearerWorse' : 'dearerBetter';
}

/**
 * Values of the years after each other, each discounted to the first: sum of value / (1 + rate)^years since.
 * @param years  D each
 */
export function presentValue(years: readonly Float64Array[], rate: number): Float64Array {
  const [first] = years;
  if (!first) throw new Error('the present value of no years');
  return first.map((_, d) => years.reduce((sum, year, t) => sum + year[d]! / (1 + rate) ** t, 0));
}
