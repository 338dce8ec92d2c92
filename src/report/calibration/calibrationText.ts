import Table from 'cli-table3';
import type { Comparison } from '../../analysis/recalibration/compareValues.js';
import { type FitRow, isWithin } from '../../analysis/recalibration/fitRow.js';

/** Differences that are printed; the others are counted. */
const shownDifferences = 25;

const tableOf = (head: readonly string[]) =>
  new Table({
    head: [...head],
    style: { head: [], border: [] },
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
  });

/** The fit report of a calibration for a terminal: each target with the published value, the model's and how far it may be off. */
export function fitReport(name: string, rows: readonly FitRow[]): string {
  if (rows.length === 0) return `${name}: no fit report.`;
  const table = tableOf(['Target', 'Published', 'Model', 'Difference', 'Tolerance', '']);
  for (const row of rows) {
    const { target, unit, published, model, tolerance, decimals } = row;
    table.push([
      unit === '' ? target : `${target}, ${unit}`,
      published.toFixed(decimals),
      model.toFixed(decimals),
      signed(model - published, decimals),
      tolerance === undefined ? '' : tolerance.toFixed(decimals),
      isWithin(row) ? '' : 'outside',
    ]);
  }
  const held = rows.filter(({ tolerance }) => tolerance !== undefined);
  const outside = held.filter((row) => !isWithin(row)).length;
  return `Fit of ${name}\n${table.toString()}\n${held.length - outside} of ${held.length} targets within their tolerance.`;
}

/** What a calibration gives again, against what is committed. */
export function comparisonText(file: string, { values, largest, differences }: Comparison, tolerance: number): string {
  const all = `${values} values of ${file} compared, tolerance ${tolerance}; largest difference of two numbers ${Number(largest.toPrecision(2))}`;
  if (differences.length === 0) return `${all}. They agree.`;
  const table = tableOf(['Value', 'Committed', 'Computed', 'Difference']);
  for (const { path, committed, computed, difference } of differences.slice(0, shownDifferences))
    table.push([
      path,
      shown(committed),
      shown(computed),
      difference === undefined ? '' : String(Number(difference.toPrecision(3))),
    ]);
  const more = differences.length - shownDifferences;
  return `${all}. ${differences.length} differ:\n${table.toString()}${more > 0 ? `\nand ${more} more.` : ''}`;
}

const signed = (value: number, decimals: number): string => `${value < 0 ? '' : '+'}${value.toFixed(decimals)}`;

/** A value on one short line; a missing one is 'none'. */
function shown(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
