import type { Estimate, OutcomeId, PolicyResult, Results } from '../../documents/resultsSchema.js';
import { policyColour } from '../charts/chartSpec.js';
import { palette } from '../charts/palette.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { digitsToRemember, formatEstimate, formatRange } from '../formatEstimate.js';
import { moneyOutcome } from '../moneyOutcome.js';
import { html, type SafeHtml } from './html.js';

/** The figures to remember, in the order of the finding. */
const compared: readonly OutcomeId[] = ['qofHoursPerPractice', 'qofPaymentPerPractice', 'recordedAchievement'];
const alone: readonly OutcomeId[] = ['pointsPerPractice', 'qofPaymentPerPractice', 'qofHoursPerPractice'];

/** Three figures to remember for each policy, large, each with its interval: the comparator's level, the others' change. */
export function keyFigures(results: Results): SafeHtml {
  const { comparator, alternatives } = comparedPolicies(results);
  const money = moneyOutcome(results);
  const ids = alternatives.length === 0 ? alone : compared.map((id) => (id === 'qofPaymentPerPractice' ? money : id));
  const caption =
    alternatives.length === 0
      ? `Mean, and below it the 90% interval. ${results.hoursBasis}`
      : `The level under ${comparator.title}, then the change under each policy: mean, and below it the 90% interval. ${results.hoursBasis}`;
  const titles = ids.map((id) => results.outcomeDefinitions[id].title);
  const row = (policy: PolicyResult, colour: string, cell: (id: OutcomeId) => SafeHtml) => html`
<tr><th scope="row" style="border-left-color:${colour}">${policy.title}</th>${ids.map((id, i) => html`<td data-title="${titles[i] as string}">${cell(id)}</td>`)}</tr>`;
  return html`
<table class="key">
<caption>${caption}</caption>
<thead><tr><th scope="col">Policy</th>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${row(comparator, palette.comparator, (id) => figure(comparator.outcomes[id], false))}${alternatives.map(
    (policy, i) => row(policy, policyColour(i), (id) => figure(policy.contrasts[id], true)),
  )}
</tbody>
</table>`;
}

function figure(estimate: Estimate, signed: boolean): SafeHtml {
  const format = { signed, maximumDigits: digitsToRemember };
  return html`<strong>${formatEstimate(estimate, format)}</strong> <small>${formatRange(estimate, 90, format)}</small>`;
}
