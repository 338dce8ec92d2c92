import type { KernelPlan } from '../simulate/plan.js';
import { type KernelTotals, pointUnits, shareBins } from '../simulate/totals.js';

/** Distribution of total recorded points over practices and draws, under one policy. */
export interface SimulatedPointsDistribution {
  readonly mean: number;
  readonly sd: number;
  /** Percent of the maximum, by probability. */
  readonly quantilePercent: Readonly<Record<string, number>>;
  readonly shareAtMaximum: number;
  readonly shareFrom99Percent: number;
  readonly shareFrom95Percent: number;
  readonly shareUnder80Percent: number;
}

/**
 * Reads the distribution off the histogram of shares of points (0.1% bins, so quantiles are good to 0.1% and the standard
 * deviation to about 0.1%). Means and shares are exact.
 */
export function pointsDistribution(
  plan: KernelPlan,
  totals: KernelTotals,
  policy: number,
  probabilities: readonly number[],
): SimulatedPointsDistribution {
  const histogram = totals.shareHistogram.subarray(policy * shareBins, (policy + 1) * shareBins);
  const count = plan.practiceCount * plan.drawCount;
  const available = plan.indicators.points.reduce((sum, p) => sum + p, 0);
  const rows = (row: Float64Array) =>
    row.subarray(policy * plan.drawCount, (policy + 1) * plan.drawCount).reduce((sum, x) => sum + x, 0);
  const mean = rows(totals.points) / pointUnits / count;
  const last = shareBins - 1;
  const pointsOfBin = (bin: number) => ((bin < last ? bin + 0.5 : bin) / last) * available;
  let variance = 0;
  histogram.forEach((practices, bin) => {
    variance += (practices / count) * (pointsOfBin(bin) - mean) ** 2;
  });
  const quantilePercent: Record<string, number> = {};
  for (const probability of probabilities) {
    let below = 0;
    const bin = histogram.findIndex((practices) => {
      below += practices;
      return below >= probability * count;
    });
    // Linear inside the bin; the last bin is the maximum itself.
    const inside = bin < last ? 1 - (below - probability * count) / histogram[bin]! : 0;
    quantilePercent[String(probability)] = (100 * (bin + inside)) / last;
  }
  const from = (bin: number) => histogram.subarray(bin).reduce((sum, x) => sum + x, 0) / count;
  return {
    mean,
    sd: Math.sqrt(variance),
    quantilePercent,
    shareAtMaximum: rows(totals.atMaximum) / count,
    shareFrom99Percent: from(0.99 * last),
    shareFrom95Percent: from(0.95 * last),
    shareUnder80Percent: rows(totals.under80Percent) / count,
  };
}
