import { mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics';

/** The distribution of one figure over the practices of one draw. */
export interface AcrossPractices {
  readonly mean: number;
  /** Sample standard deviation; NaN below two practices. */
  readonly sd: number;
  readonly quantile: (probability: number) => number;
  /** Share of practices that lie below a value. */
  readonly shareBelow: (value: number) => number;
}

/** @param values  one a practice; none gives NaN throughout */
export function acrossPractices(values: Float64Array): AcrossPractices {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  // simple-statistics takes plain arrays by type; it only reads.
  const numbers = sorted as unknown as number[];
  return {
    mean: count > 0 ? mean(numbers) : Number.NaN,
    sd: count > 1 ? sampleStandardDeviation(numbers) : Number.NaN,
    quantile: (probability) => (count > 0 ? quantileSorted(numbers, probability) : Number.NaN),
    shareBelow: (value) => {
      const first = sorted.findIndex((x) => x >= value);
      return count > 0 ? (first < 0 ? count : first) / count : Number.NaN;
    },
  };
}
