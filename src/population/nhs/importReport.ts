import type { ContractYear } from '../../contract/contractYear.js';
import type { FileKind } from './classifyFile.js';

/** One file that was read. */
export interface FileRead {
  /** Relative to the folder; a member of an archive as 'archive.zip/member.csv'. */
  readonly name: string;
  readonly kind: FileKind;
  readonly rows: number;
  /** Of the unpacked CSV, so that the same data packed otherwise has the same one. */
  readonly sha256: string;
  /** Practices that the file names; absent for a file that is not by practice. */
  readonly practices?: number;
  /** Of these, how many are in the population. */
  readonly joined?: number;
}

/** Practices, or values, that were not taken, and why. */
export interface NotTaken {
  readonly why: string;
  readonly file: string;
  readonly count: number;
  /** Practices: all of them. Values: the first few, as 'practice register' or 'practice indicator'. */
  readonly which: readonly string[];
}

/** What an import read, joined and left out: everything between the published files and the population. */
export interface ImportReport {
  readonly year: ContractYear;
  readonly practices: number;
  readonly patients: number;
  readonly files: readonly FileRead[];
  /** Files in the folder that were not read. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  readonly dropped: readonly NotTaken[];
  readonly setAside: readonly NotTaken[];
  /** For each field of a practice that not every file set has: how many practices have it. */
  readonly coverage: readonly { readonly field: string; readonly practices: number }[];
  /** The fields that no practice has. */
  readonly absent: readonly string[];
  readonly notes: readonly string[];
}

const examplesKept = 5;

interface Entry {
  readonly why: string;
  readonly file: string;
  count: number;
  readonly which: string[];
}

/** Collects, while files are read, what a reader did not take. */
export class ImportLog {
  readonly leftOut: { name: string; why: string }[] = [];
  readonly notes: string[] = [];
  readonly #dropped = new Map<string, Entry>();
  readonly #setAside = new Map<string, Entry>();

  /** A practice that is not in the population. */
  drop(why: string, file: string, practice: string): void {
    const entry = entryOf(this.#dropped, why, file);
    entry.count++;
    entry.which.push(practice);
  }

  /** A value that was there but is not taken; `what` names it. */
  setAside(why: string, file: string, what: string): void {
    const entry = entryOf(this.#setAside, why, file);
    if (entry.count++ < examplesKept) entry.which.push(what);
  }

  get dropped(): readonly NotTaken[] {
    return [...this.#dropped.values()];
  }

  get valuesSetAside(): readonly NotTaken[] {
    return [...this.#setAside.values()];
  }
}

function entryOf(entries: Map<string, Entry>, why: string, file: string): Entry {
  const key = `${why}\n${file}`;
  let entry = entries.get(key);
  if (!entry) {
    entry = { why, file, count: 0, which: [] };
    entries.set(key, entry);
  }
  return entry;
}
