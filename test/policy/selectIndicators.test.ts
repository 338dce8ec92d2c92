import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ruleset } from '../../src/contract/ruleset.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { type SelectionOrder, selectionOrders } from '../../src/policy/indicatorSelectionSchema.js';
import type { IndicatorSelection } from '../../src/policy/policy.js';
import { type RankOf, selectIndicators } from '../../src/policy/selectIndicators.js';

const ruleset = loadRuleset('England', '2016-17');
/** Any order that is not that of the codes, another one for each way to choose. */
const rankOf: RankOf = (choose, code) => choose.length * (code.charCodeAt(code.length - 1) % 7) - code.charCodeAt(0);
const select = (selection: IndicatorSelection) => selectIndicators(selection, ruleset, rankOf);
const pointsOf = (codes: Iterable<string>): number => {
  const chosen = new Set(codes);
  return ruleset.indicators.reduce((sum, { code, points }) => sum + (chosen.has(code) ? points.value : 0), 0);
};

/** The year with only these indicators, of so many points each. */
const small = (points: Readonly<Record<string, number>>): Ruleset => ({
  ...ruleset,
  indicators: Object.entries(points).map(([code, value]) => {
    const like = ruleset.indicators[0]!;
    return { ...like, code, points: { ...like.points, value: value as typeof like.points.value } };
  }),
});

describe('selectIndicators in England 2016/17', () => {
  // 559 points in 77 indicators; diabetes 86, smoking 64, blood pressure 15, depression 10 (published tables of the year).
  it.each([
    ['all' as const, 77, 559],
    [{ codes: ['DM007', 'DEM004'] }, 2, 17 + 39],
    [{ areas: ['DM'] }, 11, 86],
    [{ areas: ['BP', 'DEP', 'SMOK'] }, 6, 15 + 10 + 64],
    [{ allBut: { areas: ['DM'] } }, 66, 559 - 86],
    [{ allBut: { codes: ['DM007'] } }, 76, 559 - 17],
  ])('%j is so many indicators and points', (selection, count, points) => {
    const codes = select(selection);
    expect({ count: codes.size, points: pointsOf(codes) }).toEqual({ count, points });
  });

  it('splits without remainder by domain and by care type', () => {
    for (const [key, names] of [
      ['domains', ruleset.indicators.map((indicator) => indicator.domain)],
      ['careTypes', ruleset.indicators.map((indicator) => indicator.careType)],
    ] as const) {
      const parts = [...new Set(names)].map((name) => select({ [key]: [name] } as never));
      expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(77);
      expect(new Set(parts.flatMap((part) => [...part])).size).toBe(77);
    }
  });

  it('lists near matches of what the year does not have, all at once', () => {
    expect(() => select({ codes: ['DM07', 'DM007', 'XYZ'] })).toThrow(
      /the indicator "DM07", which England 2016-17 does not have; allowed: .*DM007.*Did you mean DM007\?\n.*"XYZ".*one of the 77 indicator codes/,
    );
    expect(() => select({ areas: ['diabetes'] })).toThrow(
      /indicator area "diabetes".*Did you mean DM \(Diabetes mellitus\)\?/,
    );
    expect(() => select({ allBut: { domains: ['quality-improvement'] } })).toThrow(
      /domain "quality-improvement".*allowed: clinical, public-health, additional-services/,
    );
  });
});

describe('a share of points', () => {
  const year = small({ A: 10, B: 20, C: 30, D: 40 });
  const ranks: Readonly<Record<SelectionOrder, Readonly<Record<string, number>>>> = {
    mostHoursPerPoint: { A: -1, B: -4, C: -3, D: -2 },
    leastHoursPerPoint: { A: 1, B: 4, C: 3, D: 2 },
    leastChance: { A: 0.9, B: 0.9, C: 0.9, D: 0.1 },
    uniform: { A: 0, B: 0, C: 0, D: 0 },
  };
  const chosen = (shareOfPoints: number, choose: SelectionOrder) => [
    ...selectIndicators({ shareOfPoints, choose }, year, (order, code) => ranks[order][code]!),
  ];

  it('takes whole indicators by rising rank and stops before the one that is too many', () => {
    expect(chosen(0.5, 'mostHoursPerPoint')).toEqual(['B', 'C']);
    // D would carry it to 90; A, which would still fit, is not taken in its place.
    expect(chosen(0.8, 'mostHoursPerPoint')).toEqual(['B', 'C']);
    expect(chosen(0.5, 'leastHoursPerPoint')).toEqual(['A', 'D']);
    expect(chosen(0.09, 'leastHoursPerPoint')).toEqual([]);
  });

  it('takes equal ones by code', () => {
    expect(chosen(0.7, 'leastChance')).toEqual(['D', 'A', 'B']);
    expect(chosen(0.3, 'uniform')).toEqual(['A', 'B']);
  });

  it('asks for the rank that belongs to its own way to choose', () => {
    const asked = new Set<string>();
    selectIndicators({ shareOfPoints: 1, choose: 'uniform' }, year, (order) => {
      asked.add(order);
      return 0;
    });
    expect([...asked]).toEqual(['uniform']);
  });

  it('is not thrown off by the rounding of sums', () => {
    const tenths = small(Object.fromEntries('ABCDEFGHIJ'.split('').map((code) => [code, 0.1])));
    const seven = selectIndicators({ shareOfPoints: 0.7, choose: 'leastHoursPerPoint' }, tenths, () => 1);
    expect(seven.size).toBe(7);
  });

  it('refuses a rank that is no number', () => {
    expect(() => selectIndicators({ shareOfPoints: 1, choose: 'uniform' }, year, () => Number.NaN)).toThrow(
      /rank of A/,
    );
  });

  it('keeps to the share, grows with it, and is everything at one and nothing at none', () => {
    const choose = fc.constantFrom(...selectionOrders);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(choose, share, share, (order, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((shareOfPoints) =>
          select({ shareOfPoints, choose: order }),
        );
        expect(pointsOf(more!)).toBeLessThanOrEqual(Math.max(one, other) * 559 + 1e-6);
        expect([...less!].every((code) => more!.has(code))).toBe(true);
        expect(select({ shareOfPoints: 1, choose: order }).size).toBe(77);
        expect(select({ shareOfPoints: 0, choose: order }).size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
