import type { Estimate, OutcomeId, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatInterval, formatRange, isZero } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours, uncertaintyInWords } from './chartSpec.js';
import { moneyPanel } from './moneyPanel.js';
import { chartWidth, differenceAxis, palette } from './palette.js';

interface Panel {
  readonly id: OutcomeId;
  readonly heading: string;
}

const otherPanels: readonly Panel[] = [
  { id: 'hoursReleasedPerPractice', heading: 'Hours released per practice' },
  { id: 'recordedAchievement', heading: 'Recorded achievement, change in percentage points' },
];

const signed = { signed: true } as const;

/** Characters of a title that have room beside the figures, and the height of a line in pixels. */
const titleWidth = 46;
const lineHeight = 15;

/** Pixels of a row for its bars, and of the space above its title. */
const barHeight = 20;
const spaceAbove = 8;

/** Payment, hours and achievement of every policy as differences to the comparator: dots with 50% and 90% intervals. */
export function policyComparison(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const panels = panelsFor(results);
  const title = `Difference to ${comparator.title}`;
  const labels = alternatives.map((policy) => wrapText(policy.title, titleWidth));
  const rowHeight =
    barHeight + spaceAbove + lineHeight * Math.max(1, ...labels.map((label) => label.split('\n').length));
  const sentences = alternatives.map(({ title, contrasts }) => {
    const parts = panels.map(({ id }) => {
      const format = { signed: true, inWords: true };
      const name = results.outcomeDefinitions[id].title.toLowerCase();
      return `${name} ${formatEstimate(contrasts[id], format)} (${formatInterval(contrasts[id], 90, format)})`;
    });
    return `${title}: ${parts.join('; ')}.`;
  });
  return {
    ...chartFrame(
      {
        id: 'policy-comparison',
        title,
        notes: [
          'Dot: mean. Thick bar: 50% interval. Thin bar: 90% interval, in brackets in the figures.',
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions.qofPaymentPerPractice)}.`,
          results.hoursBasis,
        ],
        table: table(results, panels, title),
      },
      `Panels of dots with intervals, one row for each policy. Differences to ${comparator.title}. ${sentences.join(' ')}`,
    ),
    data: {
      values: alternatives.flatMap((policy, i) =>
        panels.map(({ id }) => ({
          policy: policy.title,
          label: labels[i],
          outcome: id,
          figures: `${formatEstimate(policy.contrasts[id], signed)} (${formatRange(policy.contrasts[id], 90, signed)})`,
          ...plotted(policy.contrasts[id]),
        })),
      ),
    },
    spacing: 26,
    vconcat: panels.map(({ id, heading }) => ({
      title: { text: heading, fontSize: 13, offset: 4 },
      width: chartWidth,
      height: { step: rowHeight },
      transform: [{ filter: { field: 'outcome', equal: id } }],
      layer: [zeroBesideBars(rowHeight), ...bars(results, rowHeight), ...words(rowHeight)],
    })),
  };
}

/** Money first, then what some policy moves; a panel of noughts alone would say nothing. */
function panelsFor(results: Results): readonly Panel[] {
  const { alternatives } = comparedPolicies(results);
  const moves = ({ id }: Panel): boolean => alternatives.some(({ contrasts }) => !isZero(contrasts[id]));
  return [moneyPanel(results), ...otherPanels.filter(moves)];
}

const row = {
  field: 'policy',
  type: 'nominal' as const,
  sort: null,
  axis: null,
  scale: { type: 'band' as const, padding: 0 },
};

/** The line at zero, in the lower part of every row only, so that it does not cross the words. */
const zeroBesideBars = (rowHeight: number) => ({
  mark: { type: 'rule' as const, color: palette.zero },
  encoding: {
    x: { datum: 0, type: 'quantitative' as const },
    y: { ...row, bandPosition: 1 - barHeight / rowHeight },
    y2: { field: 'policy', bandPosition: 1 },
  },
});

/** The interval bars and the dot of a policy, in the lower part of its row. */
function bars(results: Results, rowHeight: number) {
  const y = { ...row, bandPosition: 1 - (0.5 * barHeight) / rowHeight };
  const color = { field: 'policy', type: 'nominal' as const, scale: policyColours(results), legend: null };
  const x = (field: string) => ({ field, type: 'quantitative' as const, title: null, axis: differenceAxis });
  return [
    {
      mark: { type: 'rule' as const, size: 2 },
      encoding: { x: x('q05'), x2: { field: 'q95' }, y, color },
    },
    {
      mark: { type: 'rule' as const, size: 8 },
      encoding: { x: x('q25'), x2: { field: 'q75' }, y, color },
    },
    {
      mark: { type: 'point' as const, filled: true, size: 90, stroke: 'white', strokeWidth: 1.5, opacity: 1 },
      encoding: { x: x('mean'), y, color },
    },
  ];
}

/** Directly above the bars the title of the policy at the left, its last line lowest, and its figures at the right. */
const words = (rowHeight: number) =>
  (
    [
      ['label', 0, 'left', 'bold', { expr: `-${lineHeight} * (split(datum.label, '\\n').length - 1)` }],
      ['figures', chartWidth, 'right', 'normal', 0],
    ] as const
  ).map(([field, x, align, fontWeight, dy]) => ({
    mark: { type: 'text' as const, align, baseline: 'bottom' as const, dy, fontSize: 12, fontWeight, lineHeight },
    encoding: {
      x: { value: x },
      y: { ...row, bandPosition: 1 - barHeight / rowHeight },
      text: { field },
      color: { value: palette.ink },
    },
  }));

const table = (results: Results, panels: readonly Panel[], title: string) => ({
  caption: `${title}: mean, 50% interval and 90% interval`,
  header: ['Policy and outcome', 'Mean', '50% interval', '90% interval'],
  rows: comparedPolicies(results).alternatives.flatMap((policy) =>
    panels.map(({ id }) => [
      `${policy.title}: ${results.outcomeDefinitions[id].title}`,
      formatEstimate(policy.contrasts[id], signed),
      formatRange(policy.contrasts[id], 50, signed),
      formatRange(policy.contrasts[id], 90, signed),
    ]),
  ),
});

/** Shares are drawn in percentage points. */
function plotted({ unit, mean, q05, q25, q75, q95 }: Estimate) {
  const scale = unit === 'share of one' ? 100 : 1;
  return { mean: mean * scale, q05: q05 * scale, q25: q25 * scale, q75: q75 * scale, q95: q95 * scale };
}
