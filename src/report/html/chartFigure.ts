import type { ChartSpec } from '../charts/chartSpec.js';
import { renderSvg } from '../renderChart.js';
import { dataTable } from './dataTable.js';
import { escapeHtml, html, type SafeHtml, trustedHtml } from './html.js';

/** Largest size of a drawing: its small letters are then as large as the text. */
const enlargement = 1.25;

/**
 * A chart as inline SVG with its alternative text, its figures as a table and its specification for others to use.
 * @throws Error when it has no title or no alternative text
 */
export async function chartFigure(spec: ChartSpec): Promise<SafeHtml> {
  const { id, title, notes, table } = spec.usermeta;
  if (title.trim() === '' || spec.description.trim() === '')
    throw new Error(`chart ${id} has no words for those who cannot see it`);
  // The page writes the title itself, so that it wraps on a narrow screen.
  const { title: _, ...untitled } = spec;
  const drawing = named(await renderSvg(untitled as ChartSpec), id, title, spec.description);
  return html`
<figure id="${id}">
<figcaption><h3>${title}</h3>${notes.map((note) => html`<p>${note}</p>`)}</figcaption>
${trustedHtml(drawing)}
<details><summary>Figures of this chart</summary>${dataTable(table)}</details>
<script type="application/json" id="${id}-vega-lite">${trustedHtml(scriptJson(spec))}</script>
</figure>`;
}

/**
 * Gives the drawing a title and description that screen readers read, and ids that no other drawing on the page has. It
 * fills the width of the page up to a size at which the letters of all charts are as large as those of the text.
 */
function named(svg: string, id: string, title: string, description: string): string {
  // The drawing is one image with a name; roles that Vega gives to its parts would ask for a name of each.
  const parts = svg.replace(/ (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")/g, '');
  const unique = parts.replace(/(\bid="|url\(#|href="#)/g, `$1${id}-`);
  const end = unique.indexOf('>');
  const width = Number(/viewBox="0 0 (\d+)/.exec(unique)?.[1]);
  const opening = unique.slice(0, end).replace(/ (?:width|height)="\d+"/g, '');
  const labels = `${id}-title ${id}-description`;
  return (
    `${opening} style="--width:${Math.round(width * enlargement)}px" role="img" aria-labelledby="${labels}">` +
    `<title id="${id}-title">${escapeHtml(title)}</title>` +
    `<desc id="${id}-description">${escapeHtml(description)}</desc>${unique.slice(end + 1)}`
  );
}

/** JSON that cannot end its script element. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
