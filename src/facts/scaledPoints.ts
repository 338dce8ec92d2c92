import { type Points, points } from '../units.js';

/** Parts of a point that scaled points are whole numbers of. A power of two, so that sums of them are exact. */
const partsPerPoint = 64;

/**
 * Scales points in proportion so that they sum exactly to a total: each to 1/64 of a point, the parts left over going to
 * the largest remainders (equal ones in order).
 * @param total  a whole number of 1/64 points
 */
export function scaledPoints(original: readonly Points[], total: Points): readonly Points[] {
  const sum = original.reduce((so, value) => so + value, 0);
  const parts = total * partsPerPoint;
  if (!Number.isInteger(parts)) throw new Error(`${total} points are no whole number of 1/${partsPerPoint} points`);
  if (!(sum > 0)) throw new Error('there are no points to scale');
  const exact = original.map((value) => (value * parts) / sum);
  const whole = exact.map(Math.floor);
  const left = parts - whole.reduce((so, value) => so + value, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) whole[i] = whole[i]! + 1;
  return whole.map((value) => points(value / partsPerPoint));
}
