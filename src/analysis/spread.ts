import { sampleStandardDeviation } from 'simple-statistics';
import type { KernelPlan } from '../simulate/plan.js';

/** Standard deviation of `count` values from their sum and the sum of their squares, draw by draw; nought for one value. */
export const spreadOf = (sums: Float64Array, squares: Float64Array, count: number): Float64Array =>
  sums.map((sum, d) => (count > 1 ? Math.sqrt(Math.max(0, squares[d]! - (sum * sum) / count) / (count - 1)) : 0));

/**
 * Standard deviation between areas of a total over its area's size, draw by draw; areas without practices do not count, and
 * with fewer than two areas it is nought.
 * @param byArea  K x A x D
 * @param size  A: what each area's total is divided by
 */
export function spreadBetween(
  byArea: Float64Array,
  policy: number,
  { drawCount, areaCount }: Pick<KernelPlan, 'drawCount' | 'areaCount'>,
  size: Float64Array,
  units: number,
): Float64Array {
  const areas = Array.from(size.keys()).filter((a) => size[a]! > 0);
  const spread = new Float64Array(drawCount);
  if (areas.length < 2 || byArea.length < (policy + 1) * areaCount * drawCount) return spread;
  return spread.map((_, d) => {
    const values = areas.map((a) => byArea[(policy * areaCount + a) * drawCount + d]! / units / size[a]!);
    return sampleStandardDeviation(values);
  });
}
