import {
  mean,
  quantile,
  sampleCorrelation,
  sampleRankCorrelation,
  sampleStandardDeviation,
  sum,
} from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { readPopulationFacts } from '../../../src/facts/populationFacts.js';
import type { Practice } from '../../../src/population/population.js';
import { syntheticEngland } from '../../../src/population/synthetic/syntheticEngland.js';
import { measuredPractices, registerLogits } from './registerLogits.js';

// Published values are written out here, not read from the data folder, so that a wrong data file is found too.
// Sources: NHS Digital QOF 2016-17, 2020-21, 2022-23; NHS Payments to General Practice 2016/17, 2022/23.

const facts2016 = readPopulationFacts('2016-17');
const facts2022 = readPopulationFacts('2022-23');
const seeds = ['qofsim', 'another seed'];
const countries2016 = seeds.map((seed) => syntheticEngland({ year: '2016-17', seed, facts: facts2016 }));
const countries2022 = seeds.map((seed) => syntheticEngland({ year: '2022-23', seed, facts: facts2022 }));

const column = (practices: readonly Practice[], value: (practice: Practice) => number | undefined): number[] =>
  practices.map((practice) => value(practice) ?? Number.NaN);
const relativeError = (found: number, published: number) => Math.abs(found / published - 1);
const shareOf = (practices: readonly Practice[], which: (practice: Practice) => boolean | undefined) =>
  practices.filter(which).length / practices.length;

