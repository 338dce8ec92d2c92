import { describe, expect, it } from 'vitest';
import { practicesCsv } from '../../src/report/practicesCsv.js';
import { readPracticesCsv } from '../../src/report/readPracticesCsv.js';
import { sampleResults, sampleRows } from './sampleResults.js';

const rows = sampleRows(sampleResults(), 5);

describe('practices.csv read again', () => {
  it('gives rows that write the same file', () => {
    const named = rows.map((row) => ({ ...row, practice: `=${row.practice}`, area: 'a,"b"\nc' }));
    const text = practicesCsv(named);
    const read = readPracticesCsv(text, 'practices.csv');
    expect(read[0]).toMatchObject({ practice: named[0]!.practice, area: 'a,"b"\nc', list: named[0]!.list });
    expect(practicesCsv(read)).toBe(text);
  });

  it('refuses a missing column, a number that is none and what is no table', () => {
    const text = practicesCsv(rows);
    expect(() => readPracticesCsv(text.replace('incomeChange', 'change'), 'p.csv')).toThrow(
      /p\.csv: found no column incomeChange/,
    );
    expect(() => readPracticesCsv(text.replace(/,3000,/, ',many,'), 'p.csv')).toThrow(
      /p\.csv:2: found "many" in the column list/,
    );
    expect(() => readPracticesCsv('a,"b', 'p.csv')).toThrow(/p\.csv: found no table/);
  });
});
