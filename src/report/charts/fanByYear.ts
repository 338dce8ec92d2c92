import type { Estimate, OutcomeId, PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatInterval, formatRange } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { yearsInWords } from '../yearsInWords.js';
import { type ChartSpec, chartFrame, policyColours, uncertaintyInWords } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 110;
const axisWidth = 65;
const headingWidth = 62;

/** The level of one outcome over the years as a fan: 50% and 90% bands around the mean, one panel a policy, the comparator's mean dashed. */
export function fanByYear(results: Results, outcome: OutcomeId = 'recordedAchievement'): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const policies = [comparator, ...alternatives];
  const definition = results.outcomeDefinitions[outcome];
  const unit = definition.unit === 'share of one' ? 'percent' : definition.unit;
  const title = `${definition.title} over the years, ${yearsInWords(results.years)}`;
  const at = (policy: PolicyResult) => policy.byYear.map(({ year, outcomes }) => ({ year, level: outcomes[outcome] }));
  const told = policies.map((policy) => {
    const [first, last] = [at(policy)[0]!, at(policy).at(-1)!];
    return `${policy.title}: ${formatEstimate(first.level, { inWords: true })} in ${first.year}, ${formatEstimate(last.level, { inWords: true })} (${formatInterval(last.level)}) in ${last.year}.`;
  });
  return {
    ...chartFrame(
      {
        id: `fan-${outcome}`,
        title,
        notes: [
          `In ${unit}. Line: mean. Dark band: 50% interval. Light band: 90% interval. Dashed: mean of ${comparator.title}.`,
          `Intervals reflect ${uncertaintyInWords(definition)}.`,
          ...(definition.unit.startsWith('hours') ? [results.hoursBasis] : []),
        ],
        table: {
          caption: `${title}: mean, 50% and 90% interval`,
          header: ['Policy and year', 'Mean', '50% interval', '90% interval'],
          rows: policies.flatMap((policy) =>
            at(policy).map(({ year, level }) => [
              `${policy.title}: ${year}`,
              formatEstimate(level),
              formatRange(level, 50),
              formatRange(level, 90),
            ]),
          ),
        },
      },
      `Fans over contract years, one panel for each policy. ${told.join(' ')}`,
    ),
    data: {
      values: policies.flatMap((policy) =>
        at(policy).map(({ year, level }, i) => ({
          policy: policy.id,
          year,
          ...plotted(level),
          comparator: plotted(at(comparator)[i]!.level).mean,
        })),
      ),
    },
    spacing: 22,
    resolve: { scale: { y: 'shared' } },
    vconcat: policies.map((policy) => panel(results, policy)),
  };
}

function panel(results: Results, { id, title }: PolicyResult) {
  const { domain, range } = policyColours(results);
  const color = range[domain.indexOf(title)] as string;
  const x = { field: 'year', type: 'ordinal' as const, sort: null, title: null, axis: { labelAngle: 0, grid: false } };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    scale: { zero: false },
    axis: { tickCount: 4 },
  });
  const band = (low: string, high: string, opacity: number) => ({
    mark: { type: 'area' as const, color, opacity },
    encoding: { x, y: y(low), y2: { field: high } },
  });
  return {
    title: { text: wrapText(title, headingWidth).split('\n'), fontSize: 13, offset: 4, frame: 'group' as const },
    width: chartWidth - axisWidth,
    height: panelHeight,
    transform: [{ filter: { field: 'policy', equal: id } }],
    layer: [
      band('q05', 'q95', 0.18),
      band('q25', 'q75', 0.3),
      {
        mark: { type: 'line' as const, color: palette.ink, strokeWidth: 1.2, strokeDash: [4, 3] },
        encoding: { x, y: y('comparator') },
      },
      {
        mark: { type: 'line' as const, color, strokeWidth: 2, point: { filled: true, size: 40, color } },
        encoding: { x, y: y('mean') },
      },
    ],
  };
}

/** Shares are drawn in percent. */
function plotted({ unit, mean, q05, q25, q75, q95 }: Estimate) {
  const scale = unit === 'share of one' ? 100 : 1;
  return { mean: mean * scale, q05: q05 * scale, q25: q25 * scale, q75: q75 * scale, q95: q95 * scale };
}
