import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadIncomeStreams } from '../../../src/facts/incomeStreams.js';
import { type OtherNation, readNationPopulationFacts } from '../../../src/facts/nationPopulationFacts.js';
import { readPopulationFacts } from '../../../src/facts/populationFacts.js';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import { payablePractices } from '../../../src/model/payablePractices.js';
import { practicesByArea } from '../../../src/population/synthetic/practicesByArea.js';
import { syntheticEngland } from '../../../src/population/synthetic/syntheticEngland.js';
import { syntheticNation } from '../../../src/population/synthetic/syntheticNation.js';

const facts = readPopulationFacts('2016-17');
const drawn = (nation: OtherNation, options: { practices?: number; areas?: readonly string[]; seed?: string } = {}) =>
  syntheticNation({
    year: '2016-17',
    seed: 'qofsim',
    facts,
    ...options,
    nation,
    own: readNationPopulationFacts(nation),
  });
const sum = (values: readonly number[]) => values.reduce((so, value) => so + value, 0);

describe('synthetic England', () => {
  it.each([
    ['2016-17', '753a336d66363e9a84327a6c3c374d19a00c16aafc3e8d50a5ed249f345d7a57'],
    ['2022-23', '5169050fe304ebc17642aa63aaf3729bc9c35fe436874136c950f3719ff6d575'],
  ] as const)('of %s is to the bit the same, whatever else is drawn', (year, digest) => {
    const country = syntheticEngland({ year, seed: 'qofsim', facts: readPopulationFacts(year) });
    const without = <Value>({ CHOL, CHOL_CKD, ...rest }: Readonly<Record<string, Value>>) => rest;
    const before = {
      ...country,
      practices: country.practices.map(({ otherIncome, ...practice }) => ({
        ...practice,
        registers: without(practice.registers),
      })),
      nationalPrevalence: without(country.nationalPrevalence),
      sources: country.sources.filter(
        ({ source }) => !source.includes('CHOL00') && source !== loadIncomeStreams().source,
      ),
    };
    expect(createHash('sha256').update(JSON.stringify(before)).digest('hex')).toBe(digest);
  });
});

describe.each([
  // Practices; patients a practice: Pulse 2017 for Scotland, 6,084 in 2019 for Northern Ireland; health boards.
  ['Wales', 441, 7_295, 7],
  ['Northern Ireland', 347, 5_622, 5],
  ['Scotland', 963, 5_881, 14],
] as const)('synthetic %s', (nation, practices, meanList, boards) => {
  const country = drawn(nation);
  const england = syntheticEngland({ year: '2016-17', seed: 'qofsim', facts });

  it('has its own number of practices, mean list and health boards', () => {
    expect(country.practices).toHaveLength(practices);
    expect(sum(country.practices.map(({ list }) => list)) / practices).toBeCloseTo(meanList, -1);
    expect(country.areas).toHaveLength(boards);
    expect(new Set(country.practices.map(({ area }) => area)).size).toBe(boards);
  });

  it('says what it is', () => {
    expect(country).toMatchObject({ kind: 'synthetic', nation, year: '2016-17' });
    expect(country.label).toBe(
      `Synthetic ${nation} 2016-17 (${practices} practices; English margins stand in; not real practices)`,
    );
    expect(drawn(nation, { practices: 20 }).label).toContain(`20 of ${practices} practices`);
  });

  it('has the spread of lists and the prevalences of England', () => {
    const variation = (lists: readonly number[]) => {
      const mean = sum(lists) / lists.length;
      return Math.sqrt(sum(lists.map((list) => (list - mean) ** 2)) / lists.length) / mean;
    };
    const [own, theirs] = [country, england].map((one) => variation(one.practices.map(({ list }) => list)));
    // The largest of a few hundred practices stand for the largest of England's 7,392.
    expect(own! / theirs!).toBeGreaterThan(0.97);
    expect(own! / theirs!).toBeLessThan(1.03);
    for (const code of ['DM', 'HYP', 'AF', 'SMOK_LTC'])
      expect(country.nationalPrevalence[code]!.pooled / england.nationalPrevalence[code]!.pooled).toBeCloseTo(1, 2);
    expect(sum(country.practices.map((one) => one.weightedList ?? 0))).toBeCloseTo(
      sum(country.practices.map(({ list }) => list)),
      -1,
    );
  });

  it('can be paid by its contract', () => {
    expect(payablePractices(country, loadRuleset(nation, '2016-17'))).toEqual({ population: country });
  });

  it('shares no identity with England, and no networks', () => {
    const codes = new Set(england.practices.map(({ code }) => code));
    expect(country.practices.filter(({ code }) => codes.has(code))).toEqual([]);
    const later = readPopulationFacts('2022-23');
    const own = readNationPopulationFacts(nation);
    const networked = syntheticNation({ nation, own, year: '2022-23', seed: 'qofsim', facts: later });
    expect(networked.practices.filter(({ network }) => network !== undefined)).toEqual([]);
    expect(networked.practices).toHaveLength(practices);
  });

  it('gives the same practice in a subset', () => {
    const { code } = country.areas[2]!;
    const subset = drawn(nation, { areas: [code] });
    expect(subset.practices).toEqual(country.practices.filter(({ area }) => area === code));
    expect(subset.nationalPrevalence).toEqual(country.nationalPrevalence);
  });

  it('names its health boards when an area is wrong', () => {
    expect(() => drawn(nation, { areas: ['11X'] })).toThrow(
      new RegExp(`synthetic ${nation}.*"11X".*${country.areas[0]!.name}`, 's'),
    );
    expect(() => drawn(nation, { areas: ['11X'] })).not.toThrow(/undefined/);
  });
});

describe('practices by area', () => {
  it('gives Greater Glasgow and Clyde a fifth, and each island board its few', () => {
    const { areas, practices } = readNationPopulationFacts('Scotland');
    const sizes = practicesByArea(
      areas.list.map(({ population }) => population),
      practices.value,
    );
    const of = (name: string) => sizes[areas.list.findIndex((area) => area.name === name)];
    // 1,161,370 and 21,850 of 5,404,730 residents, 963 practices.
    expect(of('Greater Glasgow and Clyde')).toBe(207);
    expect(of('Orkney')).toBe(4);
  });

  it('uses every practice, leaves no area empty and keeps the order of sizes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 500 }),
        (people, spare) => {
          const practices = people.length + spare;
          const sizes = practicesByArea(people, practices);
          expect(sum(sizes)).toBe(practices);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
          const bySize = people
            .map((value, i) => [value, sizes[i]!] as const)
            .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          bySize.forEach(([, size], i) => {
            if (i > 0) expect(size).toBeGreaterThanOrEqual(bySize[i - 1]![1]);
          });
        },
      ),
    );
  });

  it('refuses more areas than practices', () => {
    expect(() => practicesByArea([1, 2, 3], 2)).toThrow(/cannot fill 3/);
  });
});
