import type { CurveOutcomeId, CurveResult, Estimate, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange, isExact, isZero } from '../formatEstimate.js';
import { bandPanel } from './bandPanel.js';
import { type ChartSpec, chartFrame, policyColours, uncertaintyInWords } from './chartSpec.js';

/** Panels from the top; one whose outcome the first day does not touch at all is left out. */
const panels: readonly { readonly id: CurveOutcomeId; readonly heading: string }[] = [
  { id: 'hoursReleasedPerPractice', heading: 'Hours released per practice' },
  { id: 'hoursReleasedPerPracticeWeek', heading: 'Hours released per practice and week in force' },
  { id: 'recordedAchievement', heading: 'Recorded achievement, change in percentage points' },
  { id: 'qofPaymentPerPractice', heading: 'QOF payment per practice, change in pounds' },
];

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 110;
const axisWidth = 55;

const signed = { signed: true } as const;

/** What the first day of a policy does: each outcome against the first day, with a band of the 90% interval. */
export function startCurve(results: Results, curve: CurveResult): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const policy = [comparator, ...alternatives].find(({ id }) => id === curve.policy);
  if (!policy) throw new Error(`curve ${curve.id} of a policy that is not in the results`);
  const points = [...curve.points].sort((a, b) => (a.from < b.from ? -1 : 1));
  const drawn = panels.filter(({ id }) => points.some(({ contrasts }) => !isZero(contrasts[id])));
  // Something must be shown even of a policy that does nothing on any day.
  const shown = drawn.length > 0 ? drawn : panels.slice(0, 1);
  const colours = policyColours(results);
  const colour = colours.range[colours.domain.indexOf(policy.title)] as string;
  const ends = [points[0]!, points.at(-1)!] as const;
  const told = shown.map(({ id }) => {
    const [first, last] = ends.map(({ contrasts }) => formatEstimate(contrasts[id], { ...signed, inWords: true }));
    return `${results.outcomeDefinitions[id].title.toLowerCase()} ${first} from ${ends[0].from}, ${last} from ${ends[1].from}`;
  });
  return {
    ...chartFrame(
      {
        id: `start-curve-${curve.id}`,
        title: curve.title,
        notes: [
          `${policy.title} with other first days, compared with ${comparator.title}. Line: mean. Band: 90% interval.`,
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions.hoursReleasedPerPractice)}.`,
          results.hoursBasis,
        ],
        table: {
          caption: `${curve.title}: difference to ${comparator.title} by first day, mean (90% interval)`,
          header: ['First day', ...shown.map(({ id }) => results.outcomeDefinitions[id].title)],
          rows: points.map(({ from, contrasts }) => [from, ...shown.map(({ id }) => meanAndInterval(contrasts[id]))]),
        },
      },
      `Lines with bands: outcomes of ${policy.title} against its first day. ${told.join('; ')}.`,
    ),
    data: {
      values: points.flatMap(({ from, contrasts }) =>
        shown.map(({ id }) => ({ from, outcome: id, ...plotted(contrasts[id]) })),
      ),
    },
    spacing: 26,
    vconcat: shown.map(({ id, heading }, i) => panel(id, heading, colour, i === shown.length - 1)),
  };
}

function panel(id: CurveOutcomeId, heading: string, colour: string, isLast: boolean) {
  return bandPanel({
    heading,
    colour,
    height: panelHeight,
    axisWidth,
    only: { field: 'outcome', equal: id },
    x: {
      field: 'from',
      type: 'temporal' as const,
      // Days have no hour: in the time of the machine they would move to the day before.
      timeUnit: 'utcyearmonthdate' as const,
      scale: { type: 'utc' as const },
      title: isLast ? 'First day' : null,
      axis: { format: '%-d %b %y', labelOverlap: true, labelFlush: true, grid: false },
    },
    point: { filled: true, size: 45, color: colour },
  });
}

const meanAndInterval = (estimate: Estimate): string =>
  formatEstimate(estimate, signed) + (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, signed)})`);

/** Shares are drawn in percentage points. */
function plotted({ unit, mean, q05, q95 }: Estimate) {
  const scale = unit === 'share of one' ? 100 : 1;
  return { mean: mean * scale, q05: q05 * scale, q95: q95 * scale };
}
