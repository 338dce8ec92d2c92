import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../../src/contract/contractYear.js';
import { diskFiles } from '../../../src/population/nhs/folderFiles.js';
import { importNhsFolder } from '../../../src/population/nhs/importNhsFolder.js';
import { files1617, gzipped, memoryFolder, problemOf, zipped } from './memoryFolder.js';

type Content = Readonly<Record<string, string | Uint8Array>>;

const importFrom = (content: Content, year: ContractYear = '2016-17', directory = 'published') =>
  importNhsFolder(directory, year, memoryFolder(content));

const prevalence = files1617['PREVALENCE_1617.csv'];
const organisations = files1617['ORGANISATION_REFERENCE_1617.csv'];
const payments = files1617['nhspaymentsgp-16-17.csv'];
const minimal = { 'PREVALENCE_1617.csv': prevalence, 'ORGANISATION_REFERENCE_1617.csv': organisations };

describe('a folder of one year', () => {
  it('becomes practices with what each file holds of them', () => {
    const { population } = importFrom(files1617);
    expect(population).toMatchObject({
      kind: 'imported',
      label: 'Imported England 2016-17, 3 practices',
      nation: 'England',
      year: '2016-17',
      areas: [
        { code: '99A', name: 'NHS UPPER, LOWER CCG' },
        { code: '99B', name: 'NHS OTHER CCG' },
      ],
    });
    expect(population.practices).toEqual([
      {
        code: 'Z99001',
        name: 'First Surgery',
        area: '99A',
        contract: 'GMS',
        dispensing: true,
        rural: true,
        list: 1000,
        weightedList: 1100.5,
        registers: { AF: 20, DM: 70 },
        otherIncome: { year: '2016-17', streams: { globalSum: 80000.1, other: 30999.7 } },
        published: { qofPayment: 9000.2, globalSum: 80000.1, totalPayments: 120000 },
      },
      {
        code: 'Z99002',
        name: 'Second Surgery',
        area: '99B',
        contract: 'PMS',
        dispensing: false,
        rural: false,
        list: 3000,
        weightedList: 2800.25,
        registers: { AF: 0, DM: 120 },
        otherIncome: { year: '2016-17', streams: { globalSum: 0, other: 300150.75 } },
        published: { qofPayment: -150.75, globalSum: 0, totalPayments: 300000 },
      },
      { code: 'Z99003', name: 'Third Surgery', area: '99B', contract: 'unknown', list: 500, registers: {} },
    ]);
  });

  it('gives both national prevalences on the whole list: absent is left out of the mean, 0 is not', () => {
    const { AF, DM } = importFrom(files1617).population.nationalPrevalence;
    expect(AF).toMatchObject({ meanOfPractices: (0.02 + 0) / 2, pooled: 20 / 4500, certainty: 'derived' });
    expect(DM!.meanOfPractices).toBeCloseTo((0.07 + 0.04) / 2, 12);
    expect(DM!.pooled).toBeCloseTo(190 / 4500, 12);
    expect(DM!.source).toContain('mean of 2 practices; pooled over 3');
  });

  it('reports files, what joined, what was dropped and what is absent', () => {
    const { report } = importFrom({ ...files1617, 'notes.txt': 'x', 'ACHIEVEMENT_1516.csv': 'never read' });
    expect(report).toMatchObject({ year: '2016-17', practices: 3, patients: 4500 });
    expect(report.files.map(({ sha256, ...file }) => [sha256.length, file])).toEqual([
      [64, { name: 'PREVALENCE_1617.csv', kind: 'prevalence', rows: 6, practices: 3, joined: 3 }],
      [64, { name: 'nhspaymentsgp-16-17.csv', kind: 'payments', rows: 4, practices: 4, joined: 2 }],
      [64, { name: 'ORGANISATION_REFERENCE_1617.csv', kind: 'organisations', rows: 3, practices: 3, joined: 3 }],
    ]);
    expect(report.dropped).toEqual([
      {
        why: 'closed: no registered patients and no row of prevalence',
        file: 'nhspaymentsgp-16-17.csv',
        count: 1,
        which: ['Z99004'],
      },
      { why: 'no list: no row of prevalence', file: 'nhspaymentsgp-16-17.csv', count: 1, which: ['Z99005'] },
    ]);
    expect(report.leftOut).toEqual([
      { name: 'ACHIEVEMENT_1516.csv', why: 'of another year (2015-16)' },
      { name: 'notes.txt', why: 'not a CSV, CSV.gz or zip file' },
    ]);
    expect(report.absent).toEqual(['network', 'over65', 'under18', 'deprivation', 'indicators']);
    expect(report.coverage).toContainEqual({ field: 'registers', practices: 2 });
  });

  it('gives the same whether the files are plain, in a gz file or in a zip archive', () => {
    const plain = importFrom(files1617);
    const packed = importFrom({
      'PREVALENCE_1617.csv.gz': gzipped(prevalence),
      'nhspaymentsgp-16-17.csv.gz': gzipped(payments),
      'qof-1617-csv.zip': zipped({
        'QOF/ORGANISATION_REFERENCE.csv': organisations,
        'readme.txt': 'x',
        '__MACOSX/QOF/._A.csv': 'x',
      }),
    });
    expect(packed.population.practices).toEqual(plain.population.practices);
    expect(packed.report.files.map(({ sha256 }) => sha256)).toEqual(plain.report.files.map(({ sha256 }) => sha256));
    expect(packed.report.files.at(-1)!.name).toBe('qof-1617-csv.zip/QOF/ORGANISATION_REFERENCE.csv');
    expect(packed.report.notes).toEqual([]);
  });

  it('is told apart by headers where the names say nothing', () => {
    const { population, report } = importFrom({ 'a.csv': payments, 'b.csv': organisations, 'c.csv': prevalence });
    expect(population.practices).toEqual(importFrom(files1617).population.practices);
    expect(report.notes[0]).toBe('a.csv has no year in its name and is taken as 2016-17.');
  });

  it('takes the year of a file from the folder where the file has none', () => {
    const content = { 'PREVALENCE.csv': prevalence, 'ORGANISATION_REFERENCE.csv': organisations };
    expect(importFrom(content, '2016-17', 'downloads/qof-1617-csv').report.notes).toEqual([]);
    expect(problemOf(() => importFrom(content, '2017-18', 'downloads/qof-1617-csv'))).toContain(
      'no file with prevalence for 2017-18',
    );
  });

  it('takes a copy of a file once', () => {
    const { report } = importFrom({ ...minimal, 'qof-1617.zip': zipped({ 'PREVALENCE.csv': prevalence }) });
    expect(report.leftOut).toEqual([{ name: 'qof-1617.zip/PREVALENCE.csv', why: 'a copy of PREVALENCE_1617.csv' }]);
  });

  it('takes areas from the payments where no file of organisations is there', () => {
    const { population, report } = importFrom({
      'PREVALENCE_1617.csv': prevalence,
      'nhspaymentsgp-16-17.csv': payments,
    });
    expect(population.practices.map(({ code, area }) => [code, area])).toEqual([
      ['Z99001', '99A'],
      ['Z99002', '99B'],
    ]);
    expect(report.dropped[0]).toMatchObject({ why: 'no area: no row for the practice', which: ['Z99003'] });
    expect(report.notes[0]).toContain('areas are those of nhspaymentsgp-16-17.csv');
  });

  it('takes age shares of another year, with a note, only where the year has none', () => {
    const ages = 'PRACTICE_CODE,PCT_OVER_65,PCT_UNDER_18\nZ99001,25,20\n';
    const other = importFrom({ ...minimal, 'practice_points_2015-16.csv.gz': gzipped(ages) });
    expect(other.population.practices[0]).toMatchObject({ over65: 0.25, under18: 0.2 });
    expect(other.report.notes[0]).toContain('practice_points_2015-16.csv.gz is of 2015-16');
    const own = importFrom({ ...minimal, 'ages_1516.csv': ages, 'ages_1617.csv': ages.replace('25', '50') });
    expect(own.population.practices[0]!.over65).toBe(0.5);
    expect(own.report.leftOut[0]).toMatchObject({ name: 'ages_1516.csv' });
  });

  it('joins the achievement of all regions, and checks it against the indicators', () => {
    const region = (rows: string) =>
      `REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n${rows}`;
    const { population, report } = importFrom({
      ...minimal,
      'ACHIEVEMENT_LONDON_1617.csv': region(
        'Y1,E1,LONDON,Z99001,AF007,NUMERATOR,8\nY1,E1,LONDON,Z99001,AF007,DENOMINATOR,9\nY1,E1,LONDON,Z99001,AF007,EXCEPTIONS,1\n',
      ),
      'ACHIEVEMENT_MIDLANDS_1617.csv': region(
        'Y2,E2,MIDLANDS,Z99002,AF001,ACHIEVED_POINTS,5.5\nY2,E2,MIDLANDS,Z99009,AF001,ACHIEVED_POINTS,5\n',
      ),
      'INDICATOR_MAPPINGS_1617.csv': 'INDICATOR_CODE,INDICATOR_POINT_VALUE\nAF001,5\nAF007,12\n',
    });
    expect(population.practices.map(({ indicators }) => indicators)).toEqual([
      { AF007: { numerator: 8, denominator: 9, excluded: 1 } },
      undefined,
      undefined,
    ]);
    expect(
      report.files.filter(({ kind }) => kind === 'achievement').map(({ practices, joined }) => [practices, joined]),
    ).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(report.setAside).toContainEqual({
      why: 'more points than the indicator has',
      file: 'achievement',
      count: 1,
      which: ['Z99002 AF001'],
    });
    expect(report.notes).toContain('Patients not in the denominator are published as EXCEPTIONS.');
  });

  it('is the same to the byte each time', () => {
    expect(JSON.stringify(importFrom(files1617))).toBe(JSON.stringify(importFrom(files1617)));
  });
});