describe.each([
  {
    name: '2016-17',
    countries: countries2016,
    practices: 7392,
    patients: 58_029_147,
    listMean: 7850.3,
    listDeviation: 4828.2,
    quantiles: [2255.6, 4333, 6981, 10387.8, 16106.6, 23019],
    maximum: 60_713,
    contracts: { GMS: 0.692, PMS: 0.274, APMS: 0.033 },
    dispensing: 0.144,
    rural: 0.159,
    weighted: { mean: 1.0081, deviation: 0.1074, rankCorrelationWithDeprivation: 0.274 },
    correlationWithLogList: { over65: 0.067, under18: -0.053, deprivation: -0.235 },
  },
  {
    name: '2022-23',
    countries: countries2022,
    practices: 6378,
    patients: 62_378_057,
    listMean: 9780.2,
    listDeviation: 6652.2,
    quantiles: [2919.7, 5537.8, 8425.5, 12198, 20471.9, 33497.4],
    maximum: 106_308,
    contracts: { GMS: 0.72, PMS: 0.247, APMS: 0.033 },
    dispensing: 0.147,
    rural: 0.167,
    weighted: { mean: 1.0116, deviation: 0.1095, rankCorrelationWithDeprivation: 0.217 },
    correlationWithLogList: { over65: 0.009, under18: -0.032, deprivation: -0.203 },
  },
])('margins of $name', (published) => {
  it.each(published.countries.map((country, i) => ({ seed: seeds[i], country })))(
    'come back for seed "$seed"',
    ({ country }) => {
      const { practices } = country;
      const lists = column(practices, ({ list }) => list);
      expect(practices).toHaveLength(published.practices);
      expect(relativeError(sum(lists), published.patients)).toBeLessThan(1e-5);
      expect(relativeError(mean(lists), published.listMean)).toBeLessThan(1e-3);
      expect(relativeError(sampleStandardDeviation(lists), published.listDeviation)).toBeLessThan(0.02);
      [0.05, 0.25, 0.5, 0.75, 0.95, 0.99].forEach((p, i) => {
        expect(relativeError(quantile(lists, p), published.quantiles[i] ?? Number.NaN)).toBeLessThan(0.01);
      });
      expect(relativeError(Math.max(...lists), published.maximum)).toBeLessThan(0.01);

      for (const [contract, expected] of Object.entries(published.contracts)) {
        expect(shareOf(practices, (practice) => practice.contract === contract)).toBeCloseTo(expected, 2);
      }
      expect(shareOf(practices, ({ rural }) => rural)).toBeCloseTo(published.rural, 3);
      expect(Math.abs(shareOf(practices, ({ dispensing }) => dispensing) - published.dispensing)).toBeLessThan(0.012);

      const ratio = column(practices, ({ weightedList, list }) => (weightedList ?? Number.NaN) / list);
      const weightedTotal = sum(column(practices, ({ weightedList }) => weightedList));
      expect(relativeError(weightedTotal, published.patients)).toBeLessThan(1e-5);
      expect(Math.abs(mean(ratio) - published.weighted.mean)).toBeLessThan(0.01);
      expect(relativeError(sampleStandardDeviation(ratio), published.weighted.deviation)).toBeLessThan(0.05);
      // The payments file gives Spearman's coefficient with the deprivation score.
      const withDeprivation = sampleRankCorrelation(
        ratio,
        column(practices, ({ deprivation }) => deprivation),
      );
      expect(Math.abs(withDeprivation - published.weighted.rankCorrelationWithDeprivation)).toBeLessThan(0.08);
    },
  );

  it('keep ages and deprivation, one by one and together', () => {
    for (const { practices } of published.countries) {
      const over65 = column(practices, (practice) => practice.over65);
      const under18 = column(practices, (practice) => practice.under18);
      const deprivation = column(practices, (practice) => practice.deprivation);
      const logList = column(practices, ({ list }) => Math.log(list));
      expect(mean(over65)).toBeCloseTo(0.1705, 2);
      expect(relativeError(sampleStandardDeviation(over65), 0.06865)).toBeLessThan(0.02);
      expect(mean(under18)).toBeCloseTo(0.2074, 2);
      expect(relativeError(sampleStandardDeviation(under18), 0.04454)).toBeLessThan(0.02);
      expect(relativeError(mean(deprivation), 23.664)).toBeLessThan(0.01);
      expect(relativeError(sampleStandardDeviation(deprivation), 11.947)).toBeLessThan(0.02);
      expect(Math.abs(sampleCorrelation(over65, deprivation) + 0.483)).toBeLessThan(0.04);
      expect(Math.abs(sampleCorrelation(over65, under18) + 0.43)).toBeLessThan(0.04);
      expect(Math.abs(sampleCorrelation(under18, deprivation) - 0.353)).toBeLessThan(0.04);
      // For practices with 1,000 patients or more; 2022-23 as in 2020-21.
      const withList = published.correlationWithLogList;
      expect(Math.abs(sampleCorrelation(over65, logList) - withList.over65)).toBeLessThan(0.05);
      expect(Math.abs(sampleCorrelation(under18, logList) - withList.under18)).toBeLessThan(0.05);
      expect(Math.abs(sampleCorrelation(deprivation, logList) - withList.deprivation)).toBeLessThan(0.05);
    }
  });

  it('hold no impossible practice', () => {
    for (const practice of published.countries.flatMap(({ practices }) => practices)) {
      expect(practice.list).toBeGreaterThanOrEqual(1);
      expect((practice.over65 ?? 0) + (practice.under18 ?? 0)).toBeLessThanOrEqual(1);
      for (const size of [practice.list, ...Object.values(practice.registers)]) {
        if (!(Number.isInteger(size) && size >= 0 && size <= practice.list)) expect.fail(JSON.stringify(practice));
      }
    }
  });
});

