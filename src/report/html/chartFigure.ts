import type { ChartSpec } from '../charts/chartSpec.js';
import { renderSvg } from '../renderChart.js';
import { dataTable } from './dataTable.js';
import { escapeHtml, html, type SafeHtml, trustedHtml } from './html.js';

/** A chart as inline SVG with its alternative text, its figures as a table and its specification for others to use. */
export async function chartFigure(spec: ChartSpec): Promise<SafeHtml> {
  const { id, title, table } = spec.usermeta;
  const drawing = named(await renderSvg(spec), id, title, spec.description);
  return html`
<figure id="${id}">
<div class="scroll" tabindex="0" role="region" aria-label="Chart: ${title}">${trustedHtml(drawing)}</div>
<details><summary>Figures of this chart</summary>${dataTable(table)}</details>
<script type="application/json" id="${id}-vega-lite">${trustedHtml(scriptJson(spec))}</script>
</figure>`;
}

/** Gives the drawing a title and description that screen readers read, and ids that no other drawing on the page has. */
function named(svg: string, id: string, title: string, description: string): string {
  const unique = svg.replace(/(\bid="|url\(#|href="#)/g, `$1${id}-`);
  const end = unique.indexOf('>');
  const opening = unique.slice(0, end);
  const labels = `${id}-title ${id}-description`;
  return (
    `${opening} role="img" aria-labelledby="${labels}">` +
    `<title id="${id}-title">${escapeHtml(title)}</title>` +
    `<desc id="${id}-description">${escapeHtml(description)}</desc>${unique.slice(end + 1)}`
  );
}

/** JSON that cannot end its script element. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
