import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { mean, quantile, sampleCorrelation, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { readPopulationFacts } from '../../../src/facts/populationFacts.js';
import { syntheticEngland } from '../../../src/population/synthetic/syntheticEngland.js';
import { measuredPractices, registerLogits } from './registerLogits.js';

// The published files are not part of the repository; without them this file is skipped and says so.
const folder = new URL('../../../../shared/data/england/', import.meta.url);
const present = existsSync(new URL('PREVALENCE_1617.csv.gz', folder));

const rowsOf = (name: string): Record<string, string>[] =>
  parse(gunzipSync(readFileSync(new URL(name, folder))), { columns: true, bom: true });

interface Published {
  list: number;
  readonly registers: Map<string, number>;
}

function publishedPractices(): Map<string, Published> {
  const practices = new Map<string, Published>();
  for (const row of rowsOf('PREVALENCE_1617.csv.gz')) {
    const code = row.PRACTICE_CODE ?? '';
    const practice = practices.get(code) ?? { list: 0, registers: new Map() };
    practices.set(code, practice);
    if (row.PATIENT_LIST_TYPE === 'TOTAL') practice.list = Number(row.PATIENT_LIST_SIZE);
    if (row.REGISTER !== '') practice.registers.set(row.INDICATOR_GROUP_CODE ?? '', Number(row.REGISTER));
  }
  return practices;
}

describe.skipIf(!present)('synthetic England 2016-17 against the published practice files', () => {
  const facts = readPopulationFacts('2016-17');
  const practices = present ? publishedPractices() : new Map<string, Published>();
  const measured = [...practices].filter(([, { list, registers }]) => list >= 1000 && registers.size === 21);
  const codes = Object.keys(facts.registers);
  const logitOf = ({ list, registers }: Published, code: string) => {
    const size = registers.get(code) ?? Number.NaN;
    return Math.log((size + 0.5) / (list - size + 0.5));
  };

  it('keeps the list quantiles of the file', () => {
    const lists = [...practices.values()].map(({ list }) => list);
    expect(lists).toHaveLength(facts.practices.value);
    for (const [p, value] of facts.list.quantiles) {
      const margin = p > 0.99 || p < 0.01 ? 0.2 * value + 10 : 2;
      expect(Math.abs(quantile(lists, p) - value), `quantile ${p}`).toBeLessThanOrEqual(margin);
    }
  });

  it('keeps the sizes of all areas', () => {
    const sizes = new Map<string, number>();
    for (const row of rowsOf('ORGANISATION_REFERENCE_1617.csv.gz')) {
      if (practices.has(row.PRACTICE_CODE ?? ''))
        sizes.set(row.CCG_CODE ?? '', (sizes.get(row.CCG_CODE ?? '') ?? 0) + 1);
    }
    for (const { code, practices: size } of facts.areas.named) {
      expect(sizes.get(code), code).toBe(size);
      sizes.delete(code);
    }
    expect([...sizes.values()].sort((a, b) => b - a)).toEqual(facts.areas.otherSizes);
  });

  it('has least-squares coefficients: residuals of the published practices hang on no covariate', () => {
    const covariates = new Map(rowsOf('practice_points_2015-16.csv.gz').map((row) => [row.PRACTICE_CODE ?? '', row]));
    const { standardisation, coefficients } = facts.registerModel;
    const z = (value: number, { mean: centre, standardDeviation }: { mean: number; standardDeviation: number }) =>
      (value - centre) / standardDeviation;
    const cases = measured.flatMap(([code, practice]) => {
      const row = covariates.get(code);
      if (!row?.IMD2015 || !row.PCT_OVER_65 || !row.PCT_UNDER_18) return [];
      return {
        practice,
        over65: z(Number(row.PCT_OVER_65) / 100, standardisation.over65),
        under18: z(Number(row.PCT_UNDER_18) / 100, standardisation.under18),
        deprivation: z(Number(row.IMD2015), standardisation.deprivation),
        logList: z(Math.log(practice.list), standardisation.logList),
      };
    });
    expect(cases).toHaveLength(facts.registerModel.practices);
    for (const code of codes) {
      const b = coefficients[code];
      if (!b) throw new Error(code);
      const residual = cases.map(
        (x) =>
          logitOf(x.practice, code) -
          (b.over65 * x.over65 + b.under18 * x.under18 + b.deprivation * x.deprivation + b.logList * x.logList),
      );
      expect(sampleStandardDeviation(residual), code).toBeCloseTo(b.residualStandardDeviation, 3);
      for (const covariate of ['over65', 'under18', 'deprivation', 'logList'] as const) {
        const correlation = sampleCorrelation(residual, cases.map((x) => x[covariate])); // biome-ignore format: one thought
        expect(Math.abs(correlation), `${code} on ${covariate}`).toBeLessThan(0.001);
      }
    }
  });

  it('spreads and ties its registers, on the whole list, as the published ones', () => {
    const country = syntheticEngland({ year: '2016-17', seed: 'published files', facts });
    const synthetic = measuredPractices(country.practices);
    const found = codes.map((code) => registerLogits(synthetic, code));
    const published = codes.map((code) => measured.map(([, practice]) => logitOf(practice, code)));
    const differences: number[] = [];
    codes.forEach((code, i) => {
      const ratio = sampleStandardDeviation(found[i] ?? []) / sampleStandardDeviation(published[i] ?? []);
      expect(Math.abs(ratio - 1), code).toBeLessThan(0.1);
      for (let j = 0; j < i; j++) {
        differences.push(
          Math.abs(
            sampleCorrelation(found[i] ?? [], found[j] ?? []) -
              sampleCorrelation(published[i] ?? [], published[j] ?? []),
          ),
        );
      }
    });
    expect(differences).toHaveLength(210);
    expect(mean(differences)).toBeLessThan(0.015);
    expect(Math.max(...differences)).toBeLessThan(0.05);
  });
});
