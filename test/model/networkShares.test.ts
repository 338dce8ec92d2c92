import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError.js';
import { networkShares, penceBetween, practiceNetworkPence } from '../../src/model/networkShares.js';
import { patients } from '../../src/units.js';
import { populationOf, practice, practices } from './networkWorld.js';

describe('the shares of a network', () => {
  const shares = networkShares(populationOf(practices));

  it('go by weighted list, by the registered one where none is known', () => {
    expect(shares.codes).toEqual(['N1', 'N2', 'N3']);
    const width = (p: number) => shares.to[p]! - shares.from[p]!;
    expect(width(1)).toBeCloseTo(12_345 / (12_345 + 29_999.9), 12);
    expect(width(2)).toBeCloseTo(4_700.5 / (8_412.37 + 4_700.5 + 21_000.01), 12);
    expect(width(4)).toBe(1);
  });

  it('give nothing to a practice without a network', () => {
    expect(shares.networkOf[3]).toBe(-1);
    expect(penceBetween(1_000_000, shares.from[3]!, shares.to[3]!)).toBe(0);
  });

  it('add up to the sum, to the penny, and are within a penny of their part', () => {
    const weights = fc.array(fc.double({ min: 0.5, max: 40_000, noNaN: true }), { minLength: 1, maxLength: 31 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 5_000_000_000 }), (weightedLists, sum) => {
        const members = weightedLists.map((weightedList, i) => practice(`P${i}`, 'N', 1_000, { weightedList }));
        const { from, to } = networkShares(populationOf(members));
        const total = weightedLists.reduce((all, one) => all + one, 0);
        const parts = weightedLists.map((_, i) => penceBetween(sum, from[i]!, to[i]!));
        expect(parts.reduce((all, one) => all + one, 0)).toBe(sum);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (sum * weightedLists[i]!) / total)).toBeLessThanOrEqual(1.001);
        });
      }),
    );
  });

  it('are the same whatever the order of the practices', () => {
    const byCode = (members: typeof practices) => {
      const { networkOf, from, to, codes } = networkShares(populationOf(members));
      return Object.fromEntries(members.map(({ code }, p) => [code, [codes[networkOf[p]!], from[p], to[p]]]).sort());
    };
    expect(byCode([...practices].reverse())).toEqual(byCode(practices));
  });

  it('fill a block of draws', () => {
    const pence = new Float64Array(4);
    practiceNetworkPence(pence, Float64Array.of(100, 101, 0), 3, 0.25, 0.5);
    expect([...pence]).toEqual([25, 26, 0, 0]);
  });

  it('need networks, and weights', () => {
    const without = practices.map(({ network: _, ...rest }) => rest);
    expect(() => networkShares(populationOf(without))).toThrow(InputError);
    expect(() => networkShares(populationOf(without))).toThrow(/Test networks.*2019-20/s);
    const weightless = [practice('P1', 'N1', 500, { weightedList: 0 })];
    expect(() => networkShares(populationOf(weightless))).toThrow(/network N1.*500 registered/);
    // A network of an empty practice has nothing to share.
    expect(networkShares(populationOf([practice('P1', 'N1', 0, { registers: { AF: patients(0) } })])).to[0]).toBe(0);
  });
});
