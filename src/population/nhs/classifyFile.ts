import { type Field, findColumn } from './columnAliases.js';
import type { Table } from './readTable.js';

/** The kinds of published file that the importer reads. */
export type FileKind =
  | 'payments'
  | 'age shares'
  | 'prevalence'
  | 'achievement'
  | 'achievement, wide'
  | 'exceptions'
  | 'indicators'
  | 'deprivation'
  | 'organisations'
  | 'points';

interface Signature {
  /** The fields that together no other kind has. */
  readonly fields: readonly Field[];
  /**
   * How the NHS begins or names such a file; used only to say which published file has a header that cannot be read.
   */
  readonly name: RegExp;
}

/**
 * In the order in which they are tried: a payments file also names practices and areas, so it comes before
 * 'organisations'.
 */
const signatures: Readonly<Record<FileKind, Signature>> = {
  payments: { fields: ['practice', 'qofPayment'], name: /^nhspayments/i },
  'age shares': { fields: ['practice', 'over65'], name: /^practice_points/i },
  prevalence: { fields: ['practice', 'group', 'register'], name: /^prevalence/i },
  achievement: { fields: ['practice', 'indicator', 'measure'], name: /^achievement/i },
  'achievement, wide': { fields: ['practice', 'indicator', 'numerator'], name: /^indicators_?by_?prac/i },
  exceptions: { fields: ['practice', 'indicator', 'exceptions'], name: /^exception_output/i },
  indicators: { fields: ['indicator', 'indicatorPoints'], name: /^(indicator_mappings|mapping_indicators)/i },
  deprivation: { fields: ['practice', 'indexId', 'indexYear', 'value'], name: /^imd_by_practice/i },
  organisations: {
    fields: ['practice', 'area', 'areaName'],
    name: /^(organisation_reference|mapping_nhs_geographies|prac_control)/i,
  },
  // Last, because age shares may come in the same file.
  points: { fields: ['practice', 'totalPoints'], name: /^qof_?points/i },
};

/**
 * Kinds that describe a practice's patients and change slowly: taken from another year, with a note, where the year
 * asked for has none.
 */
export const slowKinds: ReadonlySet<FileKind> = new Set<FileKind>(['age shares', 'deprivation']);

/** Kinds that come in several files of one year, by region or one for each part of the fact. */
export const joinedKinds: ReadonlySet<FileKind> = new Set<FileKind>(['achievement', 'exceptions', 'organisations']);

/**
 * What a file is, by its header. A file that has the header of no kind but the name of one is that kind, so that its
 * reader can say which column is missing; any other file is nothing the importer knows.
 * @param name  file name without folder or archive
 */
export function classifyFile(table: Table, name: string): FileKind | undefined {
  const kinds = Object.entries(signatures) as [FileKind, Signature][];
  const byHeader = kinds.find(([, { fields }]) => fields.every((field) => findColumn(table, field) !== undefined));
  if (byHeader) return byHeader[0];
  // ORGANISATION_REFERENCE from 2022/23 holds maximum points only; the areas moved to MAPPING_NHS_GEOGRAPHIES.
  if (table.columns.join() === 'practice code,revised max points') return undefined;
  return kinds.find(([, signature]) => signature.name.test(name))?.[0];
}
