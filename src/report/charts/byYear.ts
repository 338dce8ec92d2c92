import type { Estimate, OutcomeId, PolicyResult, Results, YearResult } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { yearsInWords } from '../yearsInWords.js';
import { type ChartSpec, chartFrame, policyColours, policyMark, uncertaintyInWords } from './chartSpec.js';
import { moneyPanel } from './moneyPanel.js';
import { chartWidth, differenceAxis } from './palette.js';

interface Panel {
  readonly id: OutcomeId;
  readonly heading: string;
}

const compared: readonly Panel[] = [
  { id: 'recordedAchievement', heading: 'Recorded achievement, change in percentage points' },
  { id: 'hoursReleasedPerPractice', heading: 'Hours released per practice' },
];
const alone: readonly Panel[] = [
  { id: 'recordedAchievement', heading: 'Recorded achievement, percent' },
  { id: 'qofPaymentPerPractice', heading: 'QOF payment per practice, pounds' },
  { id: 'qofHoursPerPractice', heading: 'QOF hours per practice' },
];

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 120;
const axisWidth = 65;

/** Characters of a line of the legend. */
const legendWidth = 64;

/** Which estimates of a year are drawn, and how they are written. */
interface View {
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly policies: readonly PolicyResult[];
  readonly part: 'outcomes' | 'contrasts';
}

/** Outcomes over several contract years: differences to the comparator with 90% bands, or levels where there is one policy. */
export function byYear(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const years = yearsInWords(results.years);
  const view: View =
    alternatives.length === 0
      ? { title: `${comparator.title} by year, ${years}`, panels: alone, policies: [comparator], part: 'outcomes' }
      : {
          title: `Difference to ${comparator.title} by year, ${years}`,
          panels: [moneyPanel(results), ...compared],
          policies: alternatives,
          part: 'contrasts',
        };
  const { title, panels, policies, part } = view;
  const format = { signed: part === 'contrasts' };
  const figures = ({ title: policy, byYear }: PolicyResult) =>
    panels.map(({ id }) => {
      const last = byYear.at(-1) as YearResult;
      const name = results.outcomeDefinitions[id].title.toLowerCase();
      return `${policy}: ${name} ${formatEstimate(last[part][id], { ...format, inWords: true })} in ${last.year}`;
    });
  return {
    ...chartFrame(
      {
        id: 'by-year',
        title,
        notes: [
          `Line: mean. Band: 90% interval.${policies.length > 1 ? ' A line can hide another; the figures below have all.' : ''}`,
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions.recordedAchievement)}.`,
          results.hoursBasis,
        ],
        table: {
          caption: `${title}: mean (90% interval)`,
          header: ['Policy and outcome', ...results.years],
          rows: policies.flatMap((policy) =>
            panels.map(({ id }) => [
              `${policy.title}: ${results.outcomeDefinitions[id].title}`,
              ...policy.byYear.map((year) => meanAndInterval(year[part][id], format)),
            ]),
          ),
        },
      },
      `Lines with bands over contract years, one colour for each policy. ${policies.flatMap(figures).join('; ')}.`,
    ),
    data: {
      values: policies.flatMap((policy) =>
        policy.byYear.flatMap((year) =>
          panels.map(({ id }) => ({
            policy: policy.title,
            label: legendLabel(policy.title),
            year: year.year,
            outcome: id,
            ...plotted(year[part][id]),
          })),
        ),
      ),
    },
    spacing: 26,
    vconcat: panels.map((panel) => drawnPanel(results, view, panel)),
  };
}

function drawnPanel(results: Results, { part, policies }: View, { id, heading }: Panel) {
  const x = { field: 'year', type: 'ordinal' as const, sort: null, title: null, axis: { labelAngle: 0, grid: false } };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    scale: { zero: part === 'contrasts' },
    axis: part === 'contrasts' ? { ...differenceAxis, tickCount: 4 } : { tickCount: 4 },
  });
  const { domain, range } = policyColours(results);
  const labels = domain.map(legendLabel);
  // The panels share one legend, so all must ask for the same.
  const shown = policies.map(({ title }) => legendLabel(title));
  const legend = policies.length > 1 ? { title: null, columns: 1, symbolOpacity: 1, values: shown } : null;
  const byPolicy = { field: 'label', type: 'nominal' as const, legend };
  const color = { ...byPolicy, scale: { domain: labels, range } };
  // Lines differ by their marks too, for those who cannot tell the colours apart.
  const shape = {
    ...byPolicy,
    scale: { domain: labels, range: labels.map((_, i) => policyMark(i)) },
  };
  return {
    title: { text: heading, fontSize: 13, offset: 4, frame: 'group' as const },
    width: chartWidth - axisWidth,
    height: panelHeight,
    transform: [{ filter: { field: 'outcome', equal: id } }],
    layer: [
      { mark: { type: 'area' as const, opacity: 0.15 }, encoding: { x, y: y('q05'), y2: { field: 'q95' }, color } },
      { mark: { type: 'line' as const, strokeWidth: 2 }, encoding: { x, y: y('mean'), color } },
      {
        mark: { type: 'point' as const, filled: true, size: 60, opacity: 1 },
        encoding: { x, y: y('mean'), color, shape },
      },
    ],
  };
}

const legendLabel = (title: string): string => wrapText(title, legendWidth);

const meanAndInterval = (estimate: Estimate, format: { readonly signed: boolean }): string =>
  formatEstimate(estimate, format) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, format)})`);

/** Shares are drawn in percent or percentage points. */
function plotted({ unit, mean, q05, q95 }: Estimate) {
  const scale = unit === 'share of one' ? 100 : 1;
  return { mean: mean * scale, q05: q05 * scale, q95: q95 * scale };
}
