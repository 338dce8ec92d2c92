import type { Estimate, MonthResult, PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact, isZero } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours } from './chartSpec.js';
import { chartWidth } from './palette.js';

/** A figure of every month, drawn for some policies. */
interface Panel {
  readonly id: string;
  readonly heading: string;
  readonly of: (month: MonthResult) => Estimate;
  readonly policies: readonly PolicyResult[];
  readonly percent?: boolean;
  /** Whether the axis begins at nought. */
  readonly fromZero: boolean;
}

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 110;
const axisWidth = 65;

/** Characters of a line of the legend. */
const legendWidth = 64;

/** Demand, pressure and what released hours do, month by month, with 90% bands; panels in which all is nought are left out. */
export function byMonth(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const panels = panelsOf(comparator, alternatives);
  const title = 'Pressure and released hours by month';
  const shown = [...new Set(panels.flatMap(({ policies }) => policies))];
  return {
    ...chartFrame(
      {
        id: 'by-month',
        title,
        notes: [
          'Line: mean. Band: 90% interval. Demand and pressure are almost wholly assumption.',
          'Intervals reflect uncertain parameters and chance between winters, areas and practices.',
          results.hoursBasis,
        ],
        table: {
          caption: `${title}: mean (90% interval)`,
          header: ['Policy and figure', ...comparator.workload.months.map(({ month }) => month)],
          rows: panels.flatMap(({ heading, policies, of }) =>
            policies.map((policy) => [
              `${policy.title}: ${heading}`,
              ...policy.workload.months.map((month) => meanAndInterval(of(month))),
            ]),
          ),
        },
      },
      `Panels of lines with bands over the months April to March. ${panels.map(inWords).join(' ')}`,
    ),
    data: {
      values: panels.flatMap(({ id, of, policies, percent }) =>
        policies.flatMap((policy) =>
          policy.workload.months.map((month) => ({
            policy: legendLabel(policy.title),
            month: month.month.slice(0, 3),
            figure: id,
            ...plotted(of(month), percent ? 100 : 1),
          })),
        ),
      ),
    },
    spacing: 22,
    vconcat: panels.map((panel) => drawnPanel(results, shown, panel)),
  };
}

function panelsOf(comparator: PolicyResult, alternatives: readonly PolicyResult[]): readonly Panel[] {
  const moved = (of: Panel['of']) =>
    alternatives.filter(({ workload }) => workload.months.some((month) => !isZero(of(month))));
  const panels: readonly Panel[] = [
    {
      id: 'pressure',
      heading: 'Demand over safe capacity, median practice',
      of: ({ pressure }) => pressure.median,
      policies: [comparator],
      fromZero: false,
    },
    {
      id: 'red',
      heading: 'Practices at red or black, percent',
      of: ({ redOrBlack }) => redOrBlack,
      policies: [comparator],
      percent: true,
      fromZero: true,
    },
    {
      id: 'released',
      heading: "General practitioners' hours released per practice a week",
      of: ({ released }) => released.generalPractitioner,
      policies: moved(({ released }) => released.generalPractitioner),
      fromZero: true,
    },
    {
      id: 'nurse',
      heading: "Nurses' hours released per practice a week",
      of: ({ released }) => released.nurse,
      policies: moved(({ released }) => released.nurse),
      fromZero: true,
    },
    {
      id: 'relieved',
      heading: 'Unmet demand relieved, appointments for 1,000 patients a week',
      of: ({ relieved }) => relieved,
      policies: moved(({ relieved }) => relieved),
      fromZero: true,
    },
  ];
  return panels.filter(({ policies }) => policies.length > 0);
}

/** Each policy's highest month of a panel. */
function inWords({ heading, policies, of }: Panel): string {
  const highest = policies.map(({ title, workload }) => {
    const month = workload.months.reduce((best, other) => (of(other).mean > of(best).mean ? other : best));
    return `${title} highest in ${month.month}, ${formatEstimate(of(month), { inWords: true })}`;
  });
  return `${heading}: ${highest.join('; ')}.`;
}

function drawnPanel(results: Results, shown: readonly PolicyResult[], { id, heading, fromZero }: Panel) {
  const x = { field: 'month', type: 'ordinal' as const, sort: null, title: null, axis: { labelAngle: 0, grid: false } };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    scale: { zero: fromZero },
    axis: { tickCount: 4 },
  });
  const { domain, range } = policyColours(results);
  const legend =
    shown.length > 1
      ? { title: null, columns: 1, symbolOpacity: 1, values: shown.map(({ title }) => legendLabel(title)) }
      : null;
  const color = {
    field: 'policy',
    type: 'nominal' as const,
    legend,
    scale: { domain: domain.map(legendLabel), range },
  };
  return {
    title: { text: wrapText(heading, 62).split('\n'), fontSize: 13, offset: 4, frame: 'group' as const },
    width: chartWidth - axisWidth,
    height: panelHeight,
    transform: [{ filter: { field: 'figure', equal: id } }],
    layer: [
      { mark: { type: 'area' as const, opacity: 0.15 }, encoding: { x, y: y('q05'), y2: { field: 'q95' }, color } },
      { mark: { type: 'line' as const, strokeWidth: 2, point: true }, encoding: { x, y: y('mean'), color } },
    ],
  };
}

const legendLabel = (title: string): string => wrapText(title, legendWidth);

const meanAndInterval = (estimate: Estimate): string =>
  formatEstimate(estimate) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90)})`);

const plotted = ({ mean, q05, q95 }: Estimate, scale: number) => ({
  mean: mean * scale,
  q05: q05 * scale,
  q95: q95 * scale,
});
