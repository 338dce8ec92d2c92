import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPopulationFacts } from '../../../src/facts/populationFacts.js';
import { InputError } from '../../../src/inputError.js';
import { syntheticEngland } from '../../../src/population/synthetic/syntheticEngland.js';

const facts = readPopulationFacts('2022-23');
const year = '2022-23';
const seed = 'subsets';
const country = syntheticEngland({ year, seed, facts });

describe('a country', () => {
  it('is the same for the same seed and another for another', () => {
    expect(syntheticEngland({ year, seed, facts })).toEqual(country);
    const other = syntheticEngland({ year, seed: 'subsets ', facts });
    const same = other.practices.filter(({ list }, i) => list === country.practices[i]?.list).length;
    expect(same).toBeLessThan(20);
  });

  it('says that it is not real', () => {
    expect(country.label).toBe('Synthetic England 2022-23 (6,378 practices; not real practices)');
    expect(syntheticEngland({ year, seed, facts, practices: 10 }).label).toBe(
      'Synthetic England 2022-23 (10 of 6,378 practices; not real practices)',
    );
    expect(Object.values(country.nationalPrevalence).every(({ note }) => note === 'synthetic')).toBe(true);
  });
});

describe('a subset', () => {
  const codes = country.areas.map(({ code }) => code);

  it('holds practices of the country, unchanged, in order, and the national prevalence of the whole', () => {
    fc.assert(
      fc.property(
        fc.option(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 }), { nil: undefined }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (areas, part) => {
          const available = country.practices.filter(({ area }) => !areas || areas.includes(area));
          const practices = Math.max(1, Math.round(part * available.length));
          const subset = syntheticEngland({ year, seed, facts, practices, ...(areas ? { areas } : {}) });
          expect(subset.practices).toEqual(available.slice(0, practices));
          expect(subset.nationalPrevalence).toEqual(country.nationalPrevalence);
          expect(subset.areas.map(({ code }) => code).sort()).toEqual(
            [...new Set(subset.practices.map(({ area }) => area))].sort(),
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('of all practices of an area is the area', () => {
    const somerset = syntheticEngland({ year, seed, facts, areas: ['11X'] });
    expect(somerset.areas).toEqual([{ code: '11X', name: 'Somerset' }]);
    expect(somerset.practices).toHaveLength(63);
  });

  it('of a few practices is spread over areas in proportion', () => {
    const practices = 1000;
    const subset = syntheticEngland({ year, seed, facts, practices });
    for (const { code } of country.areas) {
      const size = country.practices.filter(({ area }) => area === code).length;
      const found = subset.practices.filter(({ area }) => area === code).length;
      expect(Math.abs(found - (size * practices) / country.practices.length)).toBeLessThanOrEqual(1);
    }
  });
});

describe('impossible wishes', () => {
  it.each([0, -1, 2.5, Number.NaN, 6379])('refuses %d practices', (practices) => {
    expect(() => syntheticEngland({ year, seed, facts, practices })).toThrow(/whole number from 1 to 6378/);
  });

  it('refuses more practices than the chosen areas have', () => {
    expect(() => syntheticEngland({ year, seed, facts, areas: ['11X'], practices: 64 })).toThrow(/from 1 to 63/);
  });

  it('refuses an unknown area and names the known ones', () => {
    const wrong = () => syntheticEngland({ year, seed, facts, areas: ['11X', '02V'] });
    expect(wrong).toThrow(InputError);
    expect(wrong).toThrow(/"02V".*11X \(Somerset\).*15N \(Devon\).*A001 to A102/);
    expect(() => syntheticEngland({ year, seed, facts, areas: [] })).toThrow(/empty list/);
  });

  it('refuses facts of another year and a year without facts', () => {
    expect(() => syntheticEngland({ year: '2016-17', seed, facts })).toThrow(/facts of 2022-23/);
    expect(() => readPopulationFacts('2018-19')).toThrow(/found 2018-19; allowed: 2016-17, 2022-23/);
  });
});
