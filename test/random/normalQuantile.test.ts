import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/random/normalQuantile.js';

/** Distribution function by its power series (Marsaglia 2004), good to 1e-14 for |z| < 6. */
function share(z: number): number {
  let sum = z;
  let term = z;
  for (let i = 3; Math.abs(term) > 1e-18; i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z - 0.9189385332046727);
}

describe('normalQuantile', () => {
  // Abramowitz and Stegun, table 26.5, and the customary two-sided limits, to all printed digits.
  it.each([
    [0.5, 0],
    [0.75, 0.6744897502],
    [0.9, 1.2815515655],
    [0.95, 1.644853627],
    [0.975, 1.9599639845],
    [0.99, 2.326347874],
    [0.995, 2.5758293035],
    [0.999, 3.0902323062],
    [1e-6, -4.7534243088],
    [1e-9, -5.997807015],
  ])('of %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });

  it('is undone by the distribution function', () => {
    for (let p = 0.0005; p < 1; p += 0.0005) expect(share(normalQuantile(p))).toBeCloseTo(p, 8);
  });

  it('is symmetric, so antithetic uniforms give antithetic normals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (w) => {
        const p = (w + 0.5) / 2 ** 32;
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
      }),
    );
  });

  it('never falls when p rises, across the seams between its pieces too', () => {
    const near = [0.02425, 0.97575, 0.5, 0.001, 0.999];
    for (const centre of near) {
      let last = Number.NEGATIVE_INFINITY;
      for (let i = -2000; i <= 2000; i++) {
        const z = normalQuantile(centre + (i * 8) / 2 ** 32);
        expect(z).toBeGreaterThanOrEqual(last);
        last = z;
      }
    }
  });

  it('turns an even grid of uniforms into mean 0, variance 1 and kurtosis 3', () => {
    const n = 200_000;
    let [first, second, fourth] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = normalQuantile((i + 0.5) / n);
      first += z / n;
      second += z ** 2 / n;
      fourth += z ** 4 / n;
    }
    expect(first).toBeCloseTo(0, 8);
    expect(second).toBeCloseTo(1, 4);
    expect(fourth).toBeCloseTo(3, 2);
  });
});