describe('registers', () => {
  // CCG workbook 2016-17, England: patients on the register.
  const counts = {
    AF: 1065569, AST: 3444218, CAN: 1495711, CHD: 1829777, CKD: 1885665, COPD: 1087908, CVDPP: 378345, DEM: 443839,
    DEP: 4187797, DM: 3116399, EP: 367723, HF: 457794, HYP: 8028077, LD: 274213, MH: 534431, OB: 4449136, OST: 97707,
    PAD: 347755, PC: 214861, RA: 349776, STIA: 1013462, SMOK_LTC: 13167530,
  }; // biome-ignore format: a table

  it('add up to the published national registers of 2016-17', () => {
    for (const { practices, nationalPrevalence } of countries2016) {
      expect(Object.keys(nationalPrevalence).sort()).toEqual([...Object.keys(counts), 'CHOL', 'CHOL_CKD'].sort());
      for (const [code, published] of Object.entries(counts)) {
        expect(relativeError(sum(column(practices, ({ registers }) => registers[code])), published)).toBeLessThan(
          0.005,
        );
        expect(relativeError(nationalPrevalence[code]?.pooled ?? 0, published / 58_029_147)).toBeLessThan(0.005);
      }
    }
  });

  it('have the national prevalences of 2022-23, as far as they are known', () => {
    // Seen or derived, per cent of the whole list.
    const known = { AF: 2.132, CHD: 2.986, HF: 0.995, HYP: 14.423, PAD: 0.57, STIA: 1.848, DEM: 0.738, LD: 0.5576 };
    for (const { nationalPrevalence } of countries2022) {
      expect(nationalPrevalence.NDH).toBeDefined();
      expect(nationalPrevalence.CVDPP).toBeUndefined();
      for (const [code, published] of Object.entries(known)) {
        expect(relativeError(100 * (nationalPrevalence[code]?.pooled ?? 0), published)).toBeLessThan(0.005);
      }
    }
  });

  it('spread over practices as published, for the registers that count all ages', () => {
    // Standard deviation of the logit over practices with 1,000 patients or more.
    const deviations = {
      AF: 0.617, AST: 0.257, CAN: 0.502, CHD: 0.481, COPD: 0.59, DEM: 0.655, HF: 0.545, HYP: 0.384, LD: 0.594, MH: 0.406,
      PAD: 0.621, PC: 0.88, STIA: 0.498,
    }; // biome-ignore format: a table
    for (const { practices } of countries2016) {
      for (const [code, published] of Object.entries(deviations)) {
        const found = sampleStandardDeviation(registerLogits(measuredPractices(practices), code));
        expect(relativeError(found, published), code).toBeLessThan(0.07);
      }
    }
  });

  it.each([
    ['CHD', 'HYP', 0.876],
    ['AF', 'CAN', 0.903],
    ['AF', 'STIA', 0.88],
    ['CHD', 'STIA', 0.874],
    ['COPD', 'PAD', 0.793],
    ['DEM', 'HF', 0.658],
    ['AST', 'HYP', 0.528],
    ['LD', 'MH', 0.375],
    ['HYP', 'LD', 0.329],
    ['AF', 'MH', -0.146],
  ])('%s and %s hang together as published (%f)', (one, other, published) => {
    for (const { practices } of countries2016) {
      const measured = measuredPractices(practices);
      const found = sampleCorrelation(registerLogits(measured, one), registerLogits(measured, other));
      expect(Math.abs(found - published)).toBeLessThan(0.04);
    }
  });

  it('have a mean over practices within 7% of the published one', () => {
    const means = { AF: 1.791, CHD: 3.196, COPD: 1.939, DEM: 0.757, HYP: 14.089, MH: 0.951, PC: 0.38, STIA: 1.73 };
    for (const { practices } of countries2016) {
      const measured = measuredPractices(practices);
      for (const [code, published] of Object.entries(means)) {
        const found = mean(column(measured, ({ registers, list }) => (100 * (registers[code] ?? Number.NaN)) / list));
        expect(relativeError(found, published), code).toBeLessThan(0.07);
      }
    }
  });
});

describe('areas and networks', () => {
  it('has the areas of the policy episodes at their size', () => {
    const sizes = {
      '11X': 72,
      '02V': 25,
      '03C': 37,
      '03G': 41,
      '99P': 114,
      '99Q': 32,
      '06H': 106,
      '10Y': 18,
      '05C': 7,
      '08V': 36,
    };
    for (const { areas, practices } of countries2016) {
      expect(areas).toHaveLength(207);
      for (const [code, size] of Object.entries(sizes)) {
        expect(practices.filter(({ area }) => area === code)).toHaveLength(size);
      }
    }
  });

  it('splits each area of 2022-23 into whole networks', () => {
    for (const { areas, practices } of countries2022) {
      expect(areas).toHaveLength(106);
      const patientsByNetwork = new Map<string, number>();
      for (const { network, area, list } of practices) {
        expect(network?.startsWith(`${area}-PCN`)).toBe(true);
        patientsByNetwork.set(network ?? '', (patientsByNetwork.get(network ?? '') ?? 0) + list);
      }
      expect(patientsByNetwork.size).toBe(1251);
      // The contract wants 30,000 to 50,000 patients in a network; most real ones kept near it.
      const middle = quantile([...patientsByNetwork.values()], 0.5);
      expect(middle).toBeGreaterThan(35_000);
      expect(middle).toBeLessThan(50_000);
    }
  });

  it('had no networks in 2016-17', () => {
    expect(countries2016[0]?.practices.every((practice) => !('network' in practice))).toBe(true);
  });
});
