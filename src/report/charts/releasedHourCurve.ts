import type { CostEffectiveness, Estimate, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact } from '../formatEstimate.js';
import { bandPanel } from './bandPanel.js';
import { type ChartSpec, chartFrame, policyColours } from './chartSpec.js';
import { palette } from './palette.js';

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 120;
const axisWidth = 70;

const million = 1e6;
const signed = { signed: true } as const;

type Assessed = CostEffectiveness['policies'][number];
type CurvePoint = Assessed['releasedHour']['curve'][number];

/** Policies that release hours: they alone have a curve. */
export const policiesWithReleasedHours = ({ costEffectiveness }: Results): readonly Assessed[] =>
  costEffectiveness.policies.filter(({ releasedHour }) => releasedHour.curve.length > 0);

/** What a released hour would have to be worth: net benefit against its value in health, which nobody knows. One panel a policy. */
export function releasedHourCurve(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const titleOf = (id: string) => alternatives.find((policy) => policy.id === id)!.title;
  const shown = policiesWithReleasedHours(results);
  const thresholds = shown[0]!.releasedHour.breakEven.map(({ threshold }) => threshold);
  const middle = thresholds[Math.floor((thresholds.length - 1) / 2)]!;
  const price = `£${middle.toLocaleString('en-GB')}`;
  const colours = policyColours(results);
  const told = shown.map(({ policy, releasedHour }) => {
    const { qalysPer1000Hours } = releasedHour.breakEven.find(({ threshold }) => threshold === middle)!;
    return `${titleOf(policy)} breaks even at ${valueInWords(qalysPer1000Hours!)}`;
  });
  return {
    ...chartFrame(
      {
        id: 'released-hour-curve',
        title: `Net benefit against the health that released hours bring, at ${price} a QALY`,
        notes: [
          `Compared with ${comparator.title}, in million pounds, health lost by the mortality study. Line: mean. Band: 90% interval.`,
          'What released hours do for health is not known; the values along the axis are tried, not estimated. QALY: quality-adjusted life-year.',
        ],
        table: {
          caption: `Net benefit at ${price} a QALY against QALYs for every 1,000 released hours: mean (90% interval)`,
          header: ['QALYs per 1,000 hours', ...shown.map(({ policy }) => titleOf(policy))],
          rows: shown[0]!.releasedHour.curve.map(({ qalysPer1000Hours }, i) => [
            String(qalysPer1000Hours),
            ...shown.map(({ releasedHour }) => meanAndInterval(benefitAt(releasedHour.curve[i]!, middle))),
          ]),
        },
      },
      `Lines with bands: net benefit of each policy against the value of a released hour. ${told.join('; ')}.`,
    ),
    data: {
      values: shown.flatMap(({ policy, releasedHour }) =>
        releasedHour.curve.map((point) => {
          const { mean, q05, q95 } = benefitAt(point, middle);
          return {
            policy,
            value: point.qalysPer1000Hours,
            mean: mean / million,
            q05: q05 / million,
            q95: q95 / million,
          };
        }),
      ),
    },
    spacing: 26,
    vconcat: shown.map(({ policy }, i) => {
      const title = titleOf(policy);
      const colour = colours.range[colours.domain.indexOf(title)] as string;
      return panel(policy, title, colour, i === shown.length - 1);
    }),
  };
}

const benefitAt = ({ acceptability }: CurvePoint, threshold: number): Estimate =>
  acceptability.find((at) => at.threshold === threshold)!.netBenefit;

const valueInWords = (value: number): string =>
  `${value.toLocaleString('en-GB', { maximumSignificantDigits: 2 })} QALYs for every 1,000 hours`;

const meanAndInterval = (estimate: Estimate): string =>
  formatEstimate(estimate, signed) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, signed)})`);

function panel(policy: string, heading: string, colour: string, isLast: boolean) {
  return bandPanel({
    heading,
    colour,
    height: panelHeight,
    axisWidth,
    only: { field: 'policy', equal: policy },
    x: {
      field: 'value',
      type: 'quantitative' as const,
      title: isLast ? 'QALYs for every 1,000 released hours' : null,
      axis: { grid: false, tickCount: 6 },
    },
    between: [
      {
        mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
        encoding: { y: { datum: 0, type: 'quantitative' as const } },
      },
    ],
  });
}
