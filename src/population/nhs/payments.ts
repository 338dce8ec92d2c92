import { InputError } from '../../inputError.js';
import { type Pounds, pounds } from '../../units.js';
import type { ContractType, OtherIncome } from '../population.js';
import { type Field, matchColumns } from './columnAliases.js';
import type { ImportLog } from './importReport.js';
import { streamColumns, streamsOf } from './paymentStreams.js';
import { isBlank, readAmount, readCode, readNonNegative, wrongCell } from './readCell.js';
import type { Table } from './readTable.js';

/** One practice in 'NHS Payments to General Practice'. */
export interface PracticePayments {
  readonly contract: ContractType;
  readonly dispensing?: boolean;
  readonly rural?: boolean;
  /** Carr-Hill weighted patients; an average over the year in some years, never whole. */
  readonly weightedList?: number;
  /** Absent where the file has no streams, or only a part of the year. */
  readonly streams?: OtherIncome['streams'];
  /** As published: negative where money was taken back. */
  readonly published: { readonly qofPayment?: Pounds; readonly globalSum?: Pounds; readonly totalPayments?: Pounds };
}

export interface Payments {
  readonly rows: number;
  readonly practices: ReadonlyMap<string, PracticePayments>;
  /** Practices with 0 registered patients: most closed during the year. */
  readonly withoutPatients: ReadonlySet<string>;
}

const contracts: Readonly<Record<string, ContractType>> = { GMS: 'GMS', PMS: 'PMS', APMS: 'APMS', UNKNOWN: 'unknown' };
const yesOrNo: Readonly<Record<string, boolean | undefined>> = { YES: true, NO: false, UNKNOWN: undefined };
const rurality: Readonly<Record<string, boolean | undefined>> = {
  RURAL: true,
  URBAN: false,
  MISSING: undefined,
  UNKNOWN: undefined,
};

const extras = [
  'contract',
  'dispensing',
  'rurality',
  'registeredPatients',
  'weightedPatients',
  'globalSum',
  'totalPayments',
  'atypical',
] as const satisfies readonly Field[];

/**
 * Reads 'NHS Payments to General Practice' of any year from 2014/15. Rows of closed practices stay in; they join no
 * practice.
 * @throws InputError for a payment that is no number, a word that the column never held, or two rows of one practice
 */
export function readPayments(table: Table, log: ImportLog): Payments {
  const at = matchColumns(table, ['practice', 'qofPayment'], extras);
  const columns = streamColumns(table);
  const practices = new Map<string, PracticePayments>();
  const withoutPatients = new Set<string>();
  const rows = table.forEachRow((cells, line) => {
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const cell = (position: number | undefined): string => (position === undefined ? '' : cells[position]!);
    const money = (position: number | undefined): Pounds | undefined => {
      const amount = position === undefined ? undefined : readAmount(cells[position]!, place(position));
      return amount === undefined ? undefined : pounds(amount);
    };
    const word = (position: number | undefined, words: Readonly<Record<string, boolean | undefined>>) => {
      const text = cell(position).toUpperCase();
      if (position === undefined || isBlank(text)) return undefined;
      if (!(text in words)) throw wrongCell(cells[position]!, place(position), Object.keys(words).join(', '));
      return words[text];
    };

    const practice = readCode(cells[at.practice]!, place(at.practice));
    if (practices.has(practice)) throw twice(practice, table.where, line);

    const dispensing = word(at.dispensing, yesOrNo);
    const rural = word(at.rurality, rurality);
    const weightedList = patients(cells, at.weightedPatients, place);
    const registered = patients(cells, at.registeredPatients, place);
    if (registered === 0) withoutPatients.add(practice);
    if (weightedList === 0) log.setAside('a weighted list of 0 (it is absent)', table.where, practice);
    const qofPayment = money(at.qofPayment);
    const globalSum = money(at.globalSum);
    const totalPayments = money(at.totalPayments);

    const partOfYear = /part year/i.test(cell(at.atypical));
    if (partOfYear && columns)
      log.setAside('income by stream of a part of a year (it is absent)', table.where, practice);
    const whole = columns && !partOfYear && registered !== 0;

    practices.set(practice, {
      contract: contractOf(cell(at.contract), practice, table, log),
      ...(dispensing === undefined ? {} : { dispensing }),
      ...(rural === undefined ? {} : { rural }),
      ...(weightedList === undefined || weightedList === 0 ? {} : { weightedList }),
      ...(whole && qofPayment !== undefined && totalPayments !== undefined
        ? { streams: streamsOf(columns, money, { qofPayment, totalPayments }) }
        : {}),
      published: {
        ...(qofPayment === undefined ? {} : { qofPayment }),
        ...(globalSum === undefined ? {} : { globalSum }),
        ...(totalPayments === undefined ? {} : { totalPayments }),
      },
    });
  });
  return { rows, practices, withoutPatients };
}

function patients(
  cells: readonly string[],
  position: number | undefined,
  place: (position: number) => { where: string; line: number; column: string },
): number | undefined {
  return position === undefined ? undefined : readNonNegative(cells[position]!, place(position));
}

function contractOf(cell: string, practice: string, table: Table, log: ImportLog): ContractType {
  if (isBlank(cell)) return 'unknown';
  const contract = contracts[cell.toUpperCase()];
  if (contract) return contract;
  log.setAside(
    'a contract type other than GMS, PMS and APMS (the contract is unknown)',
    table.where,
    `${practice} ${cell}`,
  );
  return 'unknown';
}

const twice = (practice: string, where: string, line: number): InputError =>
  new InputError({
    where: `${where}:${line}`,
    found: `a second row for practice ${practice}`,
    allowed: 'one row for each practice',
    mend: 'Take the published file; two versions of it may have been put together.',
  });
