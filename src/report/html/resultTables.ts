import { outcomeIds, type PolicyResult, type Results } from '../../analysis/resultsSchema.js';
import { alternatives, type ChartTable, comparatorOf } from '../charts/chartSpec.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';

/** All outcomes: the level under the comparator, then level and difference for every other policy. */
export function outcomeTable(results: Results): ChartTable {
  const comparator = comparatorOf(results);
  const policies = alternatives(results);
  const level = (policy: PolicyResult, id: (typeof outcomeIds)[number]) =>
    `${formatEstimate(policy.outcomes[id])}\n(${formatRange(policy.outcomes[id])})`;
  return {
    caption: 'Every outcome by policy: mean (90% interval)',
    header: [
      'Outcome',
      comparator.title,
      ...policies.flatMap((policy) => [policy.title, `${policy.title}: difference`]),
    ],
    rows: outcomeIds.map((id) => [
      results.outcomeDefinitions[id].title,
      level(comparator, id),
      ...policies.flatMap((policy) => {
        const contrast = policy.contrasts[id];
        const difference = `${formatEstimate(contrast, { signed: true })}\n(${formatRange(contrast, 90, { signed: true })})`;
        return [level(policy, id), difference];
      }),
    ]),
  };
}

/** What each outcome means. */
export const definitionTable = (results: Results): ChartTable => ({
  caption: 'What the outcomes mean',
  header: ['Outcome', 'Unit', 'Definition'],
  rows: outcomeIds.map((id) => {
    const { title, unit, definition } = results.outcomeDefinitions[id];
    return [title, unit === 'share of one' ? 'share, shown in percent' : unit, definition];
  }),
});

/** Recorded achievement of every indicator under the comparator and its change under every other policy. */
export function indicatorTable(results: Results): ChartTable {
  const policies = alternatives(results);
  const comparator = comparatorOf(results);
  return {
    caption: 'Recorded achievement by indicator, all practices together: mean (90% interval)',
    header: [
      'Indicator',
      'Type of care',
      'Points',
      comparator.title,
      ...policies.map((policy) => `${policy.title}: change`),
    ],
    rows: comparator.indicators.map(({ code, careType, points, achievement }) => [
      code,
      careType,
      String(points),
      `${formatEstimate(achievement)}\n(${formatRange(achievement)})`,
      ...policies.map((policy) => {
        const change = policy.indicators.find((indicator) => indicator.code === code)?.change;
        if (!change) return 'not in this contract';
        return `${formatEstimate(change, { signed: true })}\n(${formatRange(change, 90, { signed: true })})`;
      }),
    ]),
  };
}
