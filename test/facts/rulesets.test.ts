import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { missingFacts } from '../../src/contract/missingFacts.js';
import type { Ruleset } from '../../src/contract/ruleset.js';
import { rulesetFaults, totalPoints } from '../../src/contract/rulesetFaults.js';
import { factFiles, readFact } from '../../src/facts/readFact.js';
import { rulesetSchema } from '../../src/facts/rulesetSchema.js';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { percent, points } from '../../src/units.js';

const years = rulesetYears('England');
const ruleset = loadRuleset('England', '2016-17');

describe('rulesets of England', () => {
  it('cover 2013/14 to 2025/26', () => {
    expect(years).toHaveLength(13);
    expect([years[0], years.at(-1)]).toEqual(['2013-14', '2025-26']);
  });

  it.each([
    ['2013-14', 121, 900],
    ['2014-15', 81, 559],
    ['2015-16', 77, 559],
    ['2016-17', 77, 559],
    ['2017-18', 77, 559],
    ['2018-19', 77, 559],
    ['2019-20', 68, 559],
    ['2020-21', 68, 567],
    ['2021-22', 72, 635],
    ['2022-23', 72, 635],
    ['2023-24', 76, 635],
    ['2024-25', 76, 635],
    ['2025-26', 44, 564],
  ] as const)('%s has %d indicators and %d points', (year, count, total) => {
    const { indicators, officialTotalPoints } = loadRuleset('England', year);
    expect(indicators).toHaveLength(count);
    expect(totalPoints(indicators)).toBe(total);
    expect(officialTotalPoints.value).toBe(total);
  });

  it.each(years)('%s states a source for every value that carries a certainty', (year) => {
    const found: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('certainty' in value) found.push('source' in value && typeof value.source === 'string' ? value.source : '');
      Object.values(value).forEach(visit);
    };
    visit(loadRuleset('England', year));
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((source) => source.trim() === '')).toEqual([]);
  });

  it('reproduce published headlines: 534.0 points, hypertension 13.8%, obesity 9.7%, depression 9.1% in 2016-17', () => {
    const prevalence = (code: string) => ruleset.registers.find((one) => one.code === code)!.prevalence;
    expect(ruleset.summary!.meanPoints).toBe(534);
    const indicatorMeans = ruleset.indicators.reduce((total, { national }) => total + national!.meanPoints, 0);
    expect(indicatorMeans).toBeCloseTo(534, 1);
    expect([prevalence('HYP'), prevalence('OB'), prevalence('DEP')].map((value) => value.toFixed(1))).toEqual([
      '13.8',
      '9.7',
      '9.1',
    ]);
  });

  it('reproduce domain totals: 435, 97 and 27 in 2015-16 (West Sussex JSNA), 401 clinical in 2022-23', () => {
    const domain = (rules: Ruleset, name: string) => totalPoints(rules.indicators.filter((one) => one.domain === name));
    const earlier = loadRuleset('England', '2015-16');
    expect(['clinical', 'public-health', 'additional-services'].map((name) => domain(earlier, name))).toEqual([
      435, 97, 27,
    ]);
    const later = loadRuleset('England', '2022-23');
    expect(domain(later, 'clinical')).toBe(401);
    expect(domain(later, 'public-health') + domain(later, 'additional-services')).toBe(160);
  });

  it('hold the whole-list prevalence as count over patients', () => {
    for (const year of years.filter((one) => one <= '2019-20')) {
      const { registers, summary } = loadRuleset('England', year);
      for (const { count, prevalenceAllAges } of registers) {
        expect(prevalenceAllAges!).toBeCloseTo((100 * count!) / summary!.patients, 4);
      }
    }
  });
});

describe('loadRuleset', () => {
  it('names what exists when the year or the nation has no data', () => {
    expect(() => loadRuleset('England', '2012-13')).toThrow(/2013-14 to 2025-26/);
    expect(() => loadRuleset('Scotland', '2019-20')).toThrow(/no ruleset of Scotland.*2013-14 to 2018-19/s);
  });
});

describe('missingFacts', () => {
  it('tells that 2023/24 has no national registers', () => {
    const values = missingFacts(loadRuleset('England', '2023-24')).map(({ value }) => value);
    expect(values).toContain('the national prevalence of the register DM over the whole list');
    // 21 registers of areas and three combined ones, less palliative care, which scales nothing.
    expect(values.filter((value) => value.includes('register'))).toHaveLength(23);
  });

  it('lists nothing but the out-of-hours share where a year is complete', () => {
    expect(missingFacts(ruleset)).toEqual([]);
    expect(missingFacts(loadRuleset('England', '2018-19')).map(({ value }) => value)).toEqual([
      'the share of the global sum kept back for out-of-hours care',
    ]);
  });
});

describe('rulesetFaults', () => {
  const [first, ...others] = ruleset.indicators;
  const fraction = ruleset.indicators.find(({ kind }) => kind === 'fraction')!;
  const replaced = (code: string, change: object): Ruleset => ({
    ...ruleset,
    indicators: ruleset.indicators.map((one) => (one.code === code ? { ...one, ...change } : one)),
  });

  it.each([
    ['points that do not sum', { ...ruleset, indicators: others }, /points sum to 554/],
    ['a code twice', { ...ruleset, indicators: [...ruleset.indicators, first!] }, /AF001 appears more than once/],
    ['a register with thresholds', replaced('AF001', { thresholds: fraction.thresholds }), /AF001 is of kind register/],
    [
      'thresholds upside down',
      replaced('AF006', { thresholds: { ...fraction.thresholds, lower: percent(90), upper: percent(40) } }),
      /AF006 has thresholds 90-40/,
    ],
    [
      'a step above the points',
      replaced('AF006', { thresholds: { ...fraction.thresholds, step: points(13) } }),
      /AF006 has a step of 13 in 12/,
    ],
    [
      'a numerator above the denominator',
      replaced('AF006', { national: { ...fraction.national, denominator: 5 } }),
      /AF006/,
    ],
  ] as const)('finds %s', (_name, broken, message) => {
    expect(rulesetFaults(broken as Ruleset).join('; ')).toMatch(message);
  });

  it('finds a fraction indicator without thresholds', () => {
    const { thresholds: _removed, ...bare } = fraction;
    const broken = {
      ...ruleset,
      indicators: ruleset.indicators.map((one) => (one.code === fraction.code ? bare : one)),
    };
    expect(rulesetFaults(broken)).toEqual([`${fraction.code} is paid by counts and has no thresholds`]);
  });
});

describe('readFact', () => {
  it('refuses a value without source, and a misspelt key', () => {
    const { source: _removed, ...bare } = ruleset.pointValue;
    expect(rulesetSchema.safeParse({ ...ruleset, pointValue: bare }).success).toBe(false);
    expect(rulesetSchema.safeParse({ ...ruleset, pointValue: { ...bare, source: ' ' } }).success).toBe(false);
    expect(rulesetSchema.safeParse({ ...ruleset, pointvalue: ruleset.pointValue }).success).toBe(false);
    expect(rulesetSchema.safeParse(ruleset).success).toBe(true);
  });

  it('says which file is absent or does not fit', () => {
    expect(() => readFact('contract/england/1999-00.json', z.unknown())).toThrow(
      /data\/contract\/england\/1999-00.json/,
    );
    expect(() => readFact('contract/england/2016-17.json', z.strictObject({ year: z.number() }))).toThrow(
      /2016-17.json.*year/s,
    );
    expect(factFiles('contract/nowhere')).toEqual([]);
  });

  it('reads a file once', () => {
    expect(loadRuleset('England', '2016-17')).toBe(ruleset);
  });
});
