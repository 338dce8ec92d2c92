import type { Estimate, PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatInterval, formatRange, isExact, isZero } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyFacet, uncertaintyInWords } from './chartSpec.js';
import { chartWidth, differenceAxis, palette } from './palette.js';

/** Pixels of the labels at the left, of a row, and at the right of the axis for the figure of a bar. */
const axisWidth = 165;
const rowHeight = 26;
const roomForFigure = 78;

/** Characters of a heading. */
const headerWidth = 64;

const signed = { signed: true } as const;

/** One part of the way from the comparator's payment to the policy's. */
interface Step {
  readonly id: 'earned' | 'held' | 'rest' | 'total';
  readonly label: string;
  readonly estimate: Estimate;
}

/** Policies that move money through the QOF, or points. */
export const policiesThatMovePay = (results: Results): readonly PolicyResult[] =>
  comparedPolicies(results).alternatives.filter(({ contrasts }) =>
    [contrasts.qofPaymentPerPractice, contrasts.pointsPerPractice, contrasts.pointsPaidPerPractice].some(
      (estimate) => !isZero(estimate),
    ),
  );

/**
 * From the comparator's QOF payment to that of each policy, in pounds a practice. With v = the comparator's mean payment / its
 * mean points: points earned = v x change of points earned; pay rule, in points = v x (change of points paid - change of
 * points earned); the rest, what list size, prevalence and terms other than points make of it. The three add up to the change.
 */
export function paymentWaterfall(results: Results): ChartSpec {
  const { comparator } = comparedPolicies(results);
  const policies = policiesThatMovePay(results);
  const title = `From the payment under ${comparator.title} to that under each policy`;
  const price = comparator.outcomes.qofPaymentPerPractice.mean / comparator.outcomes.pointsPerPractice.mean;
  const parts = policies.map((policy) => ({ policy, steps: stepsOf(policy, price) }));
  const told = parts.map(({ policy, steps }) => {
    const words = steps.map(({ label, estimate }) => `${label.toLowerCase()} ${formatEstimate(estimate, signed)}`);
    const total = steps.at(-1)!.estimate;
    return `${policy.title}: ${words.join(', ')}${isExact(total) ? '' : ` (${formatInterval(total, 90, signed)})`}.`;
  });
  return {
    ...chartFrame(
      {
        id: 'payment-waterfall',
        title,
        notes: [
          `Pounds a practice; nought is ${comparator.title}, ${formatEstimate(comparator.outcomes.qofPaymentPerPractice)}. Bars are means, each beginning where the last ended. Each policy has its own axis.`,
          'Points are valued at the mean price of a point. Pay rule: points paid more or less than earned. Size, prevalence, rest: what list size and prevalence make of points lost or held, and terms other than points.',
          `Line at the total: its 90% interval, which reflects ${uncertaintyInWords(results.outcomeDefinitions.qofPaymentPerPractice)}.`,
        ],
        table: {
          caption: `${title}: mean change in pounds a practice`,
          header: ['Policy and part', 'Change', '90% interval'],
          rows: parts.flatMap(({ policy, steps }) =>
            steps.map(({ id, label, estimate }) => [
              `${policy.title}: ${label}`,
              formatEstimate(estimate, signed),
              id === 'held' || id === 'rest' ? 'not estimated' : formatRange(estimate, 90, signed),
            ]),
          ),
        },
      },
      `Steps in pounds a practice, one row of bars for each policy. ${told.join(' ')}`,
    ),
    data: { values: parts.flatMap(({ policy, steps }) => bars(policy.title, steps)) },
    facet: policyFacet(
      'label',
      policies.map((policy) => wrapText(policy.title, headerWidth)),
    ),
    columns: 1,
    spacing: 16,
    resolve: { scale: { x: 'independent' } },
    spec: panel(),
  };
}

