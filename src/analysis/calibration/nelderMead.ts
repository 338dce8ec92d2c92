/** Best point found and its value. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * Minimises a function of a few variables without derivatives (Nelder and Mead 1965, standard coefficients). Written here
 * because the one well-known package for it does not load as published (its module files lack their extensions).
 *
 * @param start  first corner of the simplex; the others lie `step` away along each axis
 * @param iterations  upper bound of steps; the search ends earlier when the corners' values agree to `tolerance`
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  iterations: number,
  tolerance = 1e-3,
): Minimum {
  const evaluate = (point: readonly number[]): Minimum => ({ point, value: objective(point) });
  const corners = [
    evaluate(start),
    ...start.map((_, axis) => evaluate(start.map((x, i) => (i === axis ? x + step[i]! : x)))),
  ];
  for (let iteration = 0; iteration < iterations; iteration++) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners.at(-1)!;
    if (worst.value - best.value < tolerance) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { point }) => sum + point[i]!, 0) / others.length);
    const along = (t: number) => evaluate(centre.map((c, i) => c + t * (worst.point[i]! - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      corners[corners.length - 1] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < others.at(-1)!.value) {
      corners[corners.length - 1] = reflected;
      continue;
    }
    const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
    if (contracted.value < Math.min(worst.value, reflected.value)) {
      corners[corners.length - 1] = contracted;
      continue;
    }
    for (let i = 1; i < corners.length; i++)
      corners[i] = evaluate(corners[i]!.point.map((x, j) => best.point[j]! + 0.5 * (x - best.point[j]!)));
  }
  return corners.reduce((a, b) => (b.value < a.value ? b : a));
}
