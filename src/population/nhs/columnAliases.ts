import { InputError, type InputProblem } from '../../inputError.js';
import { nearMatches } from '../../nearMatches.js';
import type { Table } from './readTable.js';

/**
 * The names under which the NHS published each field, normalised by `columnName`. Years are those in which the header
 * was seen (FORMATS 1.2, 2 and 3 of the project's format notes); a name without years has been current throughout.
 */
export const columnAliases = {
  practice: [
    'practice code', // QOF from 2014/15, payments
    'practicecode', // QOF 2013/14
    'areacode', // deprivation by practice
    'area code', // Fingertips
  ],
  practiceName: ['practice name'],
  area: [
    'ccg code', // ORGANISATION_REFERENCE 2016/17-2018/19, payments to 2021/22
    'ccg ods code', // MAPPING_NHS_GEOGRAPHIES 2019/20, 2020/21
    'sub icb loc ods code', // 2021/22
    'sub icb ods code', // 2022/23, 2023/24
    'sub icb code', // payments 2022/23
  ],
  areaName: [
    'ccg name', // to 2020/21
    'sub icb loc name', // 2021/22
    'sub icb name', // 2022/23, 2023/24
  ],
  network: [
    'pcn ods code', // MAPPING_NHS_GEOGRAPHIES from 2019/20
    'pcn code', // payments from 2019/20
  ],
  group: [
    'group code', // from 2019/20
    'indicator group code', // 2014/15-2018/19
    'indicator group', // 2013/14
  ],
  register: [
    'register', // from 2015/16
    'register size', // 2014/15
    'disease register size', // 2013/14
  ],
  listType: ['patient list type'], // from 2015/16
  listSize: [
    'practice list size', // 2014/15, from 2020/21
    'patient list size', // 2015/16-2019/20
    'practice listsize', // 2013/14
  ],
  indicator: [
    'indicator code',
    'indicatorcode', // 2013/14
  ],
  indicatorPoints: ['indicator point value'],
  measure: ['measure'],
  value: ['value'],
  numerator: ['numerator'],
  denominator: ['denominator'],
  achievedPoints: ['achieved points'],
  exceptions: ['exception count'],
  totalPoints: ['total', 'total points'],
  clinicalPoints: ['cl', 'clinical'],
  publicHealthPoints: ['ph', 'public health'],
  additionalServicesPoints: ['phas', 'additional services'],
  contract: ['contract type'],
  dispensing: ['dispensing practice'],
  rurality: [
    'practice rurality', // from 2017/18
    'practicerurality', // 2016/17
  ],
  registeredPatients: [
    'number of registered patients (last known figure)', // 2014/15-2017/18, 2020/21, 2021/22
    'average number of registered patients', // 2018/19, 2019/20, 2022/23
  ],
  weightedPatients: ['number of weighted patients (last known figure)', 'average number of weighted patients'],
  globalSum: ['global sum'],
  qofPayment: ['total qof payments'],
  totalPayments: ['total nhs payments to general practice'],
  atypical: [
    'atypicalcharacteristics', // 2016/17
    'atypical characteristics',
  ],
  indexId: ['indicatorid', 'indicator id'], // the second: Fingertips
  indexYear: ['year', 'time period'],
  over65: ['pct over 65'],
  under18: ['pct under 18'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A fact that a published file may hold. */
export type Field = keyof typeof columnAliases;

/** Column positions of the fields of one file. */
export type MatchedColumns<Needed extends Field, Extra extends Field> = Readonly<Record<Needed, number>> &
  Readonly<Partial<Record<Extra, number>>>;

/**
 * Position of the first column that carries a field, or nothing. @throws InputError when two columns bear the same name
 */
export function findColumn(table: Table, field: Field): number | undefined {
  for (const alias of columnAliases[field]) {
    const position = table.columns.indexOf(alias);
    if (position < 0) continue;
    if (table.columns.indexOf(alias, position + 1) >= 0) {
      throw new InputError({
        where: `${table.where}:1`,
        found: `two columns named ${JSON.stringify(table.published[position])}`,
        allowed: 'each column once',
        mend: 'Take the published file.',
      });
    }
    return position;
  }
  return undefined;
}

/**
 * Finds the columns of a file by the names of any year.
 * @throws InputError that names each missing column, the columns found and the nearest of them
 */
export function matchColumns<Needed extends Field, Extra extends Field = never>(
  table: Table,
  needed: readonly Needed[],
  extra: readonly Extra[] = [],
): MatchedColumns<Needed, Extra> {
  const found: Partial<Record<Field, number>> = {};
  for (const field of [...needed, ...extra]) {
    const position = findColumn(table, field);
    if (position !== undefined) found[field] = position;
  }
  const missing = needed.filter((field) => found[field] === undefined);
  if (missing.length > 0) throw new InputError(missing.map((field) => missingColumn(table, field)));
  return found as MatchedColumns<Needed, Extra>;
}

function missingColumn(table: Table, field: Field): InputProblem {
  const aliases: readonly string[] = columnAliases[field];
  const near = [...new Set(aliases.flatMap((alias) => nearMatches(alias, table.columns)))].map((column) =>
    JSON.stringify(table.published[table.columns.indexOf(column)]),
  );
  return {
    where: `${table.where}:1`,
    found: `no column for ${field}, but ${table.published.map((name) => JSON.stringify(name)).join(', ')}`,
    allowed: `a column named ${aliases.map((alias) => JSON.stringify(alias)).join(' or ')} (capitals, underscores and dots do not matter)`,
    mend: `${near.length > 0 ? `Nearest: ${near.join(', ')}. ` : ''}Rename the column or take the published file.`,
  };
}
