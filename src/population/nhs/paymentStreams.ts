import { type IncomeStream, incomeStreamIds, loadIncomeStreams } from '../../facts/incomeStreams.js';
import { pounds } from '../../units.js';
import type { OtherIncome } from '../population.js';
import { columnName, type Table } from './readTable.js';

/** Streams whose columns are read; `other` is what the total leaves. */
type NamedStream = Exclude<IncomeStream, 'other'>;

const named = incomeStreamIds.filter((id): id is NamedStream => id !== 'other');

/** Positions of the columns of streams in a payments file: those of 2016/17 that it has under the same names. */
export type StreamColumns = Readonly<Partial<Record<NamedStream, readonly number[]>>>;

/** Nothing without a single column of them. */
export function streamColumns(table: Table): StreamColumns | undefined {
  const { streams } = loadIncomeStreams();
  const positions = named.flatMap((id) => {
    const found = Object.keys(streams[id].parts).flatMap((column) => {
      const position = table.columns.indexOf(columnName(column));
      return position < 0 ? [] : [position];
    });
    return found.length > 0 ? [[id, found] as const] : [];
  });
  return positions.length > 0 ? (Object.fromEntries(positions) as StreamColumns) : undefined;
}

/**
 * What a practice was paid by stream: the columns of each, and as `other` what they and the QOF leave of the total, so that
 * the streams add up to it whatever columns a year has.
 * @param amountAt  amount in a column, nothing where the cell is blank
 */
export function streamsOf(
  columns: StreamColumns,
  amountAt: (position: number) => number | undefined,
  { qofPayment, totalPayments }: { readonly qofPayment: number; readonly totalPayments: number },
): OtherIncome['streams'] {
  const amounts = Object.entries(columns).map(([id, positions]) => {
    const amount = positions.reduce((sum, position) => sum + (amountAt(position) ?? 0), 0);
    return [id, amount] as const;
  });
  const other = amounts.reduce((rest, [, amount]) => rest - amount, totalPayments - qofPayment);
  const toThePenny = (amount: number) => pounds(Math.round(100 * amount) / 100);
  return Object.fromEntries([...amounts, ['other', other] as const].map(([id, amount]) => [id, toThePenny(amount)]));
}
