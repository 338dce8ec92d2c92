import type { ChartSpec } from '../charts/chartSpec.js';
import { renderSvg } from '../renderChart.js';

/** One output of a notebook in several forms, of which a viewer takes the richest that it knows. */
export interface ChartBundle {
  /** JupyterLab draws it, with figures under the pointer. */
  readonly 'application/vnd.vegalite.v5+json': object;
  /** The drawing as an image with its alternative text. */
  readonly 'text/markdown': string;
  readonly 'text/plain': string;
}

/**
 * A chart as a notebook output: Vega-Lite for JupyterLab; the same drawing as SVG inside an image for GitHub, nbconvert and the
 * classic notebook; its alternative text for the rest. The image is wrapped in Markdown because JupyterLab prefers HTML to
 * Vega-Lite, and Debian's nbconvert empties an SVG of its own. The table behind the chart stays out, to keep notebooks small.
 * @throws Error for a chart without alternative text
 */
export async function chartBundle(spec: ChartSpec): Promise<ChartBundle> {
  const { usermeta, ...rest } = spec;
  const alternative = spec.description?.trim() ?? '';
  if (alternative === '') throw new Error(`chart ${usermeta.id} has no alternative text`);
  const drawing = Buffer.from(withOneFont(withShortNumbers(await renderSvg(spec)))).toString('base64');
  return {
    'application/vnd.vegalite.v5+json': {
      ...(withShortValues(rest) as typeof rest),
      $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
      config: { ...rest.config, aria: true, mark: { tooltip: true } },
    },
    'text/markdown': `![${withoutBrackets(alternative)}](data:image/svg+xml;base64,${drawing})`,
    'text/plain': alternative,
  };
}

/** Digits of a value that a notebook keeps: more than an eye sees, and none that another engine may compute otherwise. */
const digitsOfValue = 8;

function withShortValues(part: unknown): unknown {
  if (typeof part === 'number') return Number(part.toPrecision(digitsOfValue));
  if (Array.isArray(part)) return part.map(withShortValues);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withShortValues(value)]));
}

/** Coordinates to a hundredth of a pixel; what is written in the drawing stays. */
const withShortNumbers = (svg: string): string =>
  svg.replace(/ (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );

/** The font once for the whole drawing, where Vega repeats it with every text. */
function withOneFont(svg: string): string {
  const font = / font-family="[^"]*"/.exec(svg)?.[0];
  return font === undefined ? svg : svg.replaceAll(font, '').replace('<svg', `<svg${font}`);
}

/** Markdown ends the alternative text of an image at a bracket. */
const withoutBrackets = (text: string): string =>
  text.replace(/[[\]\\]/g, (bracket) => ({ '[': '(', ']': ')' })[bracket] ?? '/').replace(/\s+/g, ' ');
