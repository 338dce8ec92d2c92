import { basename, dirname } from 'node:path';
import type { ContractYear } from '../../contract/contractYear.js';
import type { Domain } from '../../contract/ruleset.js';
import { InputError } from '../../inputError.js';
import type { PracticeHistory } from '../population.js';
import { findColumn } from './columnAliases.js';
import { findFiles } from './findFiles.js';
import type { FolderFiles } from './folderFiles.js';
import { ImportLog } from './importReport.js';
import { indicatorCount } from './indicatorCount.js';
import { readPracticePoints } from './practicePoints.js';
import { type Read, readAchievement } from './readFacts.js';

/** The results of an earlier year by practice, and what was read and not taken. */
export interface HistoryRead {
  readonly year: ContractYear;
  readonly practices: ReadonlyMap<string, PracticeHistory>;
  readonly reads: readonly Read[];
  readonly log: ImportLog;
}

/** The contract of the history's year, as far as an import needs it. */
export interface HistoryContract {
  readonly year: ContractYear;
  readonly indicators: readonly {
    readonly code: string;
    readonly domain: Domain;
    readonly points: { readonly value: number };
  }[];
}

/**
 * Reads results of an earlier contract year from a folder of published files, or from one of them: achievement by indicator
 * (`ACHIEVEMENT*`, or the wide files with their exceptions), or points in total and by domain. A practice that both hold keeps both.
 * @throws InputError where there is neither, or more points than the contract has
 */
export function readHistory(path: string, contract: HistoryContract, files: FolderFiles, isFile: boolean): HistoryRead {
  const { year } = contract;
  const log = new ImportLog();
  const directory = isFile ? dirname(path) : path;
  const found = findFiles(directory, year, isFile ? onlyFile(files, basename(path)) : files, log);
  const reads: Read[] = [];
  const codesOf = new Map(contract.indicators.map((indicator) => [indicator.code, indicator.points.value]));
  const achievement = readAchievement(found, log, ({ name, kind, sha256 }, rows, codes) => {
    reads.push({ name, kind, rows, sha256, ...(codes ? { codes: new Set(codes) } : {}) });
  });
  const practices = new Map<string, PracticeHistory>();
  const unknown = new Map<string, number>();
  for (const [practice, counts] of achievement?.counts ?? []) {
    const known = [...counts].filter(([code]) => {
      if (codesOf.has(code)) return true;
      unknown.set(code, (unknown.get(code) ?? 0) + 1);
      return false;
    });
    if (known.length === 0) continue;
    const indicators = Object.fromEntries(
      known.sort(([a], [b]) => (a < b ? -1 : 1)).map(([c, n]) => [c, indicatorCount(n)]),
    );
    practices.set(practice, { year, indicators });
  }
  if (unknown.size > 0)
    log.notes.push(
      `History: ${unknown.size} indicator codes are not in the contract of ${year} and are not used: ${[...unknown.keys()].sort().slice(0, 8).join(', ')}${unknown.size > 8 ? ' ...' : ''}.`,
    );
  for (const kind of ['points', 'age shares'] as const) {
    for (const file of found.get(kind) ?? []) {
      if (findColumn(file.table, 'totalPoints') === undefined) continue;
      const read = readPracticePoints(file.table, contract.indicators, log);
      reads.push({
        name: file.name,
        kind: 'points',
        rows: read.rows,
        sha256: file.sha256,
        codes: new Set(read.practices.keys()),
      });
      for (const [practice, own] of read.practices)
        practices.set(practice, { ...practices.get(practice), year, ...own });
    }
  }
  if (practices.size > 0) return { year, practices, reads, log };
  throw new InputError({
    where: path,
    found: `no results of ${year}${
      log.leftOut.length > 0
        ? `, but ${log.leftOut
            .map(({ name, why }) => `${name} (${why})`)
            .slice(0, 6)
            .join(', ')}`
        : ''
    }`,
    allowed: `a file of achievement by practice and indicator, or of points by practice with a column TOTAL, of ${year}`,
    mend: 'Choose the file with --history and its contract year with --history-year.',
  });
}

/** A folder that holds one file. */
const onlyFile = (files: FolderFiles, name: string): FolderFiles => ({ ...files, names: () => [name] });
