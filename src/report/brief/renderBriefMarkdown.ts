import { explainInMarkdown } from '../glossary.js';
import type { Brief } from './brief.js';
import { Bound, type Words } from './words.js';

/** The brief as Markdown. Bound texts are escaped, so that no title becomes a mark of its own. */
export function renderBriefMarkdown(brief: Brief): string {
  const { kicker, title, basis, figures, others, losers, otherSide, unknown, fingerprint } = brief;
  const list = (items: readonly Words[]) => items.map((item) => `- ${written(item)}`).join('\n');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const blocks = [
    `*${written(kicker)}*`,
    `# ${written(title)}`,
    written(basis),
    [
      row(['Figure', 'Mean', 'Interval', ...others.map(({ policy }) => written(policy))]),
      row(['---', '---', '---', ...others.map(() => '---')]),
      ...figures.map(({ label, figure, interval }, i) =>
        row([
          written(label),
          `**${written(figure)}**`,
          written(interval),
          ...others.map((other) => written(other.figures[i]!)),
        ]),
      ),
    ].join('\n'),
    '## Who loses, and what would protect them',
    list(losers),
    `## ${written(otherSide.title)}`,
    list(otherSide.points),
    '## What we do not know',
    list(unknown),
    '## Fingerprint',
    fingerprint.map(({ label, value }) => `- ${written(label)}: ${written(value)}`).join('\n'),
  ];
  return `${explainInMarkdown(blocks.join('\n\n')).text}\n`;
}

const written = ({ parts }: Words): string =>
  parts.map((part) => (part instanceof Bound ? escapeMarkdown(part.text) : part)).join('');

/** Characters that Markdown, or HTML in it, would read as marks. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]|#~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
