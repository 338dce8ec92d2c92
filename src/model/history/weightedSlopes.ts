type Rows = readonly (readonly number[])[];

/** Keeps predictors that do not vary among the rows from dividing by nought. */
const ridge = 1e-6;

/**
 * Slopes of a weighted linear regression of several responses on the same predictors, with a constant.
 * @param predictors  a row of numbers for each observation; @param responses  likewise
 * @returns one row of slopes for each response
 */
export function weightedSlopes(predictors: Rows, responses: Rows, weights: readonly number[]): Rows {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const centred = (rows: Rows): Rows => {
    // No observations: no columns either, and no slopes.
    const width = rows[0]?.length ?? 0;
    const means = Array.from(
      { length: width },
      (_, a) => rows.reduce((sum, row, i) => sum + weights[i]! * row[a]!, 0) / total,
    );
    return rows.map((row) => row.map((value, a) => value - means[a]!));
  };
  const x = centred(predictors);
  const y = centred(responses);
  const cross = (left: Rows, a: number, right: Rows, b: number): number =>
    left.reduce((sum, row, i) => sum + weights[i]! * row[a]! * right[i]![b]!, 0) / total;
  const columns = (rows: Rows) => [...(rows[0]?.keys() ?? [])];
  const squares = columns(x).map((a) => columns(x).map((b) => cross(x, a, x, b) + (a === b ? ridge : 0)));
  return columns(y).map((b) =>
    solve(
      squares,
      columns(x).map((a) => cross(x, a, y, b)),
    ),
  );
}

/** Gaussian elimination; the matrix is positive definite. */
function solve(matrix: Rows, right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++)
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[k]![j] = rows[k]![j]! - factor * rows[i]![j]!;
    }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) sum -= rows[i]![j]! * solution[j]!;
    solution[i] = sum / rows[i]![i]!;
  }
  return solution;
}
