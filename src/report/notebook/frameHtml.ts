import { html } from '../html/html.js';

/** The part of a danfojs DataFrame that is shown. */
interface Frame {
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
}

const mostDecimals = 2;

/** A DataFrame as an HTML table for `display.html`: whole words, where danfojs's own print cuts cells at 16 characters. */
export function frameHtml({ columns, values }: Frame): string {
  const rows = values as readonly (readonly unknown[])[];
  return html`<table>
<thead><tr>${columns.map((name, i) => html`<th scope="col" style="text-align:${side(rows[0]?.[i])}">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table>`.text;
}

const cell = (value: unknown) => html`<td style="text-align:${side(value)}">${written(value)}</td>`;

/** Numbers end below each other. */
const side = (value: unknown): string => (typeof value === 'number' ? 'right' : 'left');

const written = (value: unknown): string =>
  typeof value === 'number'
    ? value.toLocaleString('en-GB', { maximumFractionDigits: mostDecimals }).replace(/^-/, '−')
    : String(value);
