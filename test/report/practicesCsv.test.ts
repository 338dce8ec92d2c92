import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { practicesCsv } from '../../src/report/practicesCsv.js';
import { sampleResults, sampleRows } from './sampleResults.js';

const [row] = sampleRows(sampleResults(), 1);

describe('practices.csv', () => {
  it('has one row for each practice and policy, which other programs read back', () => {
    const rows = sampleRows(sampleResults(), 4);
    const text = practicesCsv(rows);
    const read = parse<Record<string, string>>(text, { columns: true });
    expect(read).toHaveLength(12);
    expect(Object.keys(read[0]!)).toEqual(Object.keys(rows[0]!));
    expect(Number(read[5]!.incomeChange)).toBeCloseTo(rows[5]!.incomeChange, 2);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('quotes commas, quotes and line breaks', () => {
    const area = 'Leeds, "North"\nand West';
    const [read] = parse<{ area: string }>(practicesCsv([{ ...row!, area }]), { columns: true });
    expect(read?.area).toBe(area);
  });

  it('keeps a spreadsheet from running a name as a formula', () => {
    const [read] = parse<{ practice: string }>(practicesCsv([{ ...row!, practice: '=HYPERLINK("x")' }]), {
      columns: true,
    });
    expect(read?.practice).toBe('\'=HYPERLINK("x")');
  });

  it('writes no minus before a zero', () => {
    expect(practicesCsv([{ ...row!, incomeChange: -0.001 }])).not.toContain('-0.00');
  });

  it('refuses a figure that is not a number', () => {
    expect(() => practicesCsv([{ ...row!, income: Number.NaN }])).toThrow(
      /income of practice S00000 under national is NaN/,
    );
  });
});
