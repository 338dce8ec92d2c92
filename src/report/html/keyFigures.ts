import type { Estimate, OutcomeId, PolicyResult, Results } from '../../analysis/resultsSchema.js';
import { alternatives, comparatorOf } from '../charts/chartSpec.js';
import { formatEstimate, formatInterval } from '../formatEstimate.js';
import { html, type SafeHtml } from './html.js';
import { unbroken } from './unbroken.js';

const mostPoliciesOnCard = 4;

const compared: readonly {
  readonly id: OutcomeId;
  readonly heading: string;
  readonly kind: 'contrasts' | 'outcomes';
}[] = [
  { id: 'qofPaymentPerPractice', heading: 'QOF payment per practice, change', kind: 'contrasts' },
  { id: 'hoursReleasedPerPractice', heading: 'Hours released per practice', kind: 'outcomes' },
  { id: 'recordedAchievement', heading: 'Recorded achievement, change', kind: 'contrasts' },
  { id: 'shareOfPracticesLosing', heading: 'Practices that lose income', kind: 'outcomes' },
];

const alone: readonly OutcomeId[] = [
  'qofPaymentPerPractice',
  'pointsPerPractice',
  'recordedAchievement',
  'qofHoursPerPractice',
];

/** Four figures to remember, each with its interval. */
export function keyFigures(results: Results): SafeHtml {
  const comparator = comparatorOf(results);
  const policies = alternatives(results);
  const cards =
    policies.length === 0
      ? alone.map((id) => card(results.outcomeDefinitions[id].title, [line(comparator.outcomes[id], false, '')]))
      : compared.map(({ id, heading, kind }) =>
          card(
            heading,
            chosen(policies, (policy) => policy[kind][id].mean).map((policy) =>
              line(policy[kind][id], kind === 'contrasts', policy.title),
            ),
          ),
        );
  return html`<div class="cards">${cards}</div>`;
}

const card = (heading: string, lines: readonly SafeHtml[]): SafeHtml =>
  html`<section class="card"><h3>${heading}</h3>${lines}</section>`;

const line = (estimate: Estimate, signed: boolean, policy: string): SafeHtml => html`
<p>${policy ? html`<span class="policy">${policy}</span>` : ''}<strong>${formatEstimate(estimate, { signed })}</strong><small>${unbroken(formatInterval(estimate, 90, { signed }))}</small></p>`;

/** All policies, or of many the lowest and the highest. */
function chosen(policies: readonly PolicyResult[], value: (policy: PolicyResult) => number): readonly PolicyResult[] {
  if (policies.length <= mostPoliciesOnCard) return policies;
  const ranked = [...policies].sort((a, b) => value(a) - value(b));
  return [...ranked.slice(0, 1), ...ranked.slice(-1)];
}
