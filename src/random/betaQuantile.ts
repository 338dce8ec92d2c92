import { exp, log } from './elementary.js';
import { logGamma } from './logGamma.js';

/** Newton steps at most, and the relative step at which they end. */
const mostSteps = 10;
const smallestStep = 1e-8;

/** Terms of the continued fraction at most, the change at which it ends, and what stands in for nought in a denominator. */
const mostTerms = 100;
const smallestChange = 3e-7;
const almostNought = 1e-30;

/**
 * Quantile of the beta distribution with shapes a and b above 0, the same bytes on every machine: `jstat`, whose numbers it gives
 * but for the last digits, leaves exponential and logarithm to the engine, and engines differ in them. A rational start (Abramowitz and
 * Stegun 26.2.23 and 26.5.22), then Halley's steps on the incomplete beta function, as in Press et al., Numerical Recipes,
 * 3rd ed., 6.4.
 * @param u  share below, in (0, 1)
 */
export function betaQuantile(u: number, a: number, b: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return 1;
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let x = a >= 1 && b >= 1 ? startByNormal(u, a, b) : startByTails(u, a, b);
  for (let step = 0; step < mostSteps && x !== 0 && x !== 1; step++) {
    const density = exp((a - 1) * log(x) + (b - 1) * log(1 - x) + logScale);
    const newton = (betaShare(x, a, b, logScale) - u) / density;
    const halley = newton / (1 - 0.5 * Math.min(1, newton * ((a - 1) / x - (b - 1) / (1 - x))));
    x -= halley;
    if (x <= 0) x = 0.5 * (x + halley);
    if (x >= 1) x = 0.5 * (x + halley + 1);
    if (Math.abs(halley) < smallestStep * x && step > 0) break;
  }
  return x;
}

function startByNormal(u: number, a: number, b: number): number {
  const t = Math.sqrt(-2 * log(u < 0.5 ? u : 1 - u));
  const tail = (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)) - t;
  const z = u < 0.5 ? -tail : tail;
  const skew = (z * z - 3) / 6;
  const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
  const w = (z * Math.sqrt(skew + h)) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (skew + 5 / 6 - 2 / (3 * h));
  return a / (a + b * exp(2 * w));
}

function startByTails(u: number, a: number, b: number): number {
  const left = exp(a * log(a / (a + b))) / a;
  const right = exp(b * log(b / (a + b))) / b;
  const sum = left + right;
  return u < left / sum ? exp(log(a * sum * u) / a) : 1 - exp(log(b * sum * (1 - u)) / b);
}

/** Share of the distribution below x: the regularised incomplete beta function. */
function betaShare(x: number, a: number, b: number, logScale: number): number {
  const front = exp(logScale + a * log(x) + b * log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** By Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  const safe = (value: number): number => (Math.abs(value) < almostNought ? almostNought : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a - 1 + 2 * m) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 1 + 2 * m));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < smallestChange) break;
  }
  return fraction;
}
