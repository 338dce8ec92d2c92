import type { Results } from '../../documents/resultsSchema.js';
import { type Checklist, loadChecklists } from '../../facts/checklists.js';
import { checklistAnswers } from '../checklistAnswers.js';
import type { RunDescription } from '../runRecord.js';
import { html, type SafeHtml } from './html.js';

/** What stands where the program cannot know the answer. */
export const forTheAuthor = 'For the author.';

/** Reporting checklists, filled in as far as a run can. */
export function checklistSection(results: Results, run: RunDescription): SafeHtml {
  const { about, lists } = loadChecklists();
  return html`
<h2 id="checklists">Checklists</h2>
<p>${about}</p>
${lists.map((list) => checklist(list, results, run))}`;
}

/** @throws Error when the list names an answer that there is not */
function checklist({ id, title, about, source, certainty, items }: Checklist, results: Results, run: RunDescription) {
  const answered = items.map(({ number, item, answer }) => {
    if (answer !== undefined && !checklistAnswers[answer]) throw new Error(`no answer ${answer}, which ${id} asks for`);
    return { number, item, answer: answer === undefined ? undefined : checklistAnswers[answer]!(results, run) };
  });
  const filled = answered.filter(({ answer }) => answer !== undefined).length;
  return html`<details class="keep words"><summary>${title}: ${filled} of ${items.length} items filled in</summary>
<p><small>${about} ${source} (items from ${certainty}).</small></p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}">
<table class="checklist">
<caption>${title}</caption>
<thead><tr><th scope="col">Item</th><th scope="col">What it asks for</th><th scope="col">This run</th></tr></thead>
<tbody>
${answered.map(
  ({
    number,
    item,
    answer,
  }) => html`<tr><th scope="row">${number}</th><td>${item}</td><td>${answer ?? html`<em>${forTheAuthor}</em>`}</td></tr>
`,
)}</tbody>
</table>
</div></details>`;
}
