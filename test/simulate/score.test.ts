import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import { thresholdPoints } from '../../src/contract/thresholdPoints.js';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { score, scoreDeclared, type Terms } from '../../src/simulate/score.js';
import { pointUnits } from '../../src/simulate/totals.js';
import { percent, points } from '../../src/units.js';
import { outcomesOf } from './outcomesOf.js';
import { contractOf, practiceOf, simulated } from './smallWorld.js';

/** Points and pence of one count, read back from the kernel's whole units. */
function scored(met: number, counted: number, terms: Terms) {
  const [pence, earned] = [new Float64Array(1), new Float64Array(1)];
  score(pence, earned, 1, Float64Array.of(met), Float64Array.of(counted), terms);
  return { pence: pence[0]!, points: earned[0]! / pointUnits };
}

const count = fc.nat(3000).chain((counted) => fc.tuple(fc.nat(counted), fc.constant(counted)));
const contractTerms = fc
  .record({
    points: fc.integer({ min: 1, max: 45 }),
    lower: fc.integer({ min: 0, max: 80 }),
    width: fc.integer({ min: 5, max: 60 }),
    step: fc.option(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { nil: 0 }),
    pounds: fc.integer({ min: 0, max: 20_000 }),
  })
  .map(({ points: available, lower, width, step, pounds }) => ({
    available,
    lower,
    upper: Math.min(100, lower + width),
    step: step * available,
    fullPence: 100 * pounds,
  }));

describe('score', () => {
  it('gives the points of the contract rule, step indicators included, and pay in proportion', () => {
    fc.assert(
      fc.property(count, contractTerms, ([met, counted], { available, lower, upper, step, fullPence }) => {
        const terms = {
          points: available,
          lower: lower / 100,
          upper: upper / 100,
          step,
          fullPence,
          roundPoints: false,
        };
        const contract =
          counted === 0
            ? 0
            : thresholdPoints(percent((100 * met) / counted), points(available), {
                lower: percent(lower),
                upper: percent(upper),
                ...(step > 0 ? { step: points(step) } : {}),
              });
        const own = scored(met, counted, terms);
        expect(Math.abs(own.points - contract)).toBeLessThan(0.6 / pointUnits);
        expect(Math.abs(own.pence - (contract / available) * fullPence)).toBeLessThan(0.6);
      }),
      { numRuns: 2000 },
    );
  });

  it('pays in full at exactly the upper threshold and nothing at the lower, for every threshold ever used', () => {
    const thresholds = rulesetYears('England').flatMap((y) =>
      loadRuleset('England', y).indicators.flatMap((i) => (i.thresholds && !i.thresholds.step ? [i.thresholds] : [])),
    );
    const pairs = new Map(thresholds.map(({ lower, upper }) => [`${lower}-${upper}`, { lower, upper }]));
    expect(pairs.size).toBeGreaterThan(10);
    for (const { lower, upper } of pairs.values()) {
      const terms = {
        points: 10,
        lower: lower / 100,
        upper: upper / 100,
        step: 0,
        fullPence: 1000,
        roundPoints: false,
      };
      for (const hundreds of [1, 3, 7, 41]) {
        expect(scored(hundreds * upper, hundreds * 100, terms)).toEqual({ pence: 1000, points: 10 });
        expect(scored(hundreds * lower, hundreds * 100, terms)).toEqual({ pence: 0, points: 0 });
        expect(scored(hundreds * upper - 1, hundreds * 100, terms).points).toBeLessThan(10);
      }
    }
  });

  it('rounds points to two decimals, and pays on them, where the contract is read so', () => {
    // 2 points, thresholds 50 to 90: 70.1% earns 1.005 points.
    const terms = { points: 2, lower: 0.5, upper: 0.9, step: 0, fullPence: 20_000, roundPoints: true };
    fc.assert(
      fc.property(count, ([met, counted]) => {
        const rounded = scored(met, counted, terms);
        const exact = scored(met, counted, { ...terms, roundPoints: false });
        expect(rounded.points * 100).toBeCloseTo(Math.round(rounded.points * 100), 6);
        expect(Math.abs(rounded.points - exact.points)).toBeLessThanOrEqual(0.005 + 1e-4);
        expect(rounded.pence).toBeCloseTo(rounded.points * 10_000, 4);
      }),
    );
  });

  it('never pays more for fewer patients', () => {
    fc.assert(
      fc.property(count, contractTerms, ([met, counted], { available, lower, upper, step, fullPence }) => {
        fc.pre(met > 0);
        const terms = {
          points: available,
          lower: lower / 100,
          upper: upper / 100,
          step,
          fullPence,
          roundPoints: false,
        };
        expect(scored(met, counted, terms).pence).toBeGreaterThanOrEqual(scored(met - 1, counted, terms).pence);
      }),
    );
  });

  it('gives declared items all or nothing', () => {
    const [pence, earned] = [new Float64Array(2), new Float64Array(2)];
    const terms = { points: 4, lower: 0, upper: 1, step: 0, fullPence: 12_345.4, roundPoints: false };
    scoreDeclared(pence, earned, 2, Float64Array.of(0, 1), terms);
    expect([...pence]).toEqual([0, 12_345]);
    expect([...earned]).toEqual([0, 4 * pointUnits]);
  });
});

describe('the points of a simulated practice', () => {
  const contract = contractOf(['DM007', 'HF003', 'AF007']);
  const indicators = contract.indicators.map((indicator, i) =>
    // The third gets a step, which no indicator of the year has.
    i === 2 ? { ...indicator, thresholds: { ...indicator.thresholds!, step: points(5) } } : indicator,
  );

  it.each(indicators)('are those of the contract for its achievement, in every world: $code', async (indicator) => {
    const ruleset = { ...contract, indicators: [indicator] };
    for (const i of [0, 4, 11]) {
      const world = await simulated({ ruleset, practices: [practiceOf(i, contract)], draws: 500 });
      const achievement = indicatorAchievement(world, 0, 0);
      outcomesOf(world, 'national').pointsPerPractice.forEach((earned, d) => {
        const wanted = thresholdPoints(percent(100 * achievement[d]!), indicator.points.value, indicator.thresholds!);
        expect(Math.abs(earned - wanted)).toBeLessThan(0.6 / pointUnits);
      });
    }
  });
});