describe('bad folders', () => {
  const bad: readonly (readonly [string, Content, ContractYear, RegExp])[] = [
    [
      'no prevalence',
      { 'ORGANISATION_REFERENCE_1617.csv': organisations },
      '2016-17',
      /^published: found no file with prevalence for 2016-17, but ORGANISATION_REFERENCE_1617\.csv \(organisations\)/,
    ],
    [
      'no areas',
      { 'PREVALENCE_1617.csv': prevalence },
      '2016-17',
      /no file with areas for 2016-17, but PREVALENCE_1617\.csv \(prevalence\)/,
    ],
    [
      'another year',
      files1617,
      '2018-19',
      /no file with prevalence for 2018-19, but .*PREVALENCE_1617\.csv \(of another year \(2016-17\)\)/,
    ],
    ['nothing', {}, '2016-17', /no files at all/],
    [
      'a missing column',
      { ...minimal, 'PREVALENCE_1617.csv': prevalence.replace('PATIENT_LIST_SIZE', 'SIZE_OF_LIST') },
      '2016-17',
      /^PREVALENCE_1617\.csv:1: found no column for listSize/,
    ],
    [
      'a prevalence file with another header altogether',
      { ...minimal, 'PREVALENCE_1617.csv': 'a;b;c\n1;2;3\n' },
      '2016-17',
      /^PREVALENCE_1617\.csv:1: found no column for practice, but "a;b;c"/,
    ],
    [
      'an empty file',
      { ...minimal, 'nhspaymentsgp-16-17.csv': '' },
      '2016-17',
      /^nhspaymentsgp-16-17\.csv: found an empty file/,
    ],
    [
      'a web page',
      { ...minimal, 'nhspaymentsgp-16-17.csv': '<!DOCTYPE html><html></html>' },
      '2016-17',
      /^nhspaymentsgp-16-17\.csv: found a web page/,
    ],
    [
      'a workbook called CSV',
      { ...minimal, 'nhspaymentsgp-16-17.csv': 'PK\u0003\u0004' },
      '2016-17',
      /found a workbook/,
    ],
    [
      'a gz file that is cut off',
      { ...minimal, 'PREVALENCE_1617.csv': 'x', 'PREVALENCE_1617.csv.gz': gzipped(prevalence).subarray(0, 60) },
      '2016-17',
      /^PREVALENCE_1617\.csv\.gz: found a gz file that is cut off/,
    ],
    [
      'a zip archive that is cut off',
      { ...minimal, 'qof-1617.zip': zipped({ 'A.csv': prevalence }).subarray(0, 80) },
      '2016-17',
      /^qof-1617\.zip: found a zip archive that is cut off/,
    ],
    [
      'a broken last line',
      { ...minimal, 'PREVALENCE_1617.csv': prevalence.slice(0, -12) },
      '2016-17',
      /^PREVALENCE_1617\.csv:7: found a row that does not fit/,
    ],
    [
      'a practice twice',
      {
        ...minimal,
        'ORGANISATION_REFERENCE_1617.csv': `${organisations}Z99001,First Surgery,99B,E2,NHS OTHER CCG,ENGLAND,559\r\n`,
      },
      '2016-17',
      /^ORGANISATION_REFERENCE_1617\.csv:5: found a second row for practice Z99001/,
    ],
    [
      'two prevalence files',
      { ...minimal, 'PREVALENCE_1617_v2.csv': prevalence.replace('20,TOTAL', '21,TOTAL') },
      '2016-17',
      /^PREVALENCE_1617_v2\.csv: found a second file of the kind 'prevalence' beside PREVALENCE_1617\.csv/,
    ],
    [
      'a negative register',
      { ...minimal, 'PREVALENCE_1617.csv': prevalence.replace('120,17OV', '-120,17OV') },
      '2016-17',
      /^PREVALENCE_1617\.csv:5 \(REGISTER\): found "-120"/,
    ],
    [
      'no practice with a list',
      {
        ...minimal,
        'PREVALENCE_1617.csv':
          'PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE\nZ99001,AF,0,TOTAL,0\n',
      },
      '2016-17',
      /no practice that can be used: 1 with a list below 1 patient/,
    ],
  ];

  it.each(bad)('%s', (_name, content, year, message) => {
    expect(problemOf(() => importFrom(content, year))).toMatch(message);
  });

  it('a folder that does not exist', () => {
    expect(problemOf(() => importNhsFolder('no/such/folder', '2016-17', diskFiles))).toMatch(
      /^no\/such\/folder: found no folder that can be read \(ENOENT\)/,
    );
  });

  it('does not look into a damaged file of another year', () => {
    const content = {
      ...files1617,
      'PREVALENCE_1920.csv.gz': gzipped(prevalence).subarray(0, 5),
      'PREVALENCE_1819.csv': '',
    };
    expect(importFrom(content).report.leftOut.map(({ name }) => name)).toEqual([
      'PREVALENCE_1819.csv',
      'PREVALENCE_1920.csv.gz',
    ]);
  });
});
