import { stringify } from 'csv-stringify/sync';
import type { PracticeRow } from '../analysis/practiceRows.js';

/** Columns in order; a number is the decimals that are written. */
export const columns = {
  policy: 'text',
  practice: 'text',
  area: 'text',
  contract: 'text',
  list: 0,
  qofPayment: 2,
  qofPaymentChange: 2,
  points: 3,
  pointsPaid: 3,
  hours: 2,
  hoursReleased: 2,
  income: 2,
  incomeChange: 2,
  participation: 4,
  shareOfDrawsLosing: 4,
  shareOfDrawsLosingOver1Percent: 4,
  history: 'text',
  qofReceived: 2,
  costAvoided: 2,
  profit: 2,
  profitChange: 2,
  partners: 3,
} as const satisfies Readonly<Record<keyof PracticeRow, 'text' | number>>;

/** A text that a spreadsheet would run as a formula. */
export const formula = /^[=+\-@\t\r]/;

/**
 * The content of practices.csv: a header and one row for each practice and policy, in the order given, quoted by RFC 4180.
 * Texts that a spreadsheet would take for a formula get a leading apostrophe.
 * @throws Error when a number is not finite
 */
export function practicesCsv(rows: readonly PracticeRow[]): string {
  const names = Object.keys(columns) as (keyof PracticeRow)[];
  const cells = rows.map((row) => names.map((name) => cell(row, name)));
  return stringify([names, ...cells], { record_delimiter: '\n' });
}

function cell(row: PracticeRow, name: keyof PracticeRow): string {
  const value = row[name];
  const decimals = columns[name];
  if (decimals === 'text' || typeof value === 'string') return formula.test(`${value}`) ? `'${value}` : `${value}`;
  if (!Number.isFinite(value)) throw new Error(`${name} of practice ${row.practice} under ${row.policy} is ${value}`);
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
