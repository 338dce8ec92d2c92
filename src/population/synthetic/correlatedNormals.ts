/**
 * Normal columns with a given correlation, from independent ones: x = L e with L L' = correlation (Cholesky).
 * @param independent  one column per row of the matrix, each standard normal
 * @throws Error when the matrix is not positive definite
 */
export function correlatedNormals(
  independent: readonly Float64Array[],
  correlation: readonly (readonly number[])[],
): Float64Array[] {
  return choleskyFactor(correlation).map((weights) => {
    const column = new Float64Array(independent[0]?.length ?? 0);
    weights.forEach((weight, j) => {
      const source = independent[j] as Float64Array;
      for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) + weight * (source[i] as number);
    });
    return column;
  });
}

/** Lower triangle L of L L' = matrix, row i holding i + 1 numbers. @throws Error when not positive definite */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  matrix.forEach((values, i) => {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : (factor[j] as number[]);
      let rest = values[j] as number;
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      if (j === i && !(rest > 0)) throw new Error(`Correlation matrix is not positive definite at row ${i + 1}.`);
      row.push(j === i ? Math.sqrt(rest) : rest / (other[j] as number));
    }
    factor.push(row);
  });
  return factor;
}
