import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { generalEffect } from '../../src/model/practiceEffects.js';

const fitted = loadAchievementCalibration().effects;

describe('the general effect of a practice', () => {
  it('rises with its standard normal, whatever the tail', () => {
    const z = fc.double({ min: -6, max: 6, noNaN: true });
    const tail = fc.record({
      tailStart: fc.double({ min: -1, max: 4, noNaN: true }),
      tailSlope: fc.double({ min: 0, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(
        z,
        z,
        fc.double({ min: -2.5, max: 1.5, noNaN: true }),
        tail,
        (a, b, size, { tailStart, tailSlope }) => {
          fc.pre(Math.abs(a - b) > 1e-9);
          const parameters = { ...fitted, tailStart, tailSlope };
          expect(generalEffect(Math.max(a, b), size, parameters)).toBeGreaterThan(
            generalEffect(Math.min(a, b), size, parameters),
          );
        },
      ),
    );
  });

  it('is normal above the start of the tail and falls (1 + slope) times as fast below', () => {
    const parameters = { ...fitted, generalSpread: 0.4, tailStart: 1.5, tailSlope: 2 };
    expect(generalEffect(1, 0, parameters)).toBeCloseTo(0.4, 12);
    expect(generalEffect(-1.5, 0, parameters)).toBeCloseTo(-0.6, 12);
    expect(generalEffect(-2.5, 0, parameters)).toBeCloseTo(-0.6 - 3 * 0.4, 12);
  });

  it('is better and less spread in larger practices by the slope and the spread of size', () => {
    const parameters = { ...fitted, generalSpread: 0.4, sizeSlope: 0.3, sizeSpread: 0.5, tailStart: 9 };
    expect(generalEffect(0, Math.log(2), parameters)).toBeCloseTo(0.3 * Math.log(2), 12);
    const width = generalEffect(1, Math.log(4), parameters) - generalEffect(0, Math.log(4), parameters);
    expect(width).toBeCloseTo(0.4 / 2, 12);
  });

  it('as fitted has a heavier left tail than right', () => {
    expect(-generalEffect(-3, 0, fitted)).toBeGreaterThan(1.3 * generalEffect(3, 0, fitted));
  });
});
