import { log } from './elementary.js';

const lanczos = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
];

/** Natural logarithm of the gamma function above 0, by Lanczos' approximation; relative error below 1e-10, the same bytes on every machine. */
export function logGamma(x: number): number {
  const shifted = x + 5.5;
  const sum = lanczos.reduce((all, coefficient, j) => all + coefficient / (x + j + 1), 1.000000000190015);
  return log((2.5066282746310007 * sum) / x) - (shifted - (x + 0.5) * log(shifted));
}
