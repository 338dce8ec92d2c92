import type { ContractYear } from '../../contract/contractYear.js';
import { InputError } from '../../inputError.js';
import { Achievement } from './achievement.js';
import { type AgeShares, readAgeShares } from './ageShares.js';
import type { FileKind } from './classifyFile.js';
import { type Deprivation, readDeprivation } from './deprivation.js';
import type { FoundFile } from './findFiles.js';
import type { FileRead, ImportLog } from './importReport.js';
import { readIndicatorMappings } from './indicatorMappings.js';
import { type Organisations, readOrganisations } from './organisations.js';
import { type Payments, readPayments } from './payments.js';
import { type Prevalence, readPrevalence } from './prevalence.js';

/** What the files of one year hold, before it is joined by practice. */
export interface PublishedFacts {
  readonly year: ContractYear;
  readonly prevalence: Prevalence;
  readonly prevalenceFile: string;
  readonly organisations: Organisations;
  readonly organisationFile: string;
  readonly payments?: Payments;
  readonly paymentsFile?: string;
  readonly achievement?: Achievement;
  readonly deprivation?: Deprivation;
  readonly ageShares?: ReadonlyMap<string, AgeShares>;
}

/** A file read, with the practices it names. */
export interface Read extends Omit<FileRead, 'practices' | 'joined'> {
  readonly codes?: ReadonlySet<string>;
}

/**
 * Reads the files found, each by its own reader.
 * @throws InputError when there is no prevalence file, or no file that says which area a practice belongs to
 */
export function readFacts(
  directory: string,
  year: ContractYear,
  found: ReadonlyMap<FileKind, readonly FoundFile[]>,
  log: ImportLog,
): { readonly facts: PublishedFacts; readonly reads: readonly Read[] } {
  const reads: Read[] = [];
  const only = (kind: FileKind): FoundFile | undefined => found.get(kind)?.[0];
  const note = ({ name, kind, sha256 }: FoundFile, rows: number, codes?: Iterable<string>): void => {
    reads.push({ name, kind, rows, sha256, ...(codes ? { codes: new Set(codes) } : {}) });
  };

  const prevalenceFile =
    only('prevalence') ?? missing(directory, year, 'prevalence', 'PREVALENCE_1617.csv', found, log);
  const prevalence = readPrevalence(prevalenceFile.table, log);
  note(prevalenceFile, prevalence.rows, prevalence.codes);

  const paymentsFile = only('payments');
  const payments = paymentsFile && readPayments(paymentsFile.table, log);
  if (paymentsFile && payments) note(paymentsFile, payments.rows, payments.practices.keys());

  const named = found.get('organisations');
  const areaFiles = named ?? (paymentsFile ? [paymentsFile] : undefined);
  if (!areaFiles) {
    return missing(
      directory,
      year,
      'areas',
      'ORGANISATION_REFERENCE_1617.csv or MAPPING_NHS_GEOGRAPHIES_1920.csv',
      found,
      log,
    );
  }
  if (!named) log.notes.push(`No file of organisations: areas are those of ${areaFiles[0]!.name}.`);
  const organisations = readOrganisations(
    areaFiles.map(({ table }) => table),
    log,
  );
  for (const [i, file] of (named ?? []).entries()) note(file, organisations.rows[i]!, organisations.codes[i]!);

  const achievement = readAchievement(found, log, note);

  const deprivationFile = only('deprivation');
  const deprivation = deprivationFile && readDeprivation(deprivationFile.table);
  if (deprivationFile && deprivation) note(deprivationFile, deprivation.rows, deprivation.codes);

  for (const { name } of found.get('points') ?? [])
    log.leftOut.push({ name, why: 'points by practice are read with --history' });

  const ageFile = only('age shares');
  const ages = ageFile && readAgeShares(ageFile.table);
  if (ageFile && ages) note(ageFile, ages.rows, ages.practices.keys());

  return {
    facts: {
      year,
      prevalence,
      prevalenceFile: prevalenceFile.name,
      organisations,
      organisationFile: areaFiles.map(({ name }) => name).join(', '),
      ...(paymentsFile && payments ? { payments, paymentsFile: paymentsFile.name } : {}),
      ...(achievement ? { achievement } : {}),
      ...(deprivation ? { deprivation } : {}),
      ...(ages ? { ageShares: ages.practices } : {}),
    },
    reads,
  };
}

/** Counts by practice and indicator from all files of them; nothing where there are none. */
export function readAchievement(
  found: ReadonlyMap<FileKind, readonly FoundFile[]>,
  log: ImportLog,
  note: (file: FoundFile, rows: number, codes?: Iterable<string>) => void,
): Achievement | undefined {
  const files = (kind: FileKind): readonly FoundFile[] => found.get(kind) ?? [];
  const achievement = new Achievement(log);
  for (const file of files('achievement')) {
    const { rows, codes } = achievement.addLong(file.table);
    note(file, rows, codes);
  }
  for (const file of files('achievement, wide')) {
    const { rows, codes } = achievement.addWide(file.table);
    note(file, rows, codes);
  }
  for (const file of files('exceptions')) {
    const { rows, codes } = achievement.addExceptions(file.table);
    note(file, rows, codes);
  }
  const mappings = files('indicators').map((file) => {
    const mapping = readIndicatorMappings(file.table);
    note(file, mapping.rows);
    return mapping;
  });
  if (achievement.counts.size === 0) return undefined;
  achievement.removeImpossible(mappings[0]?.points);
  if (achievement.exclusionWords.size > 0) {
    log.notes.push(
      `Patients not in the denominator are published as ${[...achievement.exclusionWords].join(' and ')}.`,
    );
  }
  return achievement;
}

function missing(
  directory: string,
  year: ContractYear,
  what: string,
  example: string,
  found: ReadonlyMap<FileKind, readonly FoundFile[]>,
  log: ImportLog,
): never {
  const taken = [...found.values()].flat().map(({ name, kind }) => `${name} (${kind})`);
  const left = log.leftOut.map(({ name, why }) => `${name} (${why})`);
  throw new InputError({
    where: directory,
    found: `no file with ${what} for ${year}, but ${[...taken, ...left].join(', ') || 'no files at all'}`,
    allowed: `a file such as ${example}, of ${year}`,
    mend: 'Put it into the folder, or choose the year of the files with --year.',
  });
}
