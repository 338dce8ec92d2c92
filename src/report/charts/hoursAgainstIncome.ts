import type { Estimate, PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatInterval, formatRange } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours, policyMark, uncertaintyInWords } from './chartSpec.js';
import { moneyPanel } from './moneyPanel.js';
import { chartWidth, differenceAxis, palette } from './palette.js';

/** Pixels of the plot, and of the axis at its left. */
const plotHeight = 300;
const axisWidth = 70;

/** Characters of a line of the legend. */
const legendWidth = 64;

const signed = { signed: true } as const;

/** What a policy frees against what it costs practices: hours released and change of money, a dot with the two 90% intervals each. */
export function hoursAgainstIncome(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const { id: money, heading } = moneyPanel(results);
  const moneyTitle = results.outcomeDefinitions[money].title;
  const title = `Hours released against money, compared with ${comparator.title}`;
  const both = ({ contrasts }: PolicyResult) => [contrasts.hoursReleasedPerPractice, contrasts[money]] as const;
  const told = alternatives.map((policy) => {
    const [hours, pounds] = both(policy);
    const format = { ...signed, inWords: true };
    return (
      `${policy.title}: ${formatEstimate(hours, format)} (${formatInterval(hours, 90, format)}) and ` +
      `${formatEstimate(pounds, signed)} (${formatInterval(pounds, 90, signed)}) a practice.`
    );
  });
  return {
    ...chartFrame(
      {
        id: 'hours-against-income',
        title,
        notes: [
          'Dot: mean. Bars: 90% intervals, each of one figure by itself.',
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions[money])}.`,
          results.hoursBasis,
        ],
        table: {
          caption: `${title}: mean and 90% interval`,
          header: ['Policy', 'Hours released per practice', '90% interval', moneyTitle, '90% interval'],
          rows: alternatives.map((policy) => [
            policy.title,
            ...both(policy).flatMap((estimate) => [
              formatEstimate(estimate, signed),
              formatRange(estimate, 90, signed),
            ]),
          ]),
        },
      },
      `Dots with two bars, one for each policy: hours released per practice across, ${heading.toLowerCase()} upwards. ${told.join(' ')}`,
    ),
    data: {
      values: alternatives.map((policy) => {
        const [hours, pounds] = both(policy);
        return {
          policy: policy.title,
          label: legendLabel(policy.title),
          ...prefixed('hours', hours),
          ...prefixed('money', pounds),
        };
      }),
    },
    width: chartWidth - axisWidth,
    height: plotHeight,
    layer: layers(results, heading),
  };
}

function layers(results: Results, heading: string) {
  const { domain, range } = policyColours(results);
  const labels = domain.map(legendLabel);
  const legend = domain.length > 2 ? { title: null, columns: 1, symbolOpacity: 1, values: labels.slice(1) } : null;
  const byPolicy = { field: 'label', type: 'nominal' as const, legend };
  const color = { ...byPolicy, scale: { domain: labels, range } };
  const shape = { ...byPolicy, scale: { domain: labels, range: labels.map((_, i) => policyMark(i)) } };
  const x = (field: string) => ({
    field: `hours${field}`,
    type: 'quantitative' as const,
    title: 'Hours released per practice',
    axis: { tickCount: 6 },
  });
  const y = (field: string) => ({
    field: `money${field}`,
    type: 'quantitative' as const,
    title: heading,
    axis: differenceAxis,
  });
  const nought = (channel: 'x' | 'y') => ({
    data: { values: [{}] },
    mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
    encoding: { [channel]: { datum: 0, type: 'quantitative' as const } },
  });
  return [
    nought('x'),
    nought('y'),
    {
      mark: { type: 'rule' as const, size: 2, opacity: 0.7 },
      encoding: { x: x('Q05'), x2: { field: 'hoursQ95' }, y: y('Mean'), color },
    },
    {
      mark: { type: 'rule' as const, size: 2, opacity: 0.7 },
      encoding: { x: x('Mean'), y: y('Q05'), y2: { field: 'moneyQ95' }, color },
    },
    {
      mark: { type: 'point' as const, filled: true, size: 110, stroke: 'white', opacity: 1 },
      encoding: { x: x('Mean'), y: y('Mean'), color, shape },
    },
  ];
}

const legendLabel = (title: string): string => wrapText(title, legendWidth);

const prefixed = (name: string, { mean, q05, q95 }: Estimate) => ({
  [`${name}Mean`]: mean,
  [`${name}Q05`]: q05,
  [`${name}Q95`]: q95,
});
