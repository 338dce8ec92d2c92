import { InputError } from '../../inputError.js';
import { matchColumns } from './columnAliases.js';
import type { ImportLog } from './importReport.js';
import { isBlank, readCode } from './readCell.js';
import type { Table } from './readTable.js';

/** Where a practice belongs. */
export interface Organisation {
  readonly name?: string;
  /** Code of its commissioning area; absent where the cell was blank. */
  readonly area?: string;
  /** Code of its primary care network (PCN). */
  readonly network?: string;
}

export interface Organisations {
  readonly practices: ReadonlyMap<string, Organisation>;
  /** Names of the areas by code. */
  readonly areaNames: ReadonlyMap<string, string>;
  /** Rows, and the practices named, of each table in the order given. */
  readonly rows: readonly number[];
  readonly codes: readonly ReadonlySet<string>[];
}

/** The code that MAPPING_NHS_GEOGRAPHIES gives to practices in no network ('Unallocated'). */
const unallocated = 'U';

/**
 * Reads ORGANISATION_REFERENCE (2015/16-2018/19) and MAPPING_NHS_GEOGRAPHIES (2019/20-) files, or the areas in a
 * payments file.
 * @throws InputError for two rows of a practice that disagree on its area or network
 */
export function readOrganisations(tables: readonly Table[], log: ImportLog): Organisations {
  const practices = new Map<string, Organisation & { readonly from: string }>();
  const areaNames = new Map<string, string>();
  const codes: Set<string>[] = [];
  const rows = tables.map((table) => {
    const own = new Set<string>();
    codes.push(own);
    const at = matchColumns(table, ['practice', 'area', 'areaName'], ['network', 'practiceName']);
    return table.forEachRow((cells, line) => {
      const text = (position: number | undefined): string | undefined => {
        const cell = position === undefined ? '' : cells[position]!;
        return isBlank(cell) ? undefined : cell;
      };
      const place = { where: table.where, line, column: table.published[at.practice]! };
      const practice = readCode(cells[at.practice]!, place);
      own.add(practice);
      const area = text(at.area)?.toUpperCase();
      const areaName = text(at.areaName);
      const network = text(at.network)?.toUpperCase();
      const name = text(at.practiceName);
      if (network === unallocated) log.setAside('no network (code U, Unallocated)', table.where, practice);
      const organisation = {
        ...(name === undefined ? {} : { name }),
        ...(area === undefined ? {} : { area }),
        ...(network === undefined || network === unallocated ? {} : { network }),
        from: `${table.where}:${line}`,
      };
      const earlier = practices.get(practice);
      if (earlier && (earlier.area !== organisation.area || earlier.network !== organisation.network)) {
        throw new InputError({
          where: organisation.from,
          found: `a second row for practice ${practice}: area ${organisation.area ?? 'blank'}, network ${organisation.network ?? 'none'}, against ${earlier.area ?? 'blank'} and ${earlier.network ?? 'none'} in ${earlier.from}`,
          allowed: 'one row for each practice',
          mend: 'Leave one of the rows or files.',
        });
      }
      if (earlier) log.setAside('a row that repeats an earlier one', table.where, practice);
      else practices.set(practice, organisation);
      if (area === undefined || areaName === undefined) return;
      const known = areaNames.get(area);
      if (known === undefined) areaNames.set(area, areaName);
      else if (known !== areaName)
        log.setAside('a second name of an area (the first stays)', table.where, `${area} ${areaName}`);
    });
  });
  return { practices, areaNames, rows, codes };
}
