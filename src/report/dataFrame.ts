import type { DataFrame } from 'danfojs-node';
import type { Results } from '../documents/resultsSchema.js';
import { InputError } from '../inputError.js';
import { outcomeRows } from './outcomeRows.js';

type Danfo = typeof import('danfojs-node');

/**
 * Rows as a danfojs DataFrame, one column for each key of the first row: for notebooks, not for the simulation. Results become
 * one row for each policy and outcome.
 * @param load  gets the package: on the first call, because loading takes most of a second
 * @throws InputError when the optional package danfojs-node is not installed, or when there are no rows
 */
export async function toDataFrame<Row extends object>(
  source: readonly Row[] | Results,
  load: () => Promise<Danfo> = () => import('danfojs-node'),
): Promise<DataFrame> {
  const rows = (isResults(source) ? outcomeRows(source) : source) as readonly Row[];
  const first = rows[0];
  if (first === undefined) {
    throw new InputError({
      where: 'toDataFrame',
      found: 'no rows',
      allowed: 'at least one row',
      mend: 'Check the filter that chose the rows: without a row there are no column names.',
    });
  }
  const danfo = await load().catch(explainAbsence);
  const names = Object.keys(first) as (keyof Row & string)[];
  return new danfo.DataFrame(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])));
}

const isResults = (source: object): source is Results => 'kind' in source && source.kind === 'results';

function explainAbsence(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new InputError({
    where: 'toDataFrame',
    found: 'no package danfojs-node',
    allowed: 'danfojs-node 1.2.0, an optional dependency',
    mend: "Run 'npm ci' in a clone of the repository without --omit=optional, or read practices.csv with another tool.",
  });
}
