import type { PracticeStatement } from '../../contract/practiceStatement.js';
import { type ChartSpec, chartFrame } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

/** Pixels of the labels at the left, of a row, and at the right of the axis for the figure of a bar. */
const axisWidth = 200;
const rowHeight = 30;
const roomForFigure = 90;

interface Step {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'whole' | 'loss' | 'gain';
}

/**
 * How the payment of one practice comes about, from every point on offer to the payment: points not earned, then prevalence, then
 * list size, each at the value that the steps before left. Exact; it adds up to the payment of the statement.
 */
export function practicePayment(statement: PracticeStatement): ChartSpec {
  const steps = stepsOf(statement);
  const title = `How the payment of a practice comes about, ${statement.year}`;
  const told = steps.map(({ label, from, to, kind }) => `${label} ${pounds(kind === 'whole' ? to : to - from, kind)}`);
  return {
    ...chartFrame(
      {
        id: 'practice-payment',
        title,
        notes: [
          `${statement.list.toLocaleString('en-GB')} patients, £${statement.pointValue.toFixed(2)} a point, list-size index ${statement.listSizeIndex.toFixed(4)}. Each bar begins where the last ended.`,
          'No interval: the contract is arithmetic.',
        ],
        table: {
          caption: `${title}: pounds`,
          header: ['Step', 'Pounds'],
          rows: steps.map(({ label, from, to, kind }) => [label, pounds(kind === 'whole' ? to : to - from, kind)]),
        },
      },
      `Steps in pounds: ${told.join('; ')}.`,
    ),
    data: {
      values: steps.map((step) => ({
        ...step,
        figure: pounds(step.kind === 'whole' ? step.to : step.to - step.from, step.kind),
      })),
    },
    width: chartWidth - axisWidth,
    height: { step: rowHeight },
    layer: layers(),
  };
}

function stepsOf({ areas, points, pointsAvailable, pointValue, listSizeIndex, partYear, total }: PracticeStatement) {
  // Areas whose label is no area of the ruleset have points that are not on offer.
  const offered = Math.max(pointsAvailable, points) * pointValue;
  const earned = points * pointValue;
  const whole = total / partYear;
  const withPrevalence = whole / listSizeIndex;
  const change = (label: string, from: number, to: number): Step => ({
    label,
    from,
    to,
    kind: to < from ? 'loss' : 'gain',
  });
  const steps: readonly Step[] = [
    { label: 'All points on offer', from: 0, to: offered, kind: 'whole' },
    change('Points not earned', offered, earned),
    change('Prevalence of diseases', earned, withPrevalence),
    change('List size', withPrevalence, whole),
    ...(partYear < 1 ? [change('Part of the year', whole, total)] : []),
    { label: 'Payment for the year', from: 0, to: total, kind: 'whole' },
  ];
  return areas.length === 0 ? steps.slice(0, 1) : steps;
}

function layers() {
  const width = chartWidth - axisWidth;
  const y = { field: 'label', type: 'nominal' as const, sort: null, title: null };
  return [
    {
      mark: { type: 'bar' as const, height: 18 },
      encoding: {
        x: {
          field: 'from',
          type: 'quantitative' as const,
          title: 'Pounds',
          scale: { range: [0, width - roomForFigure] },
          axis: { tickCount: 4 },
        },
        x2: { field: 'to' },
        y,
        color: {
          field: 'kind',
          type: 'nominal' as const,
          scale: {
            domain: ['whole', 'loss', 'gain'],
            range: [palette.comparator, palette.lossFromGreat[2], palette.gainToGreat[1]],
          },
          legend: null,
        },
      },
    },
    {
      mark: { type: 'text' as const, align: 'right' as const, fontSize: 12, color: palette.ink },
      encoding: { x: { value: width }, y, text: { field: 'figure' } },
    },
  ];
}

function pounds(value: number, kind: Step['kind']): string {
  const size = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(Math.abs(value));
  return `${kind === 'whole' ? '' : value < 0 ? '−' : '+'}£${size}`;
}
