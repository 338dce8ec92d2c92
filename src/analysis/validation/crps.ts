/**
 * Continuous ranked probability score of a sample: E|X - y| - E|X - X'| / 2, with X and X' drawn from the values
 * themselves. Nought is best; the unit is that of the values. For one value it is the absolute error.
 *
 *   sorted x_1 <= ... <= x_n:  2/n^2 x sum of (x_i - y) (n [y < x_i] - i + 1/2)
 *
 * @throws Error without values
 */
export function crps(values: Float64Array, observed: number): number {
  const n = values.length;
  if (n === 0) throw new Error('no values to score');
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  sorted.forEach((x, i) => {
    sum += (x - observed) * ((observed < x ? n : 0) - i - 0.5);
  });
  return (2 * sum) / (n * n);
}
