import { stringify } from 'csv-stringify/sync';
import type { Estimate, Results } from '../documents/resultsSchema.js';

/** A place in results.json: ['policies', 1, 'contrasts', 'practiceIncome']. */
export type ResultsPath = readonly (string | number)[];

/** A place as people write it: policies[1].contrasts.practiceIncome. */
export const writtenResultsPath = (path: ResultsPath): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');

const statistics = ['mean', 'mcse', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95'] as const;

/** Keys by which an entry of a list is known, the outer before the inner. */
const names = [
  'title',
  'policy',
  'year',
  'month',
  'code',
  'by',
  'group',
  'probability',
  'label',
  'floor',
  'from',
  'statement',
] as const;

/** A text that a spreadsheet would run as a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * Every estimate below some places of the results, one row each, with the digits of results.json: `path` says where it stands
 * there, `of` what it is of in words.
 */
export function figuresCsv(results: Results, places: readonly ResultsPath[]): string {
  const rows = places.flatMap((place) => below(results, place));
  return stringify([['path', 'of', 'unit', ...statistics], ...rows], { record_delimiter: '\n' });
}

function below(results: Results, place: ResultsPath): readonly string[][] {
  const rows: string[][] = [];
  const visit = (value: unknown, path: ResultsPath, known: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isEstimate(value)) {
      const of = [...known, path.at(-1)].join(', ');
      const numbers = statistics.map((name) => (value[name] === null ? '' : String(value[name])));
      rows.push([writtenResultsPath(path), formula.test(of) ? `'${of}` : of, value.unit, ...numbers]);
      return;
    }
    const named = typeof path.at(-1) === 'number' ? [...known, ...namesOf(value)] : known;
    for (const [key, child] of Object.entries(value))
      visit(child, [...path, Array.isArray(value) ? Number(key) : key], named);
  };
  let value: unknown = results;
  const known: string[] = [];
  place.forEach((key, i) => {
    value = (value as Record<string | number, unknown>)[key];
    // The last step is named when it is visited.
    if (typeof key === 'number' && i < place.length - 1) known.push(...namesOf(value));
  });
  visit(value, place, known);
  return rows;
}

const namesOf = (value: unknown): readonly string[] =>
  names.flatMap((name) => {
    const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    return typeof found === 'string' || typeof found === 'number' ? [String(found)] : [];
  });

const isEstimate = (value: object): value is Estimate => 'mcse' in value && 'q05' in value;
