import type { Money } from './scratch.js';

/** Adds pence to pence and points to points in one pass. */
export function addMoney(sum: Money, summand: Money, count: number): void {
  const { pence: penceSum, points: pointsSum } = sum;
  const { pence, points } = summand;
  for (let d = 0; d < count; d++) {
    penceSum[d] = penceSum[d]! + pence[d]!;
    pointsSum[d] = pointsSum[d]! + points[d]!;
  }
}

export function addRow(sum: Float64Array, offset: number, summand: Float64Array, count: number): void {
  for (let d = 0; d < count; d++) sum[offset + d] = sum[offset + d]! + summand[d]!;
}

/** Sum of whole numbers, in two chains because one waits for each addition: exact in any order. */
export function sumOf(values: Float64Array, count: number): number {
  let even = 0;
  let odd = 0;
  let d = 0;
  for (; d + 1 < count; d += 2) {
    even += values[d]!;
    odd += values[d + 1]!;
  }
  return d < count ? even + odd + values[d]! : even + odd;
}
