import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { mean, quantileSorted, sampleStandardDeviation, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/analysis/estimate.js';

/** Draws of a nested experiment: sets with own means, worlds around them. */
function nested(sets: number, worlds: number, epistemic: number, aleatory: number, seed: string): Float64Array {
  const random = seedrandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Float64Array.from(
    Array.from({ length: sets }, () => {
      const centre = 10 + epistemic * normal();
      return Array.from({ length: worlds }, () => centre + aleatory * normal());
    }).flat(),
  );
}

const of = (values: ArrayLike<number>, worlds = 1) => estimate(Float64Array.from(values), worlds, 'GBP');
const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

describe('estimate', () => {
  it('has the mean, standard deviation and quantiles of the draws', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const found = of(values);
        const sorted = [...values].sort((a, b) => a - b);
        expect(found.mean).toBeCloseTo(mean(values), 6);
        expect(found.sd).toBeCloseTo(sampleStandardDeviation(values), 5);
        for (const [name, p] of [
          ['q05', 0.05],
          ['q25', 0.25],
          ['q50', 0.5],
          ['q75', 0.75],
          ['q95', 0.95],
        ] as const)
          expect(found[name]).toBe(quantileSorted(sorted, p));
      }),
    );
  });

  it('has as Monte Carlo error the spread of set means over the root of their number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (worlds, values) => {
          const sets = Math.floor(12 / worlds);
          const means = Array.from({ length: sets }, (_, s) => mean(values.slice(s * worlds, (s + 1) * worlds)));
          expect(of(values, worlds).mcse!).toBeCloseTo(sampleStandardDeviation(means) / Math.sqrt(sets), 9);
        },
      ),
    );
  });

  it('covers: of 300 experiments about 95% of intervals of two errors hold the truth', () => {
    let held = 0;
    for (let i = 0; i < 300; i++) {
      const { mean: found, mcse } = of(nested(80, 3, 2, 1, `coverage-${i}`), 3);
      if (Math.abs(found - 10) < 1.96 * mcse!) held += 1;
    }
    // Standard error of the coverage: 1.3%.
    expect(Math.abs(held / 300 - 0.95)).toBeLessThan(4 * 0.0126);
  });

  it.each([
    [2, 1],
    [0.5, 3],
    [3, 0.2],
  ])('tells apart not knowing (sd %d) and chance (sd %d)', (epistemic, aleatory) => {
    const { sdEpistemic, sdAleatory, sd } = of(nested(4000, 4, epistemic, aleatory, 'components'), 4);
    expect(sdEpistemic! / epistemic).toBeCloseTo(1, 1);
    expect(sdAleatory! / aleatory).toBeCloseTo(1, 1.5);
    expect(sd).toBeCloseTo(Math.hypot(epistemic, aleatory), 1);
  });

  it('never reports a negative variance where parameters do not matter', () => {
    for (let i = 0; i < 20; i++) {
      const { sdEpistemic } = of(nested(50, 2, 0, 1, `null-${i}`), 2);
      expect(sdEpistemic!).toBeGreaterThanOrEqual(0);
      expect(sdEpistemic!).toBeLessThan(0.6);
    }
  });

  it('of a constant is that constant without any error, whatever its size', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 4, max: 40 }), (figure, draws) => {
        const value = figure + 0; // no negative nought
        const found = of(new Float64Array(draws).fill(value), 2);
        expect(found).toMatchObject({
          mean: value,
          sd: 0,
          mcse: 0,
          sdEpistemic: 0,
          sdAleatory: 0,
          q05: value,
          q95: value,
        });
      }),
    );
  });

  it('does not claim an error or its parts where they cannot be known', () => {
    expect(of([3])).toMatchObject({ mean: 3, sd: 0, mcse: null, sdEpistemic: null, sdAleatory: null });
    // One parameter set of many worlds says nothing about other sets.
    expect(of([1, 2, 3, 4], 4)).toMatchObject({ mcse: null, sdEpistemic: null, sdAleatory: null });
    // One world a set: an error, but no parts.
    const single = of([1, 2, 3, 4], 1);
    expect(single.mcse).toBeCloseTo(standardDeviation([1, 2, 3, 4]) / Math.sqrt(3), 9);
    expect(single).toMatchObject({ sdEpistemic: null, sdAleatory: null });
  });

  it('tells what differs between variants from what differs inside them', () => {
    // Three variants in turn with means 10, 12 and 17; sd between sets 1, between worlds 0.5.
    const sets = 6000;
    const shift = [0, 2, 7];
    const values = nested(sets, 2, 1, 0.5, 'variants').map((x, d) => x + shift[Math.floor(d / 2) % 3]!);
    const variantOfSet = Uint8Array.from({ length: sets }, (_, s) => s % 3);
    const found = estimate(values, 2, 'GBP', variantOfSet);
    // Variance of 0, 2 and 7 with equal weights: 26 / 3.
    expect(found.sdStructural!).toBeCloseTo(Math.sqrt(26 / 3), 1);
    expect(found.sdEpistemic!).toBeCloseTo(1, 1);
    expect(found.sdAleatory!).toBeCloseTo(0.5, 1);
    // A stratified mean has no error from the variants: sqrt((1 + 0.25 / 2) / 6000).
    expect(found.mcse!).toBeCloseTo(Math.sqrt(1.125 / sets), 3);
    expect(found.mean).toBeCloseTo(13, 1);
    expect(of(values, 2).sdEpistemic!).toBeGreaterThan(2.5);
  });

  it('has no structural part with one variant, and finds none where variants agree', () => {
    const values = nested(2000, 2, 1, 1, 'agree');
    expect(of(values, 2).sdStructural).toBeNull();
    expect(estimate(values, 2, 'GBP', new Uint8Array(2000))).toEqual(of(values, 2));
    const turns = Uint8Array.from({ length: 2000 }, (_, s) => s % 2);
    expect(estimate(values, 2, 'GBP', turns).sdStructural!).toBeLessThan(0.1);
    // One set of a variant says nothing about others of it.
    expect(estimate(Float64Array.of(1, 2, 3), 1, 'GBP', Uint8Array.of(0, 1, 0))).toMatchObject({
      mcse: null,
      sdStructural: null,
    });
  });

  it('moves and scales with the figures', () => {
    const values = nested(20, 2, 1, 1, 'scale');
    const [one, other] = [
      of(values, 2),
      of(
        values.map((x) => 1000 - 3 * x),
        2,
      ),
    ];
    expect(other.mean).toBeCloseTo(1000 - 3 * one.mean, 9);
    for (const name of ['sd', 'mcse', 'sdEpistemic', 'sdAleatory'] as const)
      expect(other[name]!).toBeCloseTo(3 * one[name]!, 9);
    expect(other.q05).toBeCloseTo(1000 - 3 * one.q95, 9);
  });
});
