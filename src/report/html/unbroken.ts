import { html, type SafeHtml } from './html.js';

/** A sign before a currency: browsers would break the line between the two. */
const signedMoney = /([+−]£[\d,.]*m?)/;

/** A text whose signed sums of money stay on one line. */
export const unbroken = (text: string): readonly SafeHtml[] =>
  text
    .split(signedMoney)
    .map((part) => (signedMoney.test(part) ? html`<span class="unbroken">${part}</span>` : html`${part}`));
