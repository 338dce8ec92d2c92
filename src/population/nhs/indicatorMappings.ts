import { matchColumns } from './columnAliases.js';
import { readCode, readNonNegative } from './readCell.js';
import type { Table } from './readTable.js';

export interface IndicatorMappings {
  readonly rows: number;
  /** Points of each indicator, the ceiling of what a practice can have been awarded for it. */
  readonly points: ReadonlyMap<string, number>;
}

/**
 * Reads INDICATOR_MAPPINGS (2015/16-2018/19) and MAPPING_INDICATORS (2019/20-). @throws InputError for points that are
 * none
 */
export function readIndicatorMappings(table: Table): IndicatorMappings {
  const at = matchColumns(table, ['indicator', 'indicatorPoints']);
  const points = new Map<string, number>();
  const rows = table.forEachRow((cells, line) => {
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const value = readNonNegative(cells[at.indicatorPoints]!, place(at.indicatorPoints));
    if (value !== undefined) points.set(readCode(cells[at.indicator]!, place(at.indicator)), value);
  });
  return { rows, points };
}
