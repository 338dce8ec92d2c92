/**
 * exp and log made of + - * / alone. ECMAScript leaves the last bits of Math.exp and Math.log to the engine, so results
 * that must be the same bytes everywhere may not use them. Relative error below 1e-14 (tests compare with Math).
 */

const log2OfE = 1.4426950408889634;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const roundingMagic = 6755399441055744; // 1.5 x 2^52: adding and subtracting it rounds to a whole number

/** Powers of two from 2^-1074 to 2^1023; index is the exponent plus 1074. */
const powersOfTwo = Float64Array.from({ length: 2098 }, (_, i) => 2 ** (i - 1074));

/** e^x; 0 below -745, Infinity above 709.78. */
export function exp(x: number): number {
  if (x < -745) return 0;
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  const k = x * log2OfE + roundingMagic - roundingMagic;
  const r = x - k * ln2High - k * ln2Low;
  const series =
    1 +
    r *
      (1 +
        r *
          (0.5 +
            r *
              (1 / 6 +
                r *
                  (1 / 24 +
                    r *
                      (1 / 120 +
                        r *
                          (1 / 720 +
                            r *
                              (1 / 5040 +
                                r *
                                  (1 / 40320 +
                                    r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r / 479001600)))))))))));
  return series * (powersOfTwo[k + 1074] as number);
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** Natural logarithm of a positive normal number; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  bits[0] = x;
  let exponent = ((words[1] as number) >>> 20) - 1023;
  words[1] = ((words[1] as number) & 0x000fffff) | 0x3ff00000;
  let mantissa = bits[0] as number;
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
