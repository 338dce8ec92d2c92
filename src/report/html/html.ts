/** Text that is already HTML. Only `html` and `trustedHtml` make it. */
export class SafeHtml {
  constructor(readonly text: string) {}
}

type Content = SafeHtml | string | number | readonly Content[];

/** Text as it must stand in HTML, in an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Marks text that another program made as HTML, such as an SVG drawing; never text from data. */
export const trustedHtml = (text: string): SafeHtml => new SafeHtml(text);

/** Template tag for HTML: every inserted text or number is escaped, inserted HTML is kept, lists are joined. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): SafeHtml {
  return new SafeHtml(
    strings.map((text, i) => text + (i < contents.length ? written(contents[i] as Content) : '')).join(''),
  );
}

function written(content: Content): string {
  if (content instanceof SafeHtml) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(written).join('');
}
