import type { ChartTable } from '../charts/chartSpec.js';
import { download } from './download.js';
import { html, type SafeHtml, trustedHtml } from './html.js';

export interface DataTableOptions {
  /** Whether headings sort, where scripts run. */
  readonly isSortable?: boolean;
  /** A file of the figures behind it. */
  readonly csv?: { readonly name: string; readonly what: string; readonly text: string };
}

/** A table with caption and scopes that scrolls sideways on a narrow screen; the first cell of a row names it. */
export const dataTable = (
  { caption, header, rows }: ChartTable,
  { isSortable = false, csv }: DataTableOptions = {},
): SafeHtml => html`
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table${isSortable ? trustedHtml(' class="sortable"') : ''}>
<caption>${caption}</caption>
<thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([
    name = '',
    ...cells
  ]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${twoLines(cell)}</td>`)}</tr>
`,
)}</tbody>
</table>
</div>${csv ? download(csv.name, csv.what, csv.text) : ''}`;

/** What stands on the second line of a cell, an interval, is smaller. */
function twoLines(cell: string): SafeHtml {
  const [first = '', ...rest] = cell.split('\n');
  return rest.length === 0 ? html`${first}` : html`${first}<br><small>${rest.join(' ')}</small>`;
}
