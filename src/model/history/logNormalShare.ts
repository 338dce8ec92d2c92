import { exp, log } from '../../random/elementary.js';

/** Coefficients of the error function's approximation, from the constant up (Numerical Recipes, erfcc): relative error below 1.2e-7. */
const coefficients = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
] as const;

/** log of erfc(x) e^(x^2) for x >= 0. */
function logScaledErfc(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = coefficients[i]! + sum * t;
  return log(t) + sum;
}

const half = -Math.LN2;

/**
 * log( e^(t^2 / 2) Phi(t) ), Phi the standard normal distribution function: finite for any t, because the two factors are never
 * formed alone. Absolute error below 2e-7.
 */
export function logScaledNormalShare(t: number): number {
  const x = Math.abs(t) * Math.SQRT1_2;
  if (t <= 0) return half + logScaledErfc(x);
  return 0.5 * t * t + log(1 - 0.5 * exp(logScaledErfc(x) - x * x));
}
