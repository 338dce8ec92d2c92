import { type Share, share } from '../../units.js';
import { matchColumns } from './columnAliases.js';
import { readCode, readWithin, wrongCell } from './readCell.js';
import type { Table } from './readTable.js';

/** Parts of a practice's list by age. */
export interface AgeShares {
  readonly over65?: Share;
  readonly under18?: Share;
}

/**
 * Reads a file with PCT_OVER_65 and, where it has it, PCT_UNDER_18, in per cent of the list. @throws InputError outside
 * 0 to 100
 */
export function readAgeShares(table: Table): {
  readonly rows: number;
  readonly practices: ReadonlyMap<string, AgeShares>;
} {
  const at = matchColumns(table, ['practice', 'over65'], ['under18']);
  const practices = new Map<string, AgeShares>();
  const rows = table.forEachRow((cells, line) => {
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const part = (position: number | undefined): Share | undefined => {
      const percent = position === undefined ? undefined : readWithin(cells[position]!, place(position), 0, 100);
      return percent === undefined ? undefined : share(percent / 100);
    };
    const practice = readCode(cells[at.practice]!, place(at.practice));
    if (practices.has(practice)) throw wrongCell(practice, place(at.practice), 'one row for each practice');
    const over65 = part(at.over65);
    const under18 = part(at.under18);
    practices.set(practice, {
      ...(over65 === undefined ? {} : { over65 }),
      ...(under18 === undefined ? {} : { under18 }),
    });
  });
  return { rows, practices };
}
