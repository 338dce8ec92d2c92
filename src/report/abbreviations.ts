import { type GlossaryTerm, loadGlossary } from '../facts/glossary.js';
import { htmlParts } from './html/htmlParts.js';

/** An abbreviation in a text. */
export interface Occurrence {
  /** As it stands there, with the s of a plural. */
  readonly token: string;
  readonly at: number;
  /** Its entry in the glossary, and what the token stands for; absent where the glossary does not have it. */
  readonly term?: GlossaryTerm;
  readonly long?: string;
  /** Whether it stands in brackets behind what it stands for. */
  readonly isExplained: boolean;
}

/**
 * Two capitals or more, with the s of a plural. With a digit it is a code (DM007, 02V), and a word in which small letters
 * follow is a name; both explain themselves where they stand.
 */
const capitals = '[A-Z]{2,}s?';
const before = String.raw`(?<![\p{L}\p{N}_&#.\-/])`;
const after = String.raw`(?![\p{L}\p{N}_/]|-\p{N}|\.[a-z])`;

/** A name of all capitals that is no abbreviation. */
const notAbbreviations: ReadonlySet<string> = new Set(['II', 'III', 'OK']);

let known: { readonly pattern: RegExp; readonly byToken: ReadonlyMap<string, readonly [GlossaryTerm, string]> };

function knowledge() {
  if (known) return known;
  const byToken = new Map(
    loadGlossary().flatMap((term) => [
      [term.short, [term, term.long] as const] as const,
      [`${term.short}s`, [term, term.plural ?? `${term.long}s`] as const] as const,
    ]),
  );
  const odd = loadGlossary().flatMap(({ short }) => (new RegExp(`^${capitals}$`, 'u').test(short) ? [] : [short]));
  known = { pattern: new RegExp(`${before}(?:${[...odd, capitals].join('|')})${after}`, 'gu'), byToken };
  return known;
}

/** All abbreviations of a text, in order, known or not. */
export function occurrencesIn(text: string): readonly Occurrence[] {
  const { pattern, byToken } = knowledge();
  return [...text.matchAll(pattern)].flatMap(({ 0: token, index: at }): readonly Occurrence[] => {
    const [term, long] = byToken.get(token) ?? [];
    if (!term || long === undefined) return notAbbreviations.has(token) ? [] : [{ token, at, isExplained: false }];
    return [{ token, at, term, long, isExplained: standsBehind(text.slice(0, at), `${long} (`) }];
  });
}

const standsBehind = (text: string, words: string): boolean =>
  text
    .slice(-2 * words.length)
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .endsWith(words.toLowerCase());

/**
 * Abbreviations that a page uses before it has explained them, each once: unknown to the glossary, or first used without what
 * they stand for. Words of drawings count as uses.
 * @param page  HTML
 */
export function unexplainedIn(page: string): readonly string[] {
  const explained = new Set<string>();
  const missing = new Set<string>();
  for (const part of htmlParts(page)) {
    if (part.kind === 'tag') {
      const element = /^<abbr title="([^"]*)">([^<]*)/.exec(part.text);
      const occurrence = element && occurrencesIn(element[2]!)[0];
      if (occurrence?.term && occurrence.long === element![1]) explained.add(occurrence.term.short);
    }
    for (const { token, term, isExplained } of occurrencesIn(part.words)) {
      if (term && isExplained) explained.add(term.short);
      if (!explained.has(term?.short ?? token)) missing.add(token);
    }
  }
  return [...missing];
}
