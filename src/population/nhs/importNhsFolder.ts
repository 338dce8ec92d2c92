import type { ContractYear } from '../../contract/contractYear.js';
import { InputError } from '../../inputError.js';
import { type Provenance, patients } from '../../units.js';
import type { Population, Practice } from '../population.js';
import { findFiles } from './findFiles.js';
import type { FolderFiles } from './folderFiles.js';
import { ImportLog, type ImportReport } from './importReport.js';
import { joinPractices } from './joinPractices.js';
import { nationalPrevalences } from './nationalPrevalences.js';
import { publicationOf } from './publications.js';
import { type PublishedFacts, type Read, readFacts } from './readFacts.js';

/**
 * Reads the published NHS files of one contract year in a folder into a population of practices.
 * The prevalence file decides which practices there are; the other files add to them by practice code.
 * @param files  how to reach the folder: `diskFiles`, or a folder in memory
 * @returns the population, and what was read, joined, dropped and set aside
 * @throws InputError for a folder or file that cannot be used: see docs/import.md
 */
export function importNhsFolder(
  directory: string,
  year: ContractYear,
  files: FolderFiles,
): { readonly population: Population; readonly report: ImportReport } {
  const log = new ImportLog();
  const found = findFiles(directory, year, files, log);
  const { facts, reads } = readFacts(directory, year, found, log);
  const practices = joinPractices(facts, log);
  if (practices.length === 0) {
    throw new InputError({
      where: directory,
      found: `no practice that can be used: ${log.dropped.map(({ why, count }) => `${count} with ${why}`).join(', ')}`,
      allowed: 'practices with a list and an area',
      mend: `Check that the files are all of ${year}.`,
    });
  }
  return { population: populationOf(practices, facts, year, reads), report: reportOf(practices, year, reads, log) };
}

function populationOf(
  practices: readonly Practice[],
  { prevalenceFile, organisations }: PublishedFacts,
  year: ContractYear,
  reads: readonly Read[],
): Population {
  const codes = [...new Set(practices.map(({ area }) => area))].sort();
  const count = practices.length.toLocaleString('en-GB');
  return {
    kind: 'imported',
    label: `Imported England ${year}, ${count} practices`,
    nation: 'England',
    year,
    areas: codes.map((code) => ({ code, name: organisations.areaNames.get(code) ?? code })),
    practices,
    nationalPrevalence: nationalPrevalences(practices, prevalenceFile),
    sources: reads.map(
      ({ name, kind, sha256 }): Provenance => ({
        certainty: 'seen',
        source: `${name}: ${publicationOf(kind)}; SHA-256 of the CSV ${sha256}`,
      }),
    ),
  };
}

/** How to tell whether a practice has a field that not every set of files holds. */
const optionalFields: Readonly<Record<string, (practice: Practice) => boolean>> = {
  registers: ({ registers }) => Object.keys(registers).length > 0,
  name: ({ name }) => name !== undefined,
  network: ({ network }) => network !== undefined,
  contract: ({ contract }) => contract !== 'unknown',
  dispensing: ({ dispensing }) => dispensing !== undefined,
  rural: ({ rural }) => rural !== undefined,
  weightedList: ({ weightedList }) => weightedList !== undefined,
  over65: ({ over65 }) => over65 !== undefined,
  under18: ({ under18 }) => under18 !== undefined,
  deprivation: ({ deprivation }) => deprivation !== undefined,
  indicators: ({ indicators }) => indicators !== undefined,
  'published.qofPayment': ({ published }) => published?.qofPayment !== undefined,
  'published.globalSum': ({ published }) => published?.globalSum !== undefined,
  'published.totalPayments': ({ published }) => published?.totalPayments !== undefined,
};

function reportOf(
  practices: readonly Practice[],
  year: ContractYear,
  reads: readonly Read[],
  log: ImportLog,
): ImportReport {
  const joined = new Set(practices.map(({ code }) => code));
  const coverage = Object.entries(optionalFields).map(([field, has]) => ({
    field,
    practices: practices.filter(has).length,
  }));
  return {
    year,
    practices: practices.length,
    patients: practices.reduce((sum, { list }) => patients(sum + list), patients(0)),
    files: reads.map(({ codes, ...file }) => ({
      ...file,
      ...(codes ? { practices: codes.size, joined: [...codes].filter((code) => joined.has(code)).length } : {}),
    })),
    leftOut: log.leftOut,
    dropped: log.dropped,
    setAside: log.valuesSetAside,
    coverage,
    absent: coverage.filter((field) => field.practices === 0).map(({ field }) => field),
    notes: log.notes,
  };
}
