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
<thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table>`.text;
}

const cell = (value: unknown) =>
  typeof value === 'number'
    ? html`<td style="text-align:right">${value.toLocaleString('en-GB', { maximumFractionDigits: mostDecimals }).replace(/^-/, '−')}</td>`
    : html`<td style="text-align:left">${String(value)}</td>`;
