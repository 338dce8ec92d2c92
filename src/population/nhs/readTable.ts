import { CsvError, parse } from 'csv-parse/sync';
import { InputError } from '../../inputError.js';

/** A CSV file: its header, and its rows on demand (a national achievement file has two million). */
export interface Table {
  /** Name of the file, for messages. */
  readonly where: string;
  /** Column names as published, line breaks written as spaces. */
  readonly published: readonly string[];
  /** Column names as `columnName` normalises them, in the same order. */
  readonly columns: readonly string[];
  /**
   * Calls `visit` for each row that is not blank, with the cells trimmed and the line the row ends on; returns the
   * number of rows.
   * @throws InputError, with the line, for a row with more or fewer fields than the header, or a quote that is not
   *   closed
   */
  readonly forEachRow: (visit: (cells: readonly string[], line: number) => void) => number;
}

/**
 * A column name freed of what differs between the years without meaning anything: byte-order mark, line breaks,
 * underscores, dots, upper case, trailing spaces, and a footnote digit or two glued to the last word ('Other
 * Payments1'; not 'IMD2015').
 */
export const columnName = (published: string): string =>
  published
    .replace(/\uFEFF/g, '')
    .toLowerCase()
    .replace(/[\s._]+/g, ' ')
    .trim()
    .replace(/(?<=[a-z)])\d{1,2}$/, '');

/**
 * Reads CSV bytes in UTF-8 (with or without a byte-order mark) or Windows-1252, the encoding of the files that are not
 * UTF-8.
 * @throws InputError for an empty file, a web page or a workbook in place of a CSV
 */
export function readTable(bytes: Uint8Array, where: string): Table {
  // One kind of line end, so that the parser counts lines as an editor does.
  const text = decode(bytes, where).replace(/\r\n?/g, '\n');
  const header = firstRecord(text, where);
  return {
    where,
    published: header.map((name) =>
      name
        .replace(/\uFEFF/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    columns: header.map(columnName),
    forEachRow(visit) {
      let records = 0;
      parseRecords(text, where, (cells, line) => {
        if (records++ > 0) visit(cells, line);
      });
      return records - 1;
    },
  };
}

/** As far as the format knows: only for the header of a file that was read in part. */
export function readHeader(start: Uint8Array, where: string): Table {
  const end = Math.max(start.lastIndexOf(10), start.lastIndexOf(13));
  return readTable(end > 0 ? start.subarray(0, end) : start, where);
}

function decode(bytes: Uint8Array, where: string): string {
  const start = windows1252(bytes.subarray(0, 1000)).trimStart();
  if (bytes.length === 0 || start.replace(/^\u00EF\u00BB\u00BF/, '') === '') {
    throw notCsv(where, 'an empty file');
  }
  if (/^(\u00EF\u00BB\u00BF)?\s*<(!doctype|html|\?xml)/i.test(start)) {
    throw notCsv(where, 'a web page');
  }
  if (start.startsWith('PK')) {
    throw notCsv(where, 'a workbook or a zip archive under the name of a CSV');
  }
  if (start.includes('\0')) {
    throw notCsv(where, 'bytes that are not text in UTF-8 or Windows-1252');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** Decoded as a stream, because Node 20 otherwise takes Windows-1252 for Latin-1 and loses dashes and curly quotes. */
const windows1252 = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes, { stream: true });

const notCsv = (where: string, found: string): InputError =>
  new InputError({
    where,
    found,
    allowed: 'a CSV file with a header',
    mend: 'Download the file again as published, or take it out of the folder.',
  });

function firstRecord(text: string, where: string): readonly string[] {
  let header: readonly string[] | undefined;
  parseRecords(
    text,
    where,
    (cells) => {
      header = cells;
    },
    1,
  );
  if (!header) throw notCsv(where, 'a file of blank lines');
  return header;
}

function parseRecords(
  text: string,
  where: string,
  visit: (cells: readonly string[], line: number) => void,
  atMost?: number,
): void {
  try {
    parse(text, {
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      ...(atMost === undefined ? {} : { to: atMost }),
      on_record: (record: string[], context) => {
        visit(
          record.map((cell) => cell.trim()),
          context.lines,
        );
        // Nothing is collected: the rows were handed on already.
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as CsvError & { lines?: number }).lines;
    throw new InputError({
      where: line === undefined ? where : `${where}:${line}`,
      found: `a row that does not fit the header (${error.message})`,
      allowed: 'CSV rows with one field for each column of the header',
      mend: 'Compare the file with the published one; a download that broke off ends like this.',
    });
  }
}
