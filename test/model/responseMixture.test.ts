import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptOf, mixtureOf } from '../../src/model/responseMixture.js';
import { unpaidOdds, variantCode } from '../../src/model/unpaidOdds.js';
import { averageOf, variantsInTurn } from '../../src/policy/responseStructure.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const inside = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe('the mixture', () => {
  it('keeps the mean that the studies saw, whatever the shares', () => {
    fc.assert(
      fc.property(inside, inside, share, share, (baseline, kept, stopping, carrying) => {
        const { stops, carriesOn, shift } = mixtureOf(baseline, kept, stopping, carrying, -1);
        const relaxes = 1 - stops - carriesOn;
        expect(Math.min(stops, carriesOn, relaxes)).toBeGreaterThanOrEqual(-1e-12);
        const mean = carriesOn * baseline + relaxes * logistic(logit(baseline) + shift);
        expect(mean).toBeCloseTo(kept * baseline, 9);
      }),
    );
  });

  it('lets no more stop than the studies leave room for, and nobody where nothing falls', () => {
    expect(mixtureOf(0.8, 0.95, 0.3, 0.5, -0.2).stops).toBeCloseTo(0.05, 12);
    expect(mixtureOf(0.8, 0.5, 0.3, 0.5, -2)).toMatchObject({ stops: 0.3, carriesOn: 0.25 });
    expect(mixtureOf(0.8, 1, 0.3, 0.5, 0)).toEqual({ stops: 0, carriesOn: 0, shift: 0 });
    expect(mixtureOf(0.8, 1.02, 0.3, 0.5, 0.1)).toEqual({ stops: 0, carriesOn: 0, shift: 0.1 });
  });

  it('takes the mean over practices of what is kept: seven nodes agree with a fine grid', () => {
    for (const [baseline, shift, spread] of [
      [0.8, -2.2, 0.3],
      [0.88, -0.9, 0.8],
      [0.72, 0.4, 0.5],
    ] as const) {
      let sum = 0;
      let weight = 0;
      for (let n = -7; n <= 7; n += 0.001) {
        const w = Math.exp((-n * n) / 2);
        sum += w * logistic(logit(baseline) + shift * Math.exp(spread * n - (spread * spread) / 2));
        weight += w;
      }
      expect(Math.abs(keptOf(baseline, shift, spread) - sum / weight / baseline)).toBeLessThan(0.001);
    }
    expect(keptOf(0.8, 0, 0.5)).toBe(1);
  });
});

describe('odds of failure when unpaid', () => {
  const odds = (variant: keyof typeof variantCode, p: number, baseline: number, shift: number) => {
    const out = new Float64Array(1);
    const row = {
      shift: Float64Array.of(shift),
      stops: new Float64Array(1),
      carriesOn: new Float64Array(1),
    };
    const styles = { style: Float64Array.of(0.5), strength: Float64Array.of(1) };
    unpaidOdds(
      out,
      new Uint8Array(1),
      1,
      0,
      Float64Array.of((1 - p) / p),
      Uint8Array.of(variantCode[variant]),
      row,
      0,
      logit(baseline),
      styles,
      Uint8Array.of(1),
    );
    return out[0]!;
  };
  const success = (variant: keyof typeof variantCode, p: number, baseline: number, shift: number) =>
    1 / (1 + odds(variant, p, baseline, shift));

  it('agree at the reference baseline, and differ away from it', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: -4, max: 1, noNaN: true }), (baseline, shift) => {
        expect(success('completions', baseline, baseline, shift)).toBeCloseTo(
          success('shift', baseline, baseline, shift),
          9,
        );
      }),
    );
    // Of 95%, with 80% falling to 30.7%: the logit leaves 67.8%, the hazard 1 - 0.05^(0.367 / 1.609) = 49.5%.
    expect(success('shift', 0.95, 0.8, -2.2)).toBeCloseTo(0.678, 3);
    expect(success('completions', 0.95, 0.8, -2.2)).toBeCloseTo(0.495, 3);
  });

  it('of slower completions are monotone in the shift and stay between nothing and all', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: -6, max: 2, noNaN: true }),
        (p, shift) => {
          const now = success('completions', p, 0.85, shift);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(1);
          expect(success('completions', p, 0.85, shift - 0.5)).toBeLessThanOrEqual(now + 1e-12);
          if (shift === 0) expect(now).toBeCloseTo(p, 12);
        },
      ),
    );
    expect(odds('completions', 1, 0.8, -2)).toBe(0);
  });
});

describe('variants in turn', () => {
  it('take turns where weights are equal, and more sets change nothing of the earlier ones', () => {
    expect([...variantsInTurn(averageOf(['shift', 'completions', 'mixture']), 7)]).toEqual([0, 1, 2, 0, 1, 2, 0]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }), (raw) => {
        const total = raw.reduce((sum, x) => sum + x, 0);
        const structure = raw.map((x, i) => ({
          variant: (['shift', 'completions', 'mixture'] as const)[i]!,
          weight: x / total,
        }));
        const many = variantsInTurn(structure, 200);
        expect([...variantsInTurn(structure, 50)]).toEqual([...many.subarray(0, 50)]);
        structure.forEach(({ weight }, i) => {
          expect(Math.abs(many.filter((v) => v === i).length - 200 * weight)).toBeLessThan(2);
        });
      }),
    );
  });
});
