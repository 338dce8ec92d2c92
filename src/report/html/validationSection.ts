import { coverageOf, targetUses } from '../../analysis/validation/coverage.js';
import type { OutcomeId, Results } from '../../documents/resultsSchema.js';
import type { ChartTable } from '../charts/chartSpec.js';
import type { RunDescription } from '../runRecord.js';
import { groupTitles, scoreWords } from '../validation/scoreWords.js';
import { type ValidationStatus, validationStatus } from '../validationStatus.js';
import { dataTable } from './dataTable.js';
import { html, type SafeHtml } from './html.js';

/** What of the figures shown was held against published ones: hits, misses, and what was held against nothing. */
export function validationSection(results: Results, run: RunDescription): SafeHtml {
  const status = validationStatus(results, run);
  const { groups, unheld, draws, whole, sameFacts } = status;
  const titles = (ids: readonly OutcomeId[]) => ids.map((id) => results.outcomeDefinitions[id].title).join('; ');
  const missed = groups.flatMap(({ scores }) => scores).filter(({ hit }) => !hit);
  return html`
<h2 id="validation">Held against published figures</h2>
<p>A hit is a published value inside the model’s 90% interval; nine in ten should be hits. What was used in fitting proves nothing, so it stands apart. Under the
national contract intervals hold chance alone and are narrow: a miss can be small. Which figures bear on which outcomes is our judgement.</p>
${
  groups.length === 0
    ? html`<p><strong>No published figure bears on what is shown here.</strong></p>`
    : html`<div class="words">${dataTable(statusTable(status, titles))}</div>
<details class="words"><summary>${missed.length} misses, and their likely reasons</summary>${dataTable(missTable(missed))}</details>`
}
${
  unheld.length > 0
    ? html`<details class="keep"><summary>Held against nothing, because no published figure was found: ${unheld.length} outcomes</summary><p>${titles(unheld)}.</p></details>`
    : ''
}
<p><small>Scored with ${draws.toLocaleString('en-GB')} draws${whole ? '' : ' of some of the practices'}, ${
    sameFacts
      ? 'on the facts of this run'
      : 'on other facts than those of this run, so that scores may have moved since'
  }. All figures: docs/validation.md; <code>qofsim validate</code> makes them again.</small></p>`;
}

const statusTable = ({ groups }: ValidationStatus, titles: (ids: readonly OutcomeId[]) => string): ChartTable => ({
  caption: 'Published figures inside the 90% interval of the model, by their use in fitting',
  header: ['Published figures', 'Bear on', ...[...targetUses].reverse()],
  rows: groups.map(({ group, outcomes, scores }) => [
    groupTitles[group],
    titles(outcomes),
    ...[...targetUses].reverse().map((use) => {
      const { hits, targets } = coverageOf(scores.filter(({ target }) => target.use === use));
      return targets === 0 ? 'none' : `${hits} of ${targets}`;
    }),
  ]),
});

const missTable = (missed: ValidationStatus['groups'][number]['scores']): ChartTable => ({
  caption: 'Published figures outside the interval',
  header: ['Statistic', 'Published', 'Model, mean', '90% interval', 'In fitting', 'Likely reason'],
  rows: missed.map((score) => {
    const { statistic, published, mean, interval, use } = scoreWords(score);
    return [statistic, published, mean, interval, use, score.target.ifMissed ?? 'No reason is known.'];
  }),
});
