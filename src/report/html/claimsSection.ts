import type { Results } from '../../documents/resultsSchema.js';
import { claimsNote } from '../claimsText.js';
import { claimWords } from '../claimWords.js';
import { figuresCsv } from '../figuresCsv.js';
import { download } from './download.js';
import { html, type SafeHtml } from './html.js';
import { unbroken } from './unbroken.js';

/** What was said at the time, with the figure that tests each statement; nothing where the scenario has no claims. */
export const claimsSection = (results: Results): SafeHtml =>
  results.claims.length === 0
    ? html``
    : html`
<h2 id="claims">What was said at the time</h2>
<p>${claimsNote}</p>
${claimsTable(results)}
${download('claims.csv', 'figures of the statements', figuresCsv(results, [['claims']]))}`;

/** One row for each claim. Its cells are sentences, so they wrap. */
export const claimsTable = (results: Results): SafeHtml => html`
<div class="scroll" tabindex="0" role="region" aria-label="What was said at the time">
<table class="claims">
<caption>Statements, how they are read, the figure that tests each (mean, 90% interval), and how often they hold</caption>
<thead><tr><th scope="col">Statement</th><th scope="col">Read as</th><th scope="col">In the model</th><th scope="col">Holds in</th></tr></thead>
<tbody>
${claimWords(results).map(
  ({ statement, speaker, source, reading, test, figure, interval, worlds }) => html`<tr>
<th scope="row">${statement}<br><small>${speaker}. Source: ${source}</small></th>
<td>${unbroken(test)}<br><small>${reading}</small></td>
<td><strong>${figure}</strong>${interval === undefined ? '' : html`<br><small>${interval}</small>`}</td>
<td>${worlds}</td>
</tr>
`,
)}</tbody>
</table>
</div>`;
