import type { PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyFacet } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

type Band = PolicyResult['winnersAndLosers']['bands'][number];

/** Smallest share whose figure fits into its part of the bar. */
const leastShareWithFigure = 0.08;

/** Characters of a heading. */
const headerWidth = 64;

/** Share of practices that lose and gain income under every policy, one stacked bar a policy. */
export function winnersAndLosers(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const bands = alternatives[0]?.winnersAndLosers.bands ?? [];
  const labels = bands.map((band) => band.label);
  const colours = bandColours(bands);
  const title = `Practices that lose and gain income against ${comparator.title}`;
  const summary = alternatives.map((policy) => {
    const parts = policy.winnersAndLosers.bands.map((band) => `${band.label} ${formatEstimate(band.share)}`);
    return `${policy.title}: ${parts.join(', ')}.`;
  });
  const x = {
    field: 'share',
    type: 'quantitative' as const,
    stack: 'zero' as const,
    title: 'Share of practices',
    axis: { format: '.0%', tickCount: 5, grid: false },
    scale: { domain: [0, 1] },
  };
  const order = { field: 'order', type: 'quantitative' as const };
  return {
    ...chartFrame(
      {
        id: 'winners-and-losers',
        title,
        notes: [
          'Mean share of practices by change of income, in percent of income.',
          'Intervals of the shares are in the table.',
        ],
        table: {
          caption: `${title}: mean share of practices and its 90% interval`,
          header: ['Policy and band', 'Share of practices', '90% interval'],
          rows: alternatives.flatMap((policy) =>
            policy.winnersAndLosers.bands.map((band) => [
              `${policy.title}: ${band.label}`,
              formatEstimate(band.share),
              formatRange(band.share),
            ]),
          ),
        },
      },
      `Stacked bars, one for each policy: share of practices by change of income. ${summary.join(' ')}`,
    ),
    data: {
      values: alternatives.flatMap((policy) =>
        policy.winnersAndLosers.bands.map((band, i) => ({
          policy: wrapText(policy.title, headerWidth),
          band: band.label,
          order: i,
          share: band.share.mean,
          figure: band.share.mean < leastShareWithFigure ? '' : formatEstimate(band.share),
          ink: isDark(colours[i]) ? 'white' : palette.ink,
        })),
      ),
    },
    facet: policyFacet(
      'policy',
      alternatives.map((policy) => wrapText(policy.title, headerWidth)),
    ),
    columns: 1,
    spacing: 10,
    spec: {
      width: chartWidth,
      height: 28,
      layer: [
        {
          mark: { type: 'bar', stroke: 'white', strokeWidth: 1 },
          encoding: {
            x,
            order,
            color: {
              field: 'band',
              type: 'nominal',
              title: null,
              sort: labels,
              scale: { domain: labels, range: colours },
              legend: { columns: 2 },
            },
          },
        },
        {
          mark: { type: 'text', fontSize: 12 },
          encoding: {
            x: { ...x, bandPosition: 0.5 },
            order,
            detail: { field: 'band' },
            text: { field: 'figure' },
            color: { field: 'ink', type: 'nominal', scale: null },
          },
        },
      ],
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

const isDark = (colour: string | undefined): boolean => palette.dark.some((dark) => dark === colour);
