import { html, type SafeHtml, trustedHtml } from './html.js';

/** Links to the sections of a page, by their headings as they stand in it. */
export function contents(body: string): SafeHtml {
  const headings = [...body.matchAll(/<h2 id="([^"]+)">([\s\S]*?)<\/h2>/g)];
  return html`
<nav class="contents" aria-label="Contents"><ul>${headings.map(
    ([, id = '', heading = '']) =>
      html`<li><a href="#${id}">${trustedHtml(heading.replace(/<[^>]*>/g, '').replace(/: compared with [\s\S]*/, ''))}</a></li>`,
  )}</ul></nav>`;
}
