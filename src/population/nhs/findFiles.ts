import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { ContractYear } from '../../contract/contractYear.js';
import { InputError } from '../../inputError.js';
import { classifyFile, type FileKind, joinedKinds, slowKinds } from './classifyFile.js';
import type { FolderFiles } from './folderFiles.js';
import type { ImportLog } from './importReport.js';
import { readHeader, readTable, type Table } from './readTable.js';
import { gunzip, gunzipStart, unzip } from './unpack.js';
import { yearsInName } from './yearsInName.js';

/** A file that the importer will read. */
export interface FoundFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly sha256: string;
  readonly table: Table;
}

/** Enough of a file to hold the longest header published (the payments files: 2,500 characters). */
const headerBytes = 65_536;

/**
 * Finds the files of one contract year in a folder and in the zip archives in it, by their headers. A file of another
 * year by its name, or by the name of its archive or of the folder, is left out and reported, except one of `slowKinds`
 * where the year has none.
 * @throws InputError for a damaged, empty or misnamed file, and for two different files of one kind and year
 */
export function findFiles(
  directory: string,
  year: ContractYear,
  files: FolderFiles,
  log: ImportLog,
): ReadonlyMap<FileKind, readonly FoundFile[]> {
  const found = new Map<FileKind, FoundFile[]>();
  const folderYears = yearsInName(basename(resolve(directory)));
  const ofAnotherYear: (FoundFile & { readonly years: string })[] = [];

  const consider = (name: string, bytes: Uint8Array, stated: readonly ContractYear[]): void => {
    const table = readTable(bytes, name);
    const kind = classifyFile(table, basename(name));
    if (kind === undefined) {
      log.leftOut.push({ name, why: 'its header is of no kind that is read' });
      return;
    }
    const file = { name, kind, table, sha256: createHash('sha256').update(bytes).digest('hex') };
    if (stated.length > 0 && !stated.includes(year)) {
      ofAnotherYear.push({ ...file, years: stated.join(', ') });
      return;
    }
    if (stated.length === 0 && !slowKinds.has(kind))
      log.notes.push(`${name} has no year in its name and is taken as ${year}.`);
    addFile(found, file, log);
  };

  for (const name of files.names(directory)) {
    const own = yearsInName(name);
    const years = own.length > 0 ? own : folderYears;
    const isOther = years.length > 0 && !years.includes(year);
    if (/\.zip$/i.test(name)) {
      if (isOther) log.leftOut.push({ name, why: `of another year (${years.join(', ')})` });
      else considerArchive(name, files.bytes(directory, name), years, year, consider, log);
    } else if (!/\.csv(\.gz)?$/i.test(name)) {
      log.leftOut.push({ name, why: 'not a CSV, CSV.gz or zip file' });
    } else {
      const packed = files.bytes(directory, name);
      const isGz = /\.gz$/i.test(name);
      if (isOther && !isSlow(name, packed, isGz)) {
        log.leftOut.push({ name, why: `of another year (${years.join(', ')})` });
      } else {
        consider(name, isGz ? gunzip(packed, name) : packed, years);
      }
    }
  }
  takeSlowFiles(found, ofAnotherYear, year, log);
  return found;
}

function considerArchive(
  archive: string,
  bytes: Uint8Array,
  archiveYears: readonly ContractYear[],
  year: ContractYear,
  consider: (name: string, bytes: Uint8Array, years: readonly ContractYear[]) => void,
  log: ImportLog,
): void {
  const yearsOf = (member: string): readonly ContractYear[] => {
    const own = yearsInName(basename(member));
    return own.length > 0 ? own : archiveYears;
  };
  const members = unzip(bytes, archive, (member) => {
    // macOS puts a shadow of each file into this folder.
    if (!/\.csv$/i.test(member) || member.startsWith('__MACOSX/')) return false;
    const years = yearsOf(member);
    if (years.length === 0 || years.includes(year)) return true;
    log.leftOut.push({ name: `${archive}/${member}`, why: `of another year (${years.join(', ')})` });
    return false;
  });
  if (members.length === 0) log.leftOut.push({ name: archive, why: `no CSV file of ${year} in it` });
  for (const member of members) consider(`${archive}/${member.name}`, member.bytes, yearsOf(member.name));
}

/**
 * Whether a file of another year is of a kind that may be taken all the same. One that cannot be read is simply of
 * another year.
 */
function isSlow(name: string, packed: Uint8Array, isGz: boolean): boolean {
  try {
    const start = isGz ? gunzipStart(packed, headerBytes, name) : packed.subarray(0, headerBytes);
    const kind = classifyFile(readHeader(start, name), name);
    return kind !== undefined && slowKinds.has(kind);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function addFile(found: Map<FileKind, FoundFile[]>, file: FoundFile, log: ImportLog): void {
  const others = found.get(file.kind) ?? [];
  const copy = others.find((other) => other.sha256 === file.sha256);
  if (copy) {
    log.leftOut.push({ name: file.name, why: `a copy of ${copy.name}` });
    return;
  }
  if (others.length > 0 && !joinedKinds.has(file.kind)) {
    throw new InputError({
      where: file.name,
      found: `a second file of the kind '${file.kind}' beside ${others[0]!.name}`,
      allowed: 'one for the year',
      mend: 'Leave the newer version in the folder and move the other out.',
    });
  }
  found.set(file.kind, [...others, file]);
}

function takeSlowFiles(
  found: Map<FileKind, FoundFile[]>,
  candidates: readonly (FoundFile & { readonly years: string })[],
  year: ContractYear,
  log: ImportLog,
): void {
  const missing = candidates.filter((file) => !found.has(file.kind));
  for (const file of candidates) {
    if (!missing.includes(file)) {
      log.leftOut.push({ name: file.name, why: `of another year (${file.years}); the folder has a nearer one` });
      continue;
    }
    log.notes.push(
      `${file.name} is of ${file.years}; its ${file.kind} are taken for ${year}, for which the folder has none.`,
    );
    addFile(found, file, log);
  }
}
