import type { Estimate, Results } from '../../documents/resultsSchema.js';
import { type ResultsPath, writtenResultsPath } from '../figuresCsv.js';
import { digitsToRemember, type EstimateFormat, formatEstimate, formatInterval } from '../formatEstimate.js';
import type { RunDescription } from '../runRecord.js';
import { Bound } from './words.js';

/** How a figure is meant: a level; a difference, with its sign; or the size of one whose direction the words give. */
export type Meant = 'level' | 'change' | 'size';

const formats: Readonly<Record<Meant, EstimateFormat>> = {
  level: { maximumDigits: digitsToRemember, inWords: true },
  change: { maximumDigits: digitsToRemember, inWords: true, signed: true },
  size: { maximumDigits: digitsToRemember, inWords: true, magnitude: true },
};

/** Makes bound texts from the results of a run: value, unit, sign and digits all come from the place that is named. */
export interface Binder {
  readonly results: Results;
  /** The mean of the estimate at a place. */
  readonly mean: (path: ResultsPath, meant: Meant) => Bound;
  /** '90% interval £400 to £3,600'. */
  readonly interval: (path: ResultsPath, meant: Meant) => Bound;
  /** A text at a place, such as the title of a policy. */
  readonly text: (path: ResultsPath) => Bound;
  /** A share of one at a place, in percent. */
  readonly percent: (path: ResultsPath) => Bound;
  /** A whole number at a place. */
  readonly count: (path: ResultsPath) => Bound;
  /** A text or number of run.json. */
  readonly ofRun: (path: ResultsPath) => Bound;
}

/** @throws Error (of the functions that it gives) when a place does not hold what is asked of it */
export function binder(results: Results, run: RunDescription): Binder {
  const estimateAt = (path: ResultsPath): Estimate => {
    const value = valueAt(results, path);
    if (typeof value === 'object' && value !== null && 'unit' in value && 'mcse' in value) return value as Estimate;
    throw notThere(path, 'an estimate');
  };
  const numberAt = (path: ResultsPath): number => {
    const value = valueAt(results, path);
    if (typeof value === 'number') return value;
    throw notThere(path, 'a number');
  };
  const textAt = (from: unknown, path: ResultsPath): string => {
    const value = valueAt(from, path);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return value.toLocaleString('en-GB');
    throw notThere(path, 'a text');
  };
  const bound = (path: ResultsPath, text: string) => new Bound(writtenResultsPath(path), text);
  return {
    results,
    mean: (path, meant) => bound(path, formatEstimate(estimateAt(path), formats[meant])),
    interval: (path, meant) =>
      bound(path, formatInterval(estimateAt(path), 90, { ...formats[meant], unitNamed: true })),
    text: (path) => bound(path, textAt(results, path)),
    percent: (path) => bound(path, `${Number((100 * numberAt(path)).toPrecision(digitsToRemember))}%`),
    count: (path) => bound(path, numberAt(path).toLocaleString('en-GB')),
    ofRun: (path) => new Bound(`run.json ${writtenResultsPath(path)}`, textAt(run, path)),
  };
}

const valueAt = (from: unknown, path: ResultsPath): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    from,
  );

const notThere = (path: ResultsPath, what: string): Error =>
  new Error(`${writtenResultsPath(path)} of the results is not ${what}, which a brief wants to print`);
