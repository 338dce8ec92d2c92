/**
 * The place of each value among all values of its column, as a share: (rank - 1/2) / n, rank 1 for the smallest. Equal
 * values keep their order. The result has exactly the uniform distribution over the column, whatever the draws.
 */
export function rankShares(column: Float64Array): Float64Array {
  const order = Array.from(column, (_, i) => i).sort((a, b) => (column[a] as number) - (column[b] as number) || a - b);
  const shares = new Float64Array(column.length);
  order.forEach((i, rank) => {
    shares[i] = (rank + 0.5) / column.length;
  });
  return shares;
}
