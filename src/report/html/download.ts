import { html, type SafeHtml, trustedHtml } from './html.js';

/** Characters that end an attribute, a line or a data address, or that an address may not hold. */
const unsafe = /[^A-Za-z0-9\-._~!$*()+,;:@/?=]/gu;

/**
 * A link that saves a text as a file: the text is in the page, so that it works without a network and without scripts.
 * @param name  of the file
 * @param what  what is in it, for those who hear the link alone
 */
export const download = (name: string, what: string, csv: string): SafeHtml => html`
<p class="download"><a download="${name}" href="data:text/csv;charset=utf-8,${trustedHtml(csv.replace(unsafe, encodeURIComponent))}">Download ${what} (CSV)</a></p>`;
