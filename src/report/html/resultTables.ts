import type { Estimate, OutcomeId, Results } from '../../documents/resultsSchema.js';
import type { ChartTable } from '../charts/chartSpec.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact } from '../formatEstimate.js';
import { shownOutcomes } from '../shownOutcomes.js';

const title = (results: Results, id: OutcomeId): string => results.outcomeDefinitions[id].title;

const meanAndInterval = (estimate: Estimate, signed = false): string =>
  formatEstimate(estimate, { signed }) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, { signed })})`);

/** Every outcome that is not nought throughout, under every policy. */
export function levelTable(results: Results): ChartTable {
  const { comparator, alternatives } = comparedPolicies(results);
  const policies = [comparator, ...alternatives];
  return {
    caption: `Every outcome by policy: mean (90% interval). ${results.hoursBasis}`,
    header: ['Outcome', ...policies.map((policy) => policy.title)],
    rows: shownOutcomes(results).map((id) => [
      title(results, id),
      ...policies.map((policy) => meanAndInterval(policy.outcomes[id])),
    ]),
  };
}

/** The difference of every outcome to the comparator in the same worlds; outcomes that only a policy can have are levels. */
export function differenceTable(results: Results): ChartTable {
  const { comparator, alternatives } = comparedPolicies(results);
  return {
    caption: `Difference to ${comparator.title} in the same worlds: mean (90% interval). ${results.hoursBasis}`,
    header: ['Outcome', ...alternatives.map((policy) => policy.title)],
    rows: shownOutcomes(results)
      .filter((id) => !isExact(comparator.outcomes[id]))
      .map((id) => [title(results, id), ...alternatives.map((policy) => meanAndInterval(policy.contrasts[id], true))]),
  };
}

/** How the change of income is spread over practices: quantiles in every draw, then groups. Nothing without an alternative. */
export function whoLosesTable(results: Results): ChartTable {
  const { alternatives } = comparedPolicies(results);
  const quantiles = alternatives[0]?.whoLoses.quantiles ?? [];
  const groups = alternatives[0]?.whoLoses.groups ?? [];
  const cell = (change: Estimate, losing?: Estimate) =>
    meanAndInterval(change, true) + (losing ? `\n${formatEstimate(losing)} lose over 1%` : '');
  return {
    caption:
      'Who loses: change of income in pounds (mean over draws, 90% interval), at quantiles over practices and by kind of practice',
    header: ['Practices', ...alternatives.map((policy) => policy.title)],
    rows: [
      ...quantiles.map(({ probability }, i) => [
        `quantile ${100 * probability}%, a practice`,
        ...alternatives.map(({ whoLoses }) => cell(whoLoses.quantiles[i]!.incomeChange)),
      ]),
      ...quantiles.map(({ probability }, i) => [
        `quantile ${100 * probability}%, a full-time partner, after cost avoided`,
        ...alternatives.map(({ whoLoses }) => cell(whoLoses.quantiles[i]!.partnerIncomeChange)),
      ]),
      ...groups.map(({ by, group, practices }, g) => [
        `mean, ${by}${by === 'all practices' ? '' : `: ${group}`} (${practices.toLocaleString('en-GB')})`,
        ...alternatives.map(({ whoLoses }) =>
          cell(whoLoses.groups[g]!.incomeChange, whoLoses.groups[g]!.losingOver1Percent),
        ),
      ]),
    ],
  };
}

/** What each outcome means. */
export const definitionTable = (results: Results): ChartTable => ({
  caption: 'What the outcomes mean',
  header: ['Outcome', 'Unit', 'Definition'],
  rows: shownOutcomes(results).map((id) => {
    const { title, unit, definition } = results.outcomeDefinitions[id];
    return [title, unit === 'share of one' ? 'share, shown in percent' : unit, definition];
  }),
});

/** Recorded achievement of every indicator under the comparator and its change under every other policy. */
export function indicatorTable(results: Results): ChartTable {
  const { comparator, alternatives } = comparedPolicies(results);
  return {
    caption: 'Recorded achievement by indicator, all practices together: mean (90% interval)',
    header: [
      'Indicator',
      'Type of care',
      'Points',
      comparator.title,
      ...alternatives.map((policy) => `${policy.title}: change`),
    ],
    rows: comparator.indicators.map(({ code, careType, points, achievement }) => [
      code,
      careType,
      String(points),
      meanAndInterval(achievement),
      ...alternatives.map((policy) => {
        const change = policy.indicators.find((indicator) => indicator.code === code)?.change;
        return change ? meanAndInterval(change, true) : 'not in this contract';
      }),
    ]),
  };
}
