import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../src/contract/contractYear.js';
import { loadRuleset } from '../../src/facts/rulesets.js';

const folder = new URL('../../../shared/data/england/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('Skipped: rulesets against published NHS files, which are not on this machine.');

function rows(file: string): Readonly<Record<string, string>>[] {
  const bytes = readFileSync(new URL(file, folder));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return parse(text, { columns: true, bom: true }) as Record<string, string>[];
}

describe.skipIf(!present)('rulesets against published NHS files', () => {
  it.each([
    ['2019-20', 'MAPPING_INDICATORS_1920.csv', []],
    // Management-information codes without points are left out of the ruleset.
    ['2022-23', 'MAPPING_INDICATORS_2223.csv', ['QIPDDMI001', 'QIPDDMI002', 'QIPDDMI003', 'QIPDDMI004']],
    ['2023-24', 'MAPPING_INDICATORS_2324.csv', []],
  ] as const)('%s has the points of %s', (year, file, leftOut: readonly string[]) => {
    const published = rows(file)
      .map((row): [string, number] => [row.INDICATOR_CODE!, Number(row.INDICATOR_POINT_VALUE)])
      .filter(([code]) => !leftOut.includes(code));
    const ours = loadRuleset('England', year as ContractYear).indicators.map(({ code, points }) => [
      code,
      points.value,
    ]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(published));
  });

  it('2016-17 has the prevalence over the whole list of the practice file, within 0.1%', () => {
    const list = new Map<string, number>();
    const registers = new Map<string, number>();
    for (const row of rows('PREVALENCE_1617.csv.gz')) {
      if (row.PATIENT_LIST_TYPE === 'TOTAL') list.set(row.PRACTICE_CODE!, Number(row.PATIENT_LIST_SIZE));
      const group = row.INDICATOR_GROUP_CODE!;
      registers.set(group, (registers.get(group) ?? 0) + Number(row.REGISTER));
    }
    const patients = [...list.values()].reduce((total, size) => total + size, 0);
    const { registers: ours } = loadRuleset('England', '2016-17');
    const compared = ours.filter(({ code }) => registers.has(code));
    expect(compared.length).toBeGreaterThanOrEqual(19);
    for (const { code, prevalenceAllAges } of compared) {
      const published = (100 * registers.get(code)!) / patients;
      expect(Math.abs(prevalenceAllAges! / published - 1), code).toBeLessThan(0.001);
    }
  });
});
