import type { PolicyResult, Results } from '../../analysis/resultsSchema.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';
import { alternatives, type ChartSpec, comparatorOf, policyLabel, rowHeight } from './chartSpec.js';
import { chartConfig, palette, plotWidth } from './palette.js';

type Band = PolicyResult['winnersAndLosers']['bands'][number];

/** Share of practices that lose and gain income under every policy, one stacked bar a policy. */
export function winnersAndLosers(results: Results): ChartSpec {
  const policies = alternatives(results);
  const bands = policies[0]?.winnersAndLosers.bands ?? [];
  const labels = bands.map((band) => band.label);
  const title = `Practices that lose and gain income against ${comparatorOf(results).title}`;
  const summary = policies.map((policy) => {
    const parts = policy.winnersAndLosers.bands.map((band) => `${band.label} ${formatEstimate(band.share)}`);
    return `${policy.title}: ${parts.join(', ')}.`;
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Stacked bars, one for each policy: share of practices by change of income. ${summary.join(' ')}`,
    usermeta: {
      id: 'winners-and-losers',
      title,
      table: {
        caption: `${title}: mean share of practices and its 90% interval`,
        header: ['Policy and band', 'Share of practices', '90% interval'],
        rows: policies.flatMap((policy) =>
          policy.winnersAndLosers.bands.map((band) => [
            `${policy.title}: ${band.label}`,
            formatEstimate(band.share),
            formatRange(band.share),
          ]),
        ),
      },
    },
    config: chartConfig,
    title: {
      text: title,
      subtitle: [
        'Mean share of practices by change of income in percent.',
        'Intervals of the shares are in the table.',
      ],
    },
    data: {
      values: policies.flatMap((policy) =>
        policy.winnersAndLosers.bands.map((band, order) => ({
          policy: policyLabel(policy),
          band: band.label,
          order,
          share: band.share.mean,
        })),
      ),
    },
    width: plotWidth,
    height: { step: rowHeight(policies) },
    mark: { type: 'bar', stroke: 'white', strokeWidth: 1 },
    encoding: {
      y: { field: 'policy', type: 'nominal', sort: null, title: null },
      x: {
        field: 'share',
        type: 'quantitative',
        stack: 'zero',
        title: 'Share of practices',
        axis: { format: '.0%', tickCount: 5 },
        scale: { domain: [0, 1] },
      },
      color: {
        field: 'band',
        type: 'nominal',
        title: null,
        sort: labels,
        scale: { domain: labels, range: bandColours(bands) },
        legend: { columns: 4 },
      },
      order: { field: 'order', type: 'quantitative' },
    },
  };
}

/** Losses from dark to light orange, no change grey, gains from light to dark blue. */
function bandColours(bands: readonly Band[]): string[] {
  const losses = bands.filter(isLoss).length;
  const gains = bands.filter(isGain).length;
  return bands.map((band, i) => {
    if (isLoss(band)) return spread(palette.lossFromGreat, i, losses);
    if (isGain(band)) return spread(palette.gainToGreat, i - (bands.length - gains), gains);
    return palette.unchanged;
  });
}

const isLoss = ({ toPercent }: Band): boolean => toPercent !== null && toPercent <= 0;
const isGain = ({ fromPercent, toPercent }: Band): boolean =>
  fromPercent !== null && fromPercent >= 0 && toPercent !== 0;

/** The colour at position i of n, with both ends of the scale in use. */
const spread = (colours: readonly string[], i: number, n: number): string =>
  colours[n < 2 ? Math.floor(colours.length / 2) : Math.round((i / (n - 1)) * (colours.length - 1))] as string;
