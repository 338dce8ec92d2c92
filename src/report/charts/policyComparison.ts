import type { Estimate, OutcomeId, Results } from '../../analysis/resultsSchema.js';
import { formatEstimate, formatInterval, formatRange } from '../formatEstimate.js';
import {
  alternatives,
  type ChartSpec,
  comparatorOf,
  policyColours,
  policyLabel,
  rowHeight,
  uncertaintyInWords,
  zeroLine,
} from './chartSpec.js';
import { chartConfig, differenceAxis, plotWidth } from './palette.js';

const panels: readonly { readonly id: OutcomeId; readonly axis: string }[] = [
  { id: 'qofPaymentPerPractice', axis: 'Change of QOF payment per practice, pounds' },
  { id: 'hoursReleasedPerPractice', axis: 'Hours released per practice' },
  { id: 'recordedAchievement', axis: 'Change of recorded achievement, percentage points' },
];

/** Payment, hours and achievement of every policy as differences to the comparator: dots with 50% and 90% intervals. */
export function policyComparison(results: Results): ChartSpec {
  const policies = alternatives(results);
  const comparator = comparatorOf(results);
  const title = `Difference to ${comparator.title}`;
  const values = policies.flatMap((policy) =>
    panels.map(({ id }) => ({ policy: policyLabel(policy), outcome: id, ...plotted(policy.contrasts[id]) })),
  );
  const sentences = policies.map((policy) => {
    const parts = panels.map(({ id }) => {
      const contrast = policy.contrasts[id];
      const format = { signed: true, inWords: true };
      const name = results.outcomeDefinitions[id].title.toLowerCase();
      return `${name} ${formatEstimate(contrast, format)} (${formatInterval(contrast, 90, format)})`;
    });
    return `${policy.title}: ${parts.join('; ')}.`;
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Three panels of dots with intervals, one row for each policy. Differences to ${comparator.title}. ${sentences.join(' ')}`,
    usermeta: {
      id: 'policy-comparison',
      title,
      table: {
        caption: `${title}: mean, 50% interval and 90% interval`,
        header: ['Policy and outcome', 'Mean', '50% interval', '90% interval'],
        rows: policies.flatMap((policy) =>
          panels.map(({ id }) => {
            const contrast = policy.contrasts[id];
            return [
              `${policy.title}: ${results.outcomeDefinitions[id].title}`,
              formatEstimate(contrast, { signed: true }),
              formatRange(contrast, 50, { signed: true }),
              formatRange(contrast, 90, { signed: true }),
            ];
          }),
        ),
      },
    },
    config: chartConfig,
    title: {
      text: title,
      subtitle: [
        'Dot: mean. Thick bar: 50% interval. Thin bar: 90% interval.',
        `Intervals contain ${uncertaintyInWords(results.outcomeDefinitions.qofPaymentPerPractice)}.`,
      ],
    },
    data: { values },
    spacing: 28,
    vconcat: panels.map(({ id, axis }) => ({
      width: plotWidth,
      height: { step: rowHeight(policies) },
      transform: [{ filter: { field: 'outcome', equal: id } }],
      layer: [
        zeroLine,
        ...(
          [
            ['q05', 'q95', 2],
            ['q25', 'q75', 8],
          ] as const
        ).map(([from, to, size]) => ({
          mark: { type: 'rule' as const, size },
          encoding: {
            x: { field: from, type: 'quantitative' as const, title: axis, axis: differenceAxis },
            x2: { field: to },
            y: policyRow,
            color: policyColour(results),
          },
        })),
        {
          mark: { type: 'point', filled: true, size: 90, stroke: 'white', strokeWidth: 1.5, opacity: 1 },
          encoding: { x: { field: 'mean', type: 'quantitative' }, y: policyRow, color: policyColour(results) },
        },
      ],
    })),
  };
}

const policyRow = {
  field: 'policy',
  type: 'nominal' as const,
  sort: null,
  title: null,
  axis: { grid: false },
};

const policyColour = (results: Results) => ({
  field: 'policy',
  type: 'nominal' as const,
  scale: policyColours(results),
  legend: null,
});

/** Shares are drawn in percentage points. */
function plotted({ unit, mean, q05, q25, q75, q95 }: Estimate) {
  const scale = unit === 'share of one' ? 100 : 1;
  return { mean: mean * scale, q05: q05 * scale, q25: q25 * scale, q75: q75 * scale, q95: q95 * scale };
}
