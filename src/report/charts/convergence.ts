import type { RunningEstimate, RunningEstimates } from '../../analysis/runningEstimates.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours } from './chartSpec.js';
import { chartWidth, differenceAxis, palette } from './palette.js';

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 110;
const axisWidth = 65;
const headingWidth = 62;

/** Ends of a 95% interval of a mean in standard errors. */
const standardErrors = 1.96;

const signed = { signed: true } as const;

/** How figures settle as draws are added: the running mean with a band of 1.96 Monte Carlo standard errors (MCSE), one panel a figure. */
export function convergence(results: Results, figures: readonly RunningEstimates[]): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const panels = figures.map((figure, i) => {
    const title = alternatives.find(({ id }) => id === figure.policy)?.title ?? figure.policy;
    const heading = `${results.outcomeDefinitions[figure.outcome].title}: ${title}`;
    return { ...figure, id: i, title, heading, last: figure.points.at(-1) as RunningEstimate };
  });
  const title = `How the figures settle as worlds are added, compared with ${comparator.title}`;
  const told = panels.map(
    ({ heading, last: { draws, estimate } }) =>
      `${heading}: ${formatEstimate(estimate, { ...signed, inWords: true })} after ${draws} worlds, Monte Carlo standard error ${errorOf(estimate)}.`,
  );
  return {
    ...chartFrame(
      {
        id: 'convergence',
        title,
        notes: [
          'Line: mean of the first worlds. Band: 95% interval of that mean, 1.96 Monte Carlo standard errors (MCSE) on each side; more worlds narrow it.',
          'It is not the 90% interval of the outcome, which more worlds leave as it is.',
        ],
        table: {
          caption: `${title}: mean and Monte Carlo standard error by number of worlds`,
          header: ['Figure and worlds', 'Mean', 'MCSE'],
          rows: panels.flatMap(({ heading, points }) =>
            points.map(({ draws, estimate }) => [
              `${heading}, ${draws} worlds`,
              formatEstimate(estimate, signed),
              errorOf(estimate),
            ]),
          ),
        },
      },
      `Lines with narrowing bands, one panel for each figure. ${told.join(' ')}`,
    ),
    data: {
      values: panels.flatMap(({ id, points }) =>
        points.flatMap(({ draws, estimate: { unit, mean, mcse } }) => {
          const scale = unit === 'share of one' ? 100 : 1;
          const error = standardErrors * (mcse ?? 0);
          return [{ figure: id, draws, mean: mean * scale, from: (mean - error) * scale, to: (mean + error) * scale }];
        }),
      ),
    },
    spacing: 22,
    vconcat: panels.map(({ id, title, heading, last }) => panel(results, id, title, heading, last)),
  };
}

function panel(results: Results, id: number, policy: string, heading: string, { estimate }: RunningEstimate) {
  const { domain, range } = policyColours(results);
  const color = range[domain.indexOf(policy)] ?? palette.ink;
  const isShare = estimate.unit === 'share of one';
  const unit = isShare ? 'percentage points' : estimate.unit;
  const x = {
    field: 'draws',
    type: 'quantitative' as const,
    title: 'Worlds',
    scale: { type: 'log' as const, nice: false },
    axis: { grid: false, tickCount: 5, format: 'd' },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: null,
    scale: { zero: false },
    axis: { ...differenceAxis, tickCount: 4 },
  });
  return {
    title: {
      text: wrapText(`${heading}, ${unit}`, headingWidth).split('\n'),
      fontSize: 13,
      offset: 4,
      frame: 'group' as const,
    },
    width: chartWidth - axisWidth,
    height: panelHeight,
    transform: [{ filter: { field: 'figure', equal: id } }],
    layer: [
      {
        mark: { type: 'area' as const, color, opacity: 0.2 },
        encoding: { x, y: y('from'), y2: { field: 'to' } },
      },
      {
        mark: { type: 'line' as const, color, strokeWidth: 2, point: { filled: true, size: 25, color } },
        encoding: { x, y: y('mean') },
      },
    ],
  };
}

/** The standard error with two digits, in the unit in which the figure is printed. */
function errorOf({ unit, mcse }: RunningEstimate['estimate']): string {
  if (mcse === null) return 'not estimated';
  const size = Number((unit === 'share of one' ? 100 * mcse : mcse).toPrecision(2));
  const digits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 }).format(size);
  if (unit === 'share of one') return `${digits} pp`;
  return unit.startsWith('GBP') ? `£${digits}` : digits;
}
