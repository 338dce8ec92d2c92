import { parse } from 'csv-parse/sync';
import type { PracticeRow } from '../analysis/practiceRows.js';
import { InputError } from '../inputError.js';
import { columns, formula } from './practicesCsv.js';

/**
 * The rows of a practices.csv, with the decimals that it has.
 * @param where  name of the file, for messages
 * @throws InputError when a column is missing or a number is none
 */
export function readPracticesCsv(text: string, where: string): readonly PracticeRow[] {
  const names = Object.keys(columns) as (keyof PracticeRow)[];
  let records: readonly Readonly<Record<string, string>>[];
  try {
    records = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw broken(where, `no table (${(error as Error).message})`);
  }
  const missing = names.find((name) => records[0] && !(name in records[0]));
  if (missing) throw broken(where, `no column ${missing}`);
  return records.map((record, i) => {
    const entries = names.map((name): [string, string | number] => {
      const cell = record[name]!;
      if (columns[name] === 'text')
        return [name, cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell];
      const value = Number(cell);
      // A header is line 1.
      if (cell === '' || !Number.isFinite(value)) throw broken(`${where}:${i + 2}`, `"${cell}" in the column ${name}`);
      return [name, value];
    });
    return Object.fromEntries(entries) as unknown as PracticeRow;
  });
}

const broken = (where: string, found: string): InputError =>
  new InputError({
    where,
    found,
    allowed: 'practices.csv as qofsim run writes it',
    mend: 'Run the scenario again: run.json, in the same folder, has the command.',
  });
