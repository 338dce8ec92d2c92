import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, logistic, logit } from '../../src/random/elementary.js';

const relative = (got: number, wanted: number) => Math.abs(got - wanted) / Math.abs(wanted);

describe('exp', () => {
  it('agrees with Math.exp to 14 digits wherever a model value can lie', () => {
    for (let x = -700; x <= 700; x += 0.137) expect(relative(exp(x), Math.exp(x))).toBeLessThan(1e-14);
    for (let x = -1e-3; x <= 1e-3; x += 1.7e-5) expect(relative(exp(x), Math.exp(x))).toBeLessThan(1e-14);
  });

  it('goes to nought and to infinity at the ends, never to NaN', () => {
    expect(exp(-800)).toBe(0);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(800)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(0)).toBe(1);
  });

  it('rises with its argument', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 1e-6, max: 5, noNaN: true }),
        (x, h) => {
          expect(exp(x + h)).toBeGreaterThan(exp(x));
        },
      ),
    );
  });
});

describe('log', () => {
  it('agrees with Math.log to 14 digits from the smallest to the largest normal number', () => {
    for (let e = -307; e <= 307; e += 0.0731) {
      const x = 10 ** e;
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }
    for (let x = 0.5; x < 2; x += 0.00037) expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-15);
  });

  it('is -Infinity at nought and NaN below', () => {
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(1)).toBe(0);
  });

  it('undoes exp', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
        expect(log(exp(x))).toBeCloseTo(x, 11);
      }),
    );
  });
});

describe('logistic and logit', () => {
  it('are inverse to each other and symmetric', () => {
    expect(logistic(0)).toBe(0.5);
    // Published odds: 0.9 is nine to one.
    expect(logit(0.9)).toBeCloseTo(Math.log(9), 13);
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (x) => {
        expect(logit(logistic(x))).toBeCloseTo(x, 7);
        expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 14);
      }),
    );
  });
});
