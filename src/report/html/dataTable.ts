import type { ChartTable } from '../charts/chartSpec.js';
import { html, type SafeHtml } from './html.js';

/** A table with caption and scopes that scrolls sideways on a narrow screen; the first cell of a row names it. */
export const dataTable = ({ caption, header, rows }: ChartTable): SafeHtml => html`
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
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
</div>`;

/** What stands on the second line of a cell, an interval, is smaller. */
function twoLines(cell: string): SafeHtml {
  const [first = '', ...rest] = cell.split('\n');
  return rest.length === 0 ? html`${first}` : html`${first}<br><small>${rest.join(' ')}</small>`;
}
