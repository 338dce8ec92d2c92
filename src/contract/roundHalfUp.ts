import { type Pounds, pounds } from '../units.js';

/** Digits of a binary fraction that are trusted: below them stands the noise of earlier multiplications. */
const trustedDigits = 15;

/**
 * Rounds to a number of decimals, halves away from zero, in decimal notation: 1.005 becomes 1.01 although its nearest
 * binary fraction lies below one half. A recovery of 1.005 is the same pence as a payment of 1.005.
 * @throws Error when the value is not finite
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new Error(`cannot round ${value}`);
  const [digits, exponent] = Math.abs(value)
    .toExponential(trustedDigits - 1)
    .split('e') as [string, string];
  const rounded = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const result = Number(`${rounded}e${-decimals}`);
  return value < 0 && result !== 0 ? -result : result;
}

/** A payment as it is made: whole pence, half up (docs/contract.md, rule A41). */
export const roundToPence = (amount: Pounds): Pounds => pounds(roundHalfUp(amount, 2));
