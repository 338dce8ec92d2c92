import type { PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';
import { yearsInWords } from '../yearsInWords.js';
import { type ChartSpec, chartFrame, uncertaintyInWords } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

/** Pixels of the indicator codes at the left. */
const axisWidth = 75;

/** Recorded achievement of every fractional indicator under one policy, highest first, with 90% intervals. */
export function nationalAchievement(
  results: Results,
  policy: PolicyResult = comparedPolicies(results).comparator,
): ChartSpec {
  const ranked = [...policy.indicators].sort((a, b) => b.achievement.mean - a.achievement.mean);
  const title = `Recorded achievement by indicator, ${results.nation} ${yearsInWords(results.years)}`;
  const x = {
    type: 'quantitative' as const,
    title: 'Recorded numerator over denominator, all practices together',
    axis: { format: '.0%', tickCount: 6 },
    scale: { zero: false },
  };
  const described = (indicator: PolicyResult['indicators'][number] | undefined): string =>
    indicator ? `${indicator.code} at ${formatEstimate(indicator.achievement)}` : 'none';
  return {
    ...chartFrame(
      {
        id: 'achievement-by-indicator',
        title,
        notes: [
          `Policy: ${policy.title}. Dot: mean. Bar: 90% interval.`,
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions.recordedAchievement)}.`,
        ],
        table: {
          caption: `${title}, under ${policy.title}`,
          header: ['Indicator', 'Type of care', 'Points', 'Achievement', '90% interval'],
          rows: ranked.map(({ code, careType, points, achievement }) => [
            code,
            careType,
            String(points),
            formatEstimate(achievement),
            formatRange(achievement),
          ]),
        },
      },
      `Dots with intervals, one row for each of ${ranked.length} indicators under ${policy.title}. Highest: ${described(ranked[0])}. Lowest: ${described(ranked.at(-1))}.`,
    ),
    data: {
      values: ranked.map(({ code, achievement: { mean, q05, q95 } }) => ({ code, mean, q05, q95 })),
    },
    width: chartWidth - axisWidth,
    height: { step: 13 },
    encoding: {
      y: {
        field: 'code',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelFontSize: 10, grid: true, tickBand: 'extent' },
      },
    },
    layer: [
      {
        mark: { type: 'rule', size: 2, color: palette.policies[0] },
        encoding: { x: { field: 'q05', ...x }, x2: { field: 'q95' } },
      },
      {
        mark: { type: 'point', filled: true, size: 40, color: palette.policies[0], opacity: 1 },
        encoding: { x: { field: 'mean', ...x } },
      },
    ],
  };
}
