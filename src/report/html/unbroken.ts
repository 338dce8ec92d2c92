import { html, type SafeHtml } from './html.js';

/** An interval in brackets, or a sign before a currency, between which browsers would break the line. */
const figures = /(\([^()]*\d[^()]*\)|[+−]£[\d,.]*m?)/;

/** A text whose intervals and signed sums of money each stay on one line. */
export const unbroken = (text: string): readonly SafeHtml[] =>
  text.split(figures).map((part) => (figures.test(part) ? html`<span class="unbroken">${part}</span>` : html`${part}`));
