import { exp } from './elementary.js';

/** Where the rational approximation gives way to the continued fraction, and where nothing is left of the tail. */
const farTail = 7.07106781186547;
const end = 37;

const numerator = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const;
const denominator = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;

const sqrtTwoPi = 2.506628274631;

const horner = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
};

/**
 * Share of a standard normal distribution below z, the same bytes on every machine (its exponential is our own). Double
 * precision, by the rational approximation of Hart (1968, algorithm 5666) in the form of G. West, 'Better approximations to
 * cumulative normal functions' (Wilmott, 2005); absolute error below 1e-14.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (Number.isNaN(z)) return Number.NaN;
  if (x > end) return z > 0 ? 1 : 0;
  const density = exp(-0.5 * x * x);
  const tail =
    x < farTail
      ? (density * horner(numerator, x)) / horner(denominator, x)
      : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / sqrtTwoPi;
  return z > 0 ? 1 - tail : tail;
}
