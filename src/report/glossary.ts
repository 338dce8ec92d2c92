import { type GlossaryTerm, loadGlossary } from '../facts/glossary.js';
import { type Occurrence, occurrencesIn } from './abbreviations.js';
import { html, type SafeHtml } from './html/html.js';
import { htmlParts } from './html/htmlParts.js';

/** A text whose abbreviations are explained where each first stands, and the terms it has. */
export interface Explained {
  readonly text: string;
  /** Sorted as the glossary is. */
  readonly terms: readonly GlossaryTerm[];
}

/** How a first use is explained: by an element that browsers show and print, or written out. */
export type ExplanationStyle = 'element' | 'written';

/**
 * Explains every abbreviation of the glossary where it first stands in an HTML page. Drawings, code and attributes stay as
 * they are; abbreviations in drawings count among the terms.
 */
export function explainInHtml(page: string, style: ExplanationStyle): Explained {
  const explain = explainer(
    style === 'written'
      ? written
      : ({ token, long }) => `<abbr title="${long.replaceAll('"', '&quot;')}">${token}</abbr>`,
  );
  const text = htmlParts(page).map((part) => (part.kind === 'text' ? explain.text(part.text) : explain.keep(part)));
  return { text: text.join(''), terms: explain.terms() };
}

/** The same for Markdown, which has no element for it: 'Quality and Outcomes Framework (QOF)'. Code stays as it is. */
export function explainInMarkdown(markdown: string): Explained {
  const explain = explainer(written);
  const text = markdown.split(/(```[\s\S]*?```|`[^`\n]*`)/).map((part, i) => (i % 2 === 0 ? explain.text(part) : part));
  return { text: text.join(''), terms: explain.terms() };
}

/** What a page says below of its abbreviations; those of the explanations themselves are among them. */
export const glossarySection = (terms: readonly GlossaryTerm[]): SafeHtml => html`
<h2 id="abbreviations">Abbreviations</h2>
<dl class="glossary">
${withThoseOfMeanings(terms).map(
  ({ short, long, meaning }) => html`<dt>${short}</dt><dd>${long}${meaning === undefined ? '' : `. ${meaning}`}</dd>
`,
)}</dl>`;

function withThoseOfMeanings(terms: readonly GlossaryTerm[]): readonly GlossaryTerm[] {
  const all = new Set(terms);
  for (const { meaning = '' } of all) for (const { term } of occurrencesIn(meaning)) if (term) all.add(term);
  return loadGlossary().filter((term) => all.has(term));
}

interface FirstUse {
  readonly token: string;
  readonly long: string;
  /** Whether a sentence begins here. */
  readonly begins: boolean;
}

const written = ({ token, long, begins }: FirstUse): string =>
  `${begins ? long.charAt(0).toUpperCase() + long.slice(1) : long} (${token})`;

function explainer(write: (use: FirstUse) => string) {
  const used = new Set<GlossaryTerm>();
  const explained = new Set<GlossaryTerm>();
  const explainOne = (text: string, { token, term, long, at, isExplained }: Occurrence): string => {
    if (!term || !long) return token;
    used.add(term);
    if (explained.has(term)) return token;
    explained.add(term);
    return isExplained
      ? token
      : write({ token, long, begins: /(?:^|[.!?:]\s+|\n\s*)(?:[#*-]+\s+)?$/.test(text.slice(0, at)) });
  };
  return {
    text: (text: string): string => {
      let done = 0;
      const parts = occurrencesIn(text).map((occurrence) => {
        const before = text.slice(done, occurrence.at);
        done = occurrence.at + occurrence.token.length;
        return before + explainOne(text, occurrence);
      });
      return parts.join('') + text.slice(done);
    },
    keep: ({ text, words }: { readonly text: string; readonly words: string }): string => {
      for (const { term } of occurrencesIn(words)) if (term) used.add(term);
      return text;
    },
    terms: () => loadGlossary().filter((term) => used.has(term)),
  };
}
