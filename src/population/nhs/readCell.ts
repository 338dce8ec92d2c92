import { InputError } from '../../inputError.js';

/** What the published files write where there is no value. */
const noValue = new Set([
  '',
  'na',
  'n/a',
  'nd',
  '-',
  ':',
  'z',
  '#value!',
  '#n/a',
  'insufficient indicator data',
  'no known patients',
]);

const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const groupedNumber = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Whether the cell holds one of the tokens that mean 'no value'. */
export const isBlank = (cell: string): boolean => noValue.has(cell.toLowerCase());

/**
 * A number as published, or nothing where the cell says that there is none.
 * @throws InputError for text that is no number
 */
export function readAmount(cell: string, place: CellPlace): number | undefined {
  if (isBlank(cell)) return undefined;
  if (number.test(cell)) return Number(cell);
  if (groupedNumber.test(cell)) return Number(cell.replaceAll(',', ''));
  throw wrongCell(cell, place, 'a number');
}

/**
 * A count of patients: a whole number, 0 or more, or nothing where the cell says that there is none.
 * @throws InputError for anything else; a fraction is never rounded and a negative count never set to 0
 */
export function readCount(cell: string, place: CellPlace): number | undefined {
  const value = readAmount(cell, place);
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) {
    throw wrongCell(cell, place, 'a whole number of patients, 0 or more');
  }
  return value;
}

/** A number, 0 or more: patients on an average, points. @throws InputError for a negative one */
export function readNonNegative(cell: string, place: CellPlace): number | undefined {
  const value = readAmount(cell, place);
  if (value !== undefined && value < 0) throw wrongCell(cell, place, 'a number, 0 or more');
  return value;
}

/** @throws InputError outside `from`..`to` */
export function readWithin(cell: string, place: CellPlace, from: number, to: number): number | undefined {
  const value = readAmount(cell, place);
  if (value !== undefined && !(value >= from && value <= to)) throw wrongCell(cell, place, `${from} to ${to}`);
  return value;
}

/** A code of a practice, area or indicator, upper case. @throws InputError when blank */
export function readCode(cell: string, place: CellPlace): string {
  if (isBlank(cell)) throw wrongCell(cell, place, 'a code in every row');
  return cell.toUpperCase();
}

/** Where a cell stands: file, line and the column as published. */
export interface CellPlace {
  readonly where: string;
  readonly line: number;
  readonly column: string;
}

/** The error for a cell that is not what its column holds. */
export const wrongCell = (cell: string, place: CellPlace, allowed: string): InputError =>
  new InputError({
    where: `${place.where}:${place.line}`,
    path: place.column,
    found: cell === '' ? 'an empty cell' : JSON.stringify(cell),
    allowed,
    mend: 'Compare the row with the published file.',
  });
