/** A piece of a page: text that readers see, or what they see differently or not at all. */
export interface HtmlPart {
  readonly kind: 'text' | 'tag';
  readonly text: string;
  /** What can be read in it: the text itself, the words of a drawing, nothing of a tag. */
  readonly words: string;
}

/** Elements whose content is no running text; what can be read in a drawing or an explained abbreviation is kept apart. */
const pieces =
  /<(script|style|title|pre|code|svg|abbr)\b[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gi;

/** A page, or a part of one, in pieces that add up to it. */
export const htmlParts = (page: string): readonly HtmlPart[] =>
  [...page.matchAll(pieces)].map(([text, element = '']) => {
    if (!text.startsWith('<')) return { kind: 'text', text, words: text };
    const isRead = ['svg', 'abbr'].includes(element.toLowerCase());
    return { kind: 'tag', text, words: isRead ? text.replace(/<[^>]*>/g, ' ') : '' };
  });
