import { pointUnits } from './totals.js';

/** Contract terms of one indicator at one practice. */
export interface Terms {
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
  readonly step: number;
  readonly fullPence: number;
  /** Points to two decimals (rule A11), for replays of systems that round so. */
  readonly roundPoints: boolean;
}

/**
 * Points and pence of a block of draws by the contract's rule (rules A10, A12), in whole units: ten-thousandths of a point,
 * pence. The scalar rule is `thresholdPoints` in the contract; a test holds the two together.
 */
export function score(
  pence: Float64Array,
  pointsEarned: Float64Array,
  count: number,
  met: Float64Array,
  counted: Float64Array,
  terms: Terms,
): void {
  // An indicator may be counted and pay nothing (NDH001 in 2020/21 and 2021/22).
  if (terms.points === 0) {
    pence.fill(0, 0, count);
    pointsEarned.fill(0, 0, count);
    return;
  }
  const stepShare = terms.step / terms.points;
  const slope = (1 - stepShare) / (terms.upper - terms.lower);
  const units = terms.points * pointUnits;
  const { lower, upper, fullPence, roundPoints } = terms;
  for (let d = 0; d < count; d++) {
    const patients = counted[d]!;
    let earned = 0;
    // The upper threshold is compared in whole patients: practices stand exactly on it. Room for the rounding of the product.
    if (met[d]! >= Math.ceil(upper * patients - 1e-9)) earned = patients > 0 ? 1 : 0;
    else {
      const achieved = met[d]! / patients;
      if (achieved >= lower) earned = stepShare + (achieved - lower) * slope;
    }
    if (roundPoints) earned = Math.floor(earned * terms.points * 100 + 0.5) / (terms.points * 100);
    pence[d] = Math.floor(earned * fullPence + 0.5);
    pointsEarned[d] = Math.floor(earned * units + 0.5);
  }
}

/** Points and pence of a declared item: everything or nothing (rule A13). */
export function scoreDeclared(
  pence: Float64Array,
  pointsEarned: Float64Array,
  count: number,
  declared: Float64Array,
  terms: Terms,
): void {
  const units = Math.floor(terms.points * pointUnits + 0.5);
  const full = Math.floor(terms.fullPence + 0.5);
  for (let d = 0; d < count; d++) {
    pence[d] = declared[d]! * full;
    pointsEarned[d] = declared[d]! * units;
  }
}
