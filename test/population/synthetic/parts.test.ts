import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { populationFactsSchema, readPopulationFacts } from '../../../src/facts/populationFacts.js';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import { areaAssignment } from '../../../src/population/synthetic/areaAssignment.js';
import { choleskyFactor } from '../../../src/population/synthetic/correlatedNormals.js';
import { marginValue } from '../../../src/population/synthetic/marginValue.js';
import { networkSizes } from '../../../src/population/synthetic/networkSizes.js';
import { practiceDraws } from '../../../src/population/synthetic/practiceDraws.js';
import { poolingIntercept } from '../../../src/population/synthetic/practiceRegisters.js';
import { rankShares } from '../../../src/population/synthetic/rankShares.js';
import { normalQuantile } from '../../../src/random/normalQuantile.js';

const facts = readPopulationFacts('2016-17');
const networks = readPopulationFacts('2022-23').networkSizes;
if (!networks) throw new Error('2022-23 has networks');
const columnOf = (values: number[]) => Float64Array.from(values);

describe('choleskyFactor', () => {
  it('multiplies back to both correlation matrices of the data', () => {
    for (const { matrix } of [facts.attributeCorrelation, facts.registerModel.residualCorrelation]) {
      const factor = choleskyFactor(matrix);
      matrix.forEach((row, i) => {
        row.forEach((expected, j) => {
          const found = (factor[i] ?? []).reduce((sum, value, k) => sum + value * (factor[j]?.[k] ?? 0), 0);
          expect(found).toBeCloseTo(expected, 12);
        });
      });
    }
  });

  it('refuses correlations that cannot be', () => {
    // Three variables cannot each be opposed to both others.
    expect(() => choleskyFactor([[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]])).toThrow(/row 3/); // biome-ignore format: a matrix
  });
});

describe('rankShares', () => {
  it('is a permutation of (i - 1/2) / n in the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
        const shares = rankShares(columnOf(values));
        expect([...shares].sort((a, b) => a - b)).toEqual(values.map((_, i) => (i + 0.5) / values.length));
        values.forEach((value, i) => {
          values.forEach((other, j) => {
            if (value < other) expect(shares[i]).toBeLessThan(shares[j] ?? 0);
          });
        });
      }),
    );
  });
});

describe('marginValue', () => {
  it.each(['linear', 'logarithmic'] as const)('gives back the published quantiles (%s)', (scale) => {
    const value = marginValue(facts.list, scale);
    for (const [p, published] of facts.list.quantiles) {
      if (p > 0 && p < 1) expect(value(normalQuantile(p))).toBeCloseTo(published, 6);
    }
    expect(value(-9)).toBeCloseTo(1, 9);
    expect(value(9)).toBeCloseTo(60_713, 6);
  });

  it('never falls', () => {
    const value = marginValue(facts.over65, 'linear');
    const score = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(fc.property(score, score, (a, b) => value(Math.min(a, b)) <= value(Math.max(a, b))));
  });
});

describe('practiceDraws', () => {
  it('gives a practice the same uniform whatever else is drawn', () => {
    const alone = practiceDraws('seed', ['SYN00002']).uniform('list')[0];
    const among = practiceDraws('seed', ['SYN00001', 'SYN00002', 'SYN00003']);
    among.uniform('over65');
    expect(among.uniform('list')[1]).toBe(alone);
    expect(among.uniform('over65')[1]).not.toBe(alone);
  });

  it('standardises normals over the country', () => {
    const column = practiceDraws(
      'seed',
      Array.from({ length: 100 }, (_, i) => `P${i}`),
    ).standardNormal('list');
    expect(column.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
    expect(column.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(100, 8);
  });
});

describe('poolingIntercept', () => {
  it('is the logit of the prevalence where practices do not differ', () => {
    expect(poolingIntercept(columnOf([0, 0]), columnOf([10, 500]), 0.2)).toBeCloseTo(Math.log(0.25), 12);
  });

  it('makes the pooled prevalence, by lists of different size', () => {
    // One practice at a, three times as large as the other at a + log 4: (3 x 0.5 + 0.8) / 4 at a = 0.
    expect(poolingIntercept(columnOf([0, Math.log(4)]), columnOf([3000, 1000]), 2.3 / 4)).toBeCloseTo(0, 12);
  });
});

describe('areaAssignment', () => {
  const area = (practices: number) => ({ code: String(practices), name: `of ${practices}`, practices, patients: 1 });
  const provenance = { unit: 'practices', certainty: 'assumption', source: 'test' } as const;

  it('gives each area its size, in the order of its ranks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const { places } = areaAssignment({ ...provenance, named: sizes.map(area), otherSizes: [] });
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(places).toHaveLength(total);
        sizes.forEach((size, index) => {
          const ranks = places.filter((place) => place.area === index).map(({ rank }) => rank);
          expect(ranks).toEqual(Array.from({ length: size }, (_, rank) => rank));
        });
      }),
    );
  });

  it('numbers the areas that have no name', () => {
    const { areas } = areaAssignment({ ...provenance, named: [area(3)], otherSizes: [2, 1] });
    expect(areas.map(({ code, name, size }) => [code, name, size])).toEqual([
      ['3', 'of 3', 3],
      ['A001', 'Area 001', 2],
      ['A002', 'Area 002', 1],
    ]);
  });
});

describe('networkSizes', () => {
  it('adds up, with a practice in each network', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 }), (count, spare) => {
        const sizes = networkSizes(count + spare, count, networks);
        expect(sizes).toHaveLength(count);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count + spare);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('gives back the national distribution for the whole nation', () => {
    const practices = networks.sizes.reduce((sum, size, i) => sum + size * (networks.networks[i] ?? 0), 0);
    const sizes = networkSizes(practices, 1251, networks);
    networks.sizes.forEach((size, i) => {
      expect(sizes.filter((found) => found === size)).toHaveLength(networks.networks[i] ?? 0);
    });
  });

  it('refuses more networks than practices', () => {
    expect(() => networkSizes(2, 3, networks)).toThrow(/2 practices/);
  });
});

describe.each(['2016-17', '2022-23'] as const)('population facts of %s', (year) => {
  it('have the national prevalences of the contract, where that knows them on the whole list', () => {
    const { registers } = readPopulationFacts(year);
    const known = loadRuleset('England', year).registers.filter(
      ({ code, prevalenceAllAges }) => prevalenceAllAges !== undefined && code !== 'SMOK_LTC',
    );
    expect(known.length).toBeGreaterThan(8);
    for (const { code, prevalenceAllAges } of known) {
      expect(100 * (registers[code]?.prevalence.value ?? 0), code).toBeCloseTo(prevalenceAllAges ?? 0, 3);
    }
  });
});

describe('population facts', () => {
  const { combinedRegisters: _, ...written } = facts;
  const accepted = (change: object) => populationFactsSchema.safeParse({ ...written, ...change }).success;

  it('refuse quantiles that fall, a lopsided matrix and a share above one', () => {
    const { list, attributeCorrelation, ruralShare } = facts;
    expect(accepted({})).toBe(true);
    const falling = list.quantiles.map(([p, value]) => [p, p === 0.005 ? 99_999 : value]);
    expect(accepted({ list: { ...list, quantiles: falling } })).toBe(false);
    const lopsided = attributeCorrelation.matrix.map((row, i) => row.map((r, j) => (i === 0 && j === 1 ? 0.5 : r)));
    expect(accepted({ attributeCorrelation: { ...attributeCorrelation, matrix: lopsided } })).toBe(false);
    expect(accepted({ ruralShare: { ...ruralShare, value: 15.9 } })).toBe(false);
  });
});
