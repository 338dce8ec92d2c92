import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../../src/population/nhs/folderFiles.js';
import { importNhsFolder } from '../../../src/population/nhs/importNhsFolder.js';
import { readTable } from '../../../src/population/nhs/readTable.js';
import { gunzip } from '../../../src/population/nhs/unpack.js';
import type { Practice } from '../../../src/population/population.js';

/** Real published files, which are not part of the repository. */
const folder = fileURLToPath(new URL('../../../../shared/data/england', import.meta.url));

const total = (practices: readonly Practice[], value: (practice: Practice) => number | undefined): number =>
  practices.reduce((sum, practice) => sum + (value(practice) ?? 0), 0);

describe.skipIf(!existsSync(folder))(
  'the published files (skipped without ../shared/data/england)',
  { timeout: 180_000 },
  () => {
    it('2016-17: practices, patients, registers, areas and payments as published', () => {
      const { population, report } = importNhsFolder(folder, '2016-17', diskFiles);
      const { practices, nationalPrevalence } = population;
      expect(practices).toHaveLength(7392);
      expect(report.patients).toBe(58_029_147);
      expect(total(practices, ({ registers }) => registers.AF)).toBe(1_065_569);
      expect(total(practices, ({ registers }) => registers.HYP)).toBe(8_028_077);
      expect(population.areas).toHaveLength(207);
      expect(['02V', '03C', '03G'].map((code) => practices.filter(({ area }) => area === code).length)).toEqual([
        25, 37, 41,
      ]);

      // Sums over the file by an independent reader (Python's csv), of the 7,387 practices in both files.
      expect(total(practices, ({ published }) => published?.qofPayment)).toBeCloseTo(682_409_749.06, 2);
      expect(total(practices, ({ published }) => published?.globalSum)).toBeCloseTo(3_119_065_198.57, 2);
      expect(total(practices, ({ published }) => published?.totalPayments)).toBeCloseTo(8_745_288_795.14, 2);
      expect(total(practices, ({ weightedList }) => weightedList)).toBeCloseTo(57_759_672.11, 2);
      expect(practices.filter(({ published }) => (published?.qofPayment ?? 0) < 0)).toHaveLength(1);
      expect(
        ['GMS', 'PMS', 'APMS', 'unknown'].map((type) => practices.filter(({ contract }) => contract === type).length),
      ).toEqual([5099, 2041, 238, 14]);
      expect(practices.filter(({ dispensing }) => dispensing)).toHaveLength(1082);
      expect(practices.filter(({ rural }) => rural)).toHaveLength(1183);
      expect(practices.filter(({ deprivation }) => deprivation !== undefined)).toHaveLength(7382);
      expect(practices.filter(({ over65 }) => over65 !== undefined)).toHaveLength(6820);

      // NHS Digital publishes 1.836% for atrial fibrillation; the mean of practices is over the 7,330 that gave a register.
      expect(nationalPrevalence.AF!.pooled).toBeCloseTo(0.01836, 5);
      expect(nationalPrevalence.AF!.meanOfPractices).toBeCloseTo(0.017967441644300045, 12);

      expect(practices.filter(({ registers }) => Object.keys(registers).length === 0)).toHaveLength(62);
      expect(report.setAside[0]).toMatchObject({ count: 62 * 21 + 2, file: 'PREVALENCE_1617.csv.gz' });
      expect(report.dropped.map(({ count }) => count)).toEqual([244, 132]);
      expect(report.absent).toEqual(['network', 'indicators']);
    });

    it.each([
      ['2019-20', 6720, 60_407_685, 135, 1250, 6659, 6],
      ['2020-21', 6571, 60_716_244, 106, 1251, 6501, 1],
    ] as const)(
      '%s: practices, patients, areas and networks as published',
      (year, count, patients, areas, networks, inNetwork, tooLarge) => {
        const { population, report } = importNhsFolder(folder, year, diskFiles);
        const { practices } = population;
        expect([practices.length, report.patients, population.areas.length]).toEqual([count, patients, areas]);
        const members = practices.filter(({ network }) => network !== undefined);
        expect([new Set(members.map(({ network }) => network)).size, members.length]).toEqual([networks, inNetwork]);
        expect(report.setAside.find(({ why }) => why.startsWith('a register larger'))!.count).toBe(tooLarge);
        expect(report.absent).toContain('published.qofPayment');
      },
    );

    it('the indicator file of 2018-19 is Windows-1252', () => {
      const packed = diskFiles.bytes(folder, 'INDICATOR_MAPPINGS_1819_v2.csv.gz');
      let text = '';
      readTable(gunzip(packed, 'x'), 'x').forEachRow((cells) => {
        text += cells.join(',');
      });
      expect(text).toContain('‘register');
      expect(text).toContain('disease – prim');
      expect(text).not.toMatch(/[\u0080-\u009f\ufffd]/);
    });
  },
);
