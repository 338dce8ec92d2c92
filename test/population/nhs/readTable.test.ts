import { describe, expect, it } from 'vitest';
import { columnName } from '../../../src/population/nhs/readTable.js';
import { gunzip, gunzipStart, unzip } from '../../../src/population/nhs/unpack.js';
import { gzipped, problemOf, tableOf, zipped } from './memoryFolder.js';

const rowsOf = (content: string | Uint8Array): [readonly string[], number][] => {
  const rows: [readonly string[], number][] = [];
  tableOf(content).forEachRow((cells, line) => rows.push([cells, line]));
  return rows;
};

describe('column names', () => {
  it.each([
    ['\uFEFFPRACTICE_CODE', 'practice code'],
    ['Practice.Code', 'practice code'],
    ['Doctors.Retainer.Scheme.Payments', 'doctors retainer scheme payments'],
    ['Appraisal Costs ', 'appraisal costs'],
    ['Other Payments1', 'other payments'],
    [
      'Total NHS Payments to General Practice Minus Deductions2 ',
      'total nhs payments to general practice minus deductions',
    ],
    ['Average number of registered patients1', 'average number of registered patients'],
    ['Number of Registered Patients (Last Known Figure)3', 'number of registered patients (last known figure)'],
    ['Sub ICB Loc \nODS code', 'sub icb loc ods code'],
    ['PCT_OVER_65', 'pct over 65'],
    ['IMD2015', 'imd2015'],
  ])('%j is %j', (published, normalised) => {
    expect(columnName(published)).toBe(normalised);
  });
});

describe('CSV', () => {
  it('reads CRLF, quoted commas and trailing spaces, and tells lines', () => {
    expect(rowsOf('A,B\r\n1 ,"x, y"\r\n\r\n3,4\r\n')).toEqual([
      [['1', 'x, y'], 2],
      [['3', '4'], 4],
    ]);
  });

  it('passes over rows of commas alone, which spreadsheets add', () => {
    expect(tableOf('A,B\n1,2\n,\n,\n').forEachRow(() => {})).toBe(1);
  });

  it('counts lines over a header with line breaks', () => {
    const table = tableOf('"Practice \ncode","List\r\nsize"\nZ99001,5\n');
    expect(table.columns).toEqual(['practice code', 'list size']);
    expect(table.published).toEqual(['Practice code', 'List size']);
    table.forEachRow((_cells, line) => expect(line).toBe(4));
  });

  it('takes a byte-order mark off the first column', () => {
    const table = tableOf('\uFEFFPRACTICE_CODE,B\n1,2\n');
    expect(table.columns[0]).toBe('practice code');
    expect(table.published[0]).toBe('PRACTICE_CODE');
  });

  it('reads UTF-8, and Windows-1252 where the bytes are not UTF-8', () => {
    expect(rowsOf('A\nCafé – £5\n')[0]![0]).toEqual(['Café – £5']);
    // 0xE9 é, 0x96 en dash, 0xA3 pound sign: the dash is what tells Windows-1252 from Latin-1.
    const bytes = Uint8Array.from(
      [...'A\nCaf'].map((letter) => letter.charCodeAt(0)).concat([0xe9, 0x20, 0x96, 0x20, 0xa3, 0x35, 0x0a]),
    );
    expect(rowsOf(bytes)[0]![0]).toEqual(['Café – £5']);
  });
});

describe('what is no table', () => {
  it.each([
    ['an empty file', ''],
    ['an empty file', ' \r\n\n'],
    ['an empty file', '\uFEFF'],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>'],
    ['a web page', '\uFEFF\n<html lang="en">'],
    ['a workbook', 'PK\u0003\u0004rest'],
    ['bytes that are not text', 'P\0R\0A\0'],
  ])('%s', (found, content) => {
    expect(problemOf(() => tableOf(content, 'x.csv'))).toMatch(new RegExp(`^x\\.csv: found ${found}`));
  });

  it('names the line of a row with too many or too few fields', () => {
    expect(problemOf(() => rowsOf('A,B\n1,2\n1,2,3\n'))).toContain(
      'file.csv:3: found a row that does not fit the header',
    );
    expect(problemOf(() => rowsOf('A,B\n1,2\n1,2\n3\n'))).toContain('file.csv:4');
  });

  it('names a quote that is not closed', () => {
    expect(problemOf(() => rowsOf('A,B\n1,"2\n3,4\n'))).toMatch(/file\.csv:\d+: found .*quote/i);
  });
});

describe('packed files', () => {
  it('unpacks what was packed', () => {
    expect(new TextDecoder().decode(gunzip(gzipped('A,B\n1,2\n'), 'x'))).toBe('A,B\n1,2\n');
    const members = unzip(zipped({ 'b.csv': 'B', 'a/a.csv': 'A', 'c.txt': 'C' }), 'x.zip', (name) =>
      name.endsWith('.csv'),
    );
    expect(members.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a/a.csv', 'A'],
      ['b.csv', 'B'],
    ]);
  });

  const packed = gzipped(Array.from({ length: 5000 }, (_, i) => `Z${i},${i * i}\n`).join(''));

  it.each([1, 4, 8, 9, 500])('refuses a gz file that lacks its last %i bytes', (missing) => {
    expect(problemOf(() => gunzip(packed.subarray(0, packed.length - missing), 'x.csv.gz'))).toMatch(
      /^x\.csv\.gz: found a gz file that is cut off/,
    );
  });

  it('refuses a gz file with a wrong checksum', () => {
    const wrong = Uint8Array.from(packed);
    wrong[packed.length - 6]! ^= 0xff;
    expect(problemOf(() => gunzip(wrong, 'x.csv.gz'))).toContain('cut off or damaged');
  });

  it('gives the start of a gz file from its first bytes', () => {
    expect(new TextDecoder().decode(gunzipStart(packed, 2000, 'x'))).toMatch(/^Z0,0\nZ1,1\n/);
  });

  it('refuses a zip archive that is cut off', () => {
    const archive = zipped({ 'a.csv': 'A,B\n1,2\n' });
    expect(problemOf(() => unzip(archive.subarray(0, archive.length - 10), 'x.zip', () => true))).toMatch(
      /^x\.zip: found a zip archive that is cut off/,
    );
  });
});