function stepsOf({ contrasts }: PolicyResult, price: number): readonly Step[] {
  const { pointsPerPractice: earned, pointsPaidPerPractice: paid, qofPaymentPerPractice: total } = contrasts;
  const held = (paid.mean - earned.mean) * price;
  // As sure as the less sure of the two that it is made of.
  const mcse = earned.mcse === null || total.mcse === null ? null : Math.max(earned.mcse * price, total.mcse);
  return [
    { id: 'earned', label: 'Points earned', estimate: scaled(earned, price) },
    { id: 'held', label: 'Pay rule, in points', estimate: meanOnly(held, mcse) },
    {
      id: 'rest',
      label: 'Size, prevalence, rest',
      estimate: meanOnly(total.mean - paid.mean * price, mcse),
    },
    { id: 'total', label: 'Change of QOF payment', estimate: total },
  ];
}

function scaled(estimate: Estimate, factor: number): Estimate {
  const { mean, sd, q05, q25, q50, q75, q95 } = estimate;
  const of = (value: number | null) => (value === null ? null : value * factor);
  return {
    unit: 'GBP',
    mean: mean * factor,
    mcse: of(estimate.mcse),
    sd: sd * factor,
    sdEpistemic: of(estimate.sdEpistemic),
    sdAleatory: of(estimate.sdAleatory),
    sdStructural: of(estimate.sdStructural),
    q05: q05 * factor,
    q25: q25 * factor,
    q50: q50 * factor,
    q75: q75 * factor,
    q95: q95 * factor,
  };
}

/** A mean whose spread over draws is not in the results. */
const meanOnly = (mean: number, mcse: number | null): Estimate => ({
  ...{ unit: 'GBP', mean, mcse, sd: 0, sdEpistemic: null, sdAleatory: null, sdStructural: null },
  ...{ q05: mean, q25: mean, q50: mean, q75: mean, q95: mean },
});

/** Each bar begins where the one before ended; the total begins at nought. */
function bars(policy: string, steps: readonly Step[]) {
  let end = 0;
  return steps.map(({ id, label, estimate }) => {
    const from = id === 'total' ? 0 : end;
    end = from + estimate.mean;
    const isTotal = id === 'total' && !isExact(estimate);
    return {
      policy,
      label: wrapText(policy, headerWidth),
      step: label,
      from,
      to: end,
      change: estimate.mean,
      figure: formatEstimate(estimate, signed),
      kind: id === 'total' ? 'total' : estimate.mean < 0 ? 'loss' : 'gain',
      ...(isTotal ? { q05: estimate.q05, q95: estimate.q95 } : {}),
    };
  });
}

function panel() {
  const width = chartWidth - axisWidth;
  const y = { field: 'step', type: 'nominal' as const, sort: null, title: null };
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    // Keeps the end of the axis free for the figures.
    scale: { range: [0, width - roomForFigure] },
    axis: { ...differenceAxis, tickCount: 4 },
  });
  return {
    width,
    height: { step: rowHeight },
    layer: [
      {
        mark: { type: 'bar' as const, height: 16 },
        encoding: {
          x: x('from'),
          x2: { field: 'to' },
          y,
          color: {
            field: 'kind',
            type: 'nominal' as const,
            scale: {
              domain: ['loss', 'gain', 'total'],
              range: [palette.lossFromGreat[2], palette.gainToGreat[1], palette.comparator],
            },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
        data: { values: [{}] },
        encoding: { x: { datum: 0, type: 'quantitative' as const } },
      },
      {
        transform: [{ filter: 'isValid(datum.q05)' }],
        mark: { type: 'rule' as const, size: 2, color: palette.ink },
        encoding: { x: x('q05'), x2: { field: 'q95' }, y },
      },
      {
        mark: { type: 'text' as const, align: 'right' as const, fontSize: 12, color: palette.ink },
        encoding: { x: { value: width }, y, text: { field: 'figure' } },
      },
    ],
  };
}
