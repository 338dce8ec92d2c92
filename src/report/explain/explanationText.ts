import { wrapText } from '../wrapText.js';
import type { ExplanationPart, Paragraph } from './explanation.js';

const step = 2;

/** The explanation as a terminal shows it: titles at the margin, all else set in; file names and hashes are not broken. */
export const explanationText = (parts: readonly ExplanationPart[], width: number): string =>
  parts
    .map(({ title, paragraphs }) =>
      [wrapText(title, width), ...paragraphs.map((paragraph) => indented(paragraph, width))].join('\n'),
    )
    .join('\n\n');

function indented({ text, indent }: Paragraph, width: number): string {
  const margin = ' '.repeat(step + indent);
  return wrapText(text, width - margin.length - step)
    .split('\n')
    .map((each, i) => margin + (i === 0 ? '' : ' '.repeat(step)) + each)
    .join('\n');
}
