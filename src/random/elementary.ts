/**
 * exp and log made of + - * / alone. ECMAScript leaves the last bits of Math.exp and Math.log to the engine, so results
 * that must be the same bytes everywhere may not use them. Relative error below 1e-14 (tests compare with Math).
 */

const stepsPerOctave = 64;
const stepsPerUnit = 92.33248261689366; // 64 / ln 2
const stepHigh = 0.010830424695086549; // ln 2 / 64, leading bits: times a whole number it is exact
const stepLow = 1.162596423439437e-12;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const roundingMagic = 6755399441055744; // 1.5 x 2^52: adding and subtracting it rounds to a whole number

/** 2^(j/64) for j = 0 .. 63, from the series of e^x so that the table is the same on every engine. */
const fractionsOfOctave = Float64Array.from({ length: stepsPerOctave }, (_, j) => {
  const x = (j * Math.LN2) / stepsPerOctave;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 25; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
});

/** Powers of two from 2^-1074 to 2^1023; index is the exponent plus 1074. */
const powersOfTwo = Float64Array.from({ length: 2098 }, (_, i) => 2 ** (i - 1074));

/**
 * e^x; 0 below -744.4, Infinity above 709.78. x = (64 e + j) ln2/64 + r with |r| < 0.0055, so five terms of the series do.
 */
export function exp(x: number): number {
  if (!(x > -744.4)) return x < 0 ? 0 : Number.NaN;
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  const steps = x * stepsPerUnit + roundingMagic - roundingMagic;
  const r = x - steps * stepHigh - steps * stepLow;
  const k = steps | 0;
  const series = 1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))));
  return series * fractionsOfOctave[k & 63]! * powersOfTwo[(k >> 6) + 1074]!;
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** Natural logarithm of a positive normal number; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  bits[0] = x;
  let exponent = (words[1]! >>> 20) - 1023;
  words[1] = (words[1]! & 0x000fffff) | 0x3ff00000;
  let mantissa = bits[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  // log m = 2 atanh s with s = (m - 1) / (m + 1), |s| < 0.172
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  const series =
    1 / 3 +
    z *
      (1 / 5 +
        z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21))))))));
  return exponent * ln2High + (2 * s + 2 * s * z * series + exponent * ln2Low);
}

/** 1 / (1 + e^-x). */
export const logistic = (x: number): number => 1 / (1 + exp(-x));

/** log(p / (1 - p)) for p inside (0, 1). */
export const logit = (p: number): number => log(p / (1 - p));
