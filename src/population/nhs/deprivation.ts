import { matchColumns } from './columnAliases.js';
import { readAmount, readCode, readWithin, wrongCell } from './readCell.js';
import type { Table } from './readTable.js';

export interface Deprivation {
  readonly rows: number;
  readonly codes: ReadonlySet<string>;
  /** Index of Multiple Deprivation 2015 score by practice. */
  readonly scores: ReadonlyMap<string, number>;
}

/** OHID Fingertips: 'Deprivation score (IMD 2019)' is indicator 93553, with earlier indices under their own year. */
const imdIndicator = '93553';
/** The index that `Practice.deprivation` holds. */
const imdYear = '2015';

/** Reads IMD scores by practice, as OHID Fingertips gives them. Rows of other indices (2010, 2019) are passed over. */
export function readDeprivation(table: Table): Deprivation {
  const at = matchColumns(table, ['practice', 'indexId', 'indexYear', 'value']);
  const scores = new Map<string, number>();
  const codes = new Set<string>();
  const rows = table.forEachRow((cells, line) => {
    if (cells[at.indexId] !== imdIndicator || cells[at.indexYear] !== imdYear) return;
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const practice = readCode(cells[at.practice]!, place(at.practice));
    codes.add(practice);
    const score = readWithin(cells[at.value]!, place(at.value), 0, 100);
    const earlier = scores.get(practice);
    if (earlier !== undefined && earlier !== readAmount(cells[at.value]!, place(at.value))) {
      throw wrongCell(
        cells[at.value]!,
        place(at.value),
        `one score for practice ${practice} (an earlier row has ${earlier})`,
      );
    }
    if (score !== undefined) scores.set(practice, score);
  });
  return { rows, codes, scores };
}
