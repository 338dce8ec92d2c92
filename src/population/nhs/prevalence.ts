import { InputError } from '../../inputError.js';
import { matchColumns } from './columnAliases.js';
import type { ImportLog } from './importReport.js';
import { readCode, readCount } from './readCell.js';
import type { Table } from './readTable.js';

/** One practice in a prevalence file. */
export interface PracticeRegisters {
  /** The whole registered list. */
  readonly list: number;
  /** Register sizes; a register whose cell was blank is not in it, one of 0 patients is. */
  readonly registers: ReadonlyMap<string, number>;
}

export interface Prevalence {
  readonly rows: number;
  /** Every practice code in the file, dropped ones too. */
  readonly codes: ReadonlySet<string>;
  readonly practices: ReadonlyMap<string, PracticeRegisters>;
}

/**
 * Registers of every list type seen as TOTAL in all years 2016/17 to 2023/24 (FORMATS 1.2). The file of 2014/15 names
 * no list type but gives each register its own list, so the whole list is the one these carry. Asthma is not among
 * them: it moved to ages 6 and over.
 */
const wholeListRegisters = new Set(['AF', 'CAN', 'CHD', 'COPD', 'DEM', 'HF', 'HYP', 'LD', 'MH', 'PAD', 'PC', 'STIA']);

interface Draft {
  list: number | undefined;
  /** A second whole list that differs from the first. */
  otherList: number | undefined;
  hasWholeListRow: boolean;
  largestAgeList: number;
  readonly registers: Map<string, number>;
  readonly seen: Map<string, { readonly register: number | undefined; readonly line: number }>;
}

/**
 * Reads a prevalence file of any year from 2013/14.
 * Whole list: the list size of a TOTAL row; of any row in 2013/14; of a row of `wholeListRegisters` in 2014/15.
 * @throws InputError for a count that is negative or fractional, and for two rows of a practice and register that
 *   disagree
 */
export function readPrevalence(table: Table, log: ImportLog): Prevalence {
  const at = matchColumns(table, ['practice', 'group', 'register', 'listSize'], ['listType']);
  const is2013 = table.columns[at.register] === 'disease register size';
  const drafts = new Map<string, Draft>();
  const rows = table.forEachRow((cells, line) => {
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const practice = readCode(cells[at.practice]!, place(at.practice));
    const group = readCode(cells[at.group]!, place(at.group));
    const register = readCount(cells[at.register]!, place(at.register));
    const list = readCount(cells[at.listSize]!, place(at.listSize));
    const isWhole =
      at.listType === undefined
        ? is2013 || wholeListRegisters.has(group)
        : readCode(cells[at.listType]!, place(at.listType)) === 'TOTAL';

    let draft = drafts.get(practice);
    if (!draft) {
      draft = {
        list: undefined,
        otherList: undefined,
        hasWholeListRow: false,
        largestAgeList: 0,
        registers: new Map(),
        seen: new Map(),
      };
      drafts.set(practice, draft);
    }
    takeList(draft, list, isWhole);
    takeRegister(draft, { practice, group, register, list, line }, { table, log, is2013 });
  });
  return { rows, codes: new Set(drafts.keys()), practices: finish(drafts, table.where, log) };
}

function takeList(draft: Draft, list: number | undefined, isWhole: boolean): void {
  if (isWhole) draft.hasWholeListRow = true;
  if (list === undefined) return;
  if (!isWhole) draft.largestAgeList = Math.max(draft.largestAgeList, list);
  else if (draft.list === undefined) draft.list = list;
  else if (draft.list !== list) draft.otherList = list;
}

interface RegisterRow {
  readonly practice: string;
  readonly group: string;
  readonly register: number | undefined;
  readonly list: number | undefined;
  readonly line: number;
}

function takeRegister(
  draft: Draft,
  row: RegisterRow,
  { table, log, is2013 }: { table: Table; log: ImportLog; is2013: boolean },
): void {
  const { practice, group, register, list, line } = row;
  const what = `${practice} ${group}`;
  const earlier = draft.seen.get(group);
  if (earlier) {
    // 2013/14 lists heart failure twice: the register, and the part of it that is due to left ventricular dysfunction.
    if (is2013 && group === 'HF' && earlier.register !== undefined && register !== undefined) {
      log.setAside(
        'the smaller of two heart failure rows (the part due to left ventricular dysfunction)',
        table.where,
        what,
      );
      draft.registers.set(group, Math.max(earlier.register, register));
      return;
    }
    if (earlier.register !== register) throw disagreement(row, earlier, table);
    log.setAside('a row that repeats an earlier one', table.where, what);
    return;
  }
  draft.seen.set(group, { register, line });
  if (register === undefined) {
    log.setAside('no register size (blank is not 0: the register is absent)', table.where, what);
  } else if (list !== undefined && register > list) {
    log.setAside(
      'a register larger than its list (the register is absent)',
      table.where,
      `${what} ${register} of ${list}`,
    );
  } else {
    draft.registers.set(group, register);
  }
}

function finish(
  drafts: ReadonlyMap<string, Draft>,
  file: string,
  log: ImportLog,
): ReadonlyMap<string, PracticeRegisters> {
  const practices = new Map<string, PracticeRegisters>();
  for (const [code, draft] of drafts) {
    const { list, registers } = draft;
    if (!draft.hasWholeListRow) log.drop('no row with the whole list', file, code);
    else if (list === undefined) log.drop('no list size', file, code);
    else if (draft.otherList !== undefined) log.drop('rows with different whole lists', file, code);
    else if (list < 1) log.drop('a list below 1 patient', file, code);
    else if (draft.largestAgeList > list) log.drop('an age group larger than the whole list', file, code);
    else practices.set(code, { list, registers });
  }
  return practices;
}

const disagreement = (
  row: RegisterRow,
  earlier: { register: number | undefined; line: number },
  table: Table,
): InputError =>
  new InputError({
    where: `${table.where}:${row.line}`,
    found: `a second row for practice ${row.practice}, register ${row.group}: ${row.register ?? 'blank'}, against ${earlier.register ?? 'blank'} in line ${earlier.line}`,
    allowed: 'one row for each practice and register',
    mend: 'Take the published file; two versions of it may have been put together.',
  });
