import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCostEffective, netBenefit, presentValue, quadrantOf, quadrants } from '../../src/model/netBenefit.js';

const increment = {
  cost: Float64Array.of(-100, 100, -100, 100, 0),
  qalys: Float64Array.of(-1, 1, 1, -1, 0),
};

const sum = (values: Float64Array) => values.reduce((all, x) => all + x, 0);

describe('net benefit', () => {
  it('is the threshold times health less cost, and counts above nought', () => {
    expect([...netBenefit(increment, 40)]).toEqual([60, -60, 140, -140, 0]);
    expect([...isCostEffective(netBenefit(increment, 40))]).toEqual([1, 0, 1, 0, 0]);
    // Dear enough a QALY turns the verdict on what costs and what saves health.
    expect([...isCostEffective(netBenefit(increment, 200))]).toEqual([0, 1, 1, 0, 0]);
  });

  const draws = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
  });

  it('at a threshold of nought asks which draws save money', () => {
    fc.assert(
      fc.property(draws, (pairs) => {
        const cost = Float64Array.from(pairs, ([pounds]) => pounds);
        const qalys = Float64Array.from(pairs, ([, health]) => health);
        expect(sum(isCostEffective(netBenefit({ cost, qalys }, 0)))).toBe(cost.filter((pounds) => pounds < 0).length);
      }),
    );
  });

  it('has every draw in one quadrant, and better and cheaper ones worth it at any threshold', () => {
    expect([...increment.cost].map((cost, d) => quadrantOf(cost, increment.qalys[d]!))).toEqual([
      'cheaperWorse',
      'dearerBetter',
      'cheaperBetter',
      'dearerWorse',
      'noDifference',
    ]);
    fc.assert(
      fc.property(draws, fc.integer({ min: 1, max: 1000 }), (pairs, threshold) => {
        const found = pairs.map(([cost, qalys]) => quadrantOf(cost, qalys));
        expect(found.every((name) => quadrants.includes(name))).toBe(true);
        pairs.forEach(([cost, qalys], d) => {
          const [worth] = isCostEffective(
            netBenefit({ cost: Float64Array.of(cost), qalys: Float64Array.of(qalys) }, threshold),
          );
          if (found[d] === 'cheaperBetter') expect(worth).toBe(1);
          if (found[d] === 'dearerWorse' || found[d] === 'noDifference') expect(worth).toBe(0);
        });
      }),
    );
  });
});

describe('present value', () => {
  it('counts the first year in full and discounts the others', () => {
    const value = presentValue([Float64Array.of(100, 1), Float64Array.of(110, 0), Float64Array.of(121, 0)], 0.1);
    expect(value[0]).toBeCloseTo(300, 10);
    expect(value[1]).toBe(1);
    expect([...presentValue([Float64Array.of(7)], 0.035)]).toEqual([7]);
    expect(() => presentValue([], 0)).toThrow('no years');
  });
});
