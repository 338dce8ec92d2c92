/** A table in Markdown; every cell is shown as it is written, save bold verdicts. The first column is text, the others figures. */
export const markdownTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    line(header.map(plain)),
    line(header.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => (/^\*\*.*\*\*$/.test(cell) ? cell : plain(cell))))),
  ].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text that Markdown shows as it is written, on one line. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');

/** Each text once, in the order of its first place. */
export const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
