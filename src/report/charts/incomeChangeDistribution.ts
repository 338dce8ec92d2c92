import { quantileSorted } from 'simple-statistics';
import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours, policyFacet, zeroLine } from './chartSpec.js';
import { chartWidth, differenceAxis } from './palette.js';

const wantedBins = 40;

/** Practices this far out go into the end bins, so that one odd practice does not squash all others. */
const tail = 0.005;

/** Characters of a heading, and pixels of the axis at the left. */
const headerWidth = 64;
const axisWidth = 55;

/**
 * How the mean income change spreads over practices, one histogram a policy: percent of income under the comparator.
 * Each practice counts by its mean over draws, so chance within a practice is averaged out.
 */
export function incomeChangeDistribution(results: Results, rows: readonly PracticeRow[]): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const changes = alternatives.map(({ id, title }) => ({
    title,
    percent: rows.filter((row) => row.policy === id).map(percentChange),
  }));
  const { start, step, count } = binning(changes.flatMap(({ percent }) => percent));
  const bins = changes.flatMap(({ title, percent }) => {
    const counts = new Array<number>(count).fill(0);
    for (const value of percent) {
      const bin = Math.min(count - 1, Math.max(0, Math.floor((value - start) / step)));
      counts[bin] = (counts[bin] as number) + 1;
    }
    return counts.map((practices, i) => ({
      policy: title,
      label: wrapText(title, headerWidth),
      from: tidy(start + i * step),
      to: tidy(start + (i + 1) * step),
      practices,
    }));
  });
  const title = `Income change over practices, against ${comparator.title}`;
  const summary = changes.map(({ title, percent }) => {
    const losing = percent.filter((value) => value < 0).length;
    return `${title}: ${losing} of ${percent.length} practices have a lower mean income.`;
  });
  return {
    ...chartFrame(
      {
        id: 'income-change-distribution',
        title,
        notes: [
          'Each practice counts once, by its mean over draws. The end bars hold all practices beyond them.',
          'No interval: the spread shown is between practices, not uncertainty.',
        ],
        table: {
          caption: `${title}: number of practices by mean change in percent`,
          header: ['Policy and change', 'Practices'],
          rows: bins
            .filter((bin) => bin.practices > 0)
            .map(({ policy, from, to, practices }) => [
              `${policy}: ${signed(from)}% to ${signed(to)}%`,
              String(practices),
            ]),
        },
      },
      `Histograms, one for each policy: practices by mean change of income in percent. ${summary.join(' ')}`,
    ),
    data: { values: bins },
    facet: policyFacet(
      'label',
      alternatives.map((policy) => wrapText(policy.title, headerWidth)),
    ),
    columns: 1,
    spacing: 14,
    spec: {
      width: chartWidth - axisWidth,
      height: 80,
      layer: [
        {
          mark: { type: 'bar', binSpacing: 0.5 },
          encoding: {
            x: {
              field: 'from',
              type: 'quantitative',
              bin: { binned: true, step },
              title: 'Mean change of practice income, percent',
              axis: differenceAxis,
            },
            x2: { field: 'to' },
            y: { field: 'practices', type: 'quantitative', title: 'Practices', axis: { tickCount: 3 } },
            color: { field: 'policy', type: 'nominal', scale: policyColours(results), legend: null },
          },
        },
        zeroLine,
      ],
    },
  };
}

const percentChange = ({ income, incomeChange }: PracticeRow): number => (100 * incomeChange) / (income - incomeChange);

/** Bins of a round width (1, 2 or 5 times a power of ten) with 0 on an edge, over all but the tails. */
function binning(values: readonly number[]): { readonly start: number; readonly step: number; readonly count: number } {
  if (values.length === 0) return { start: 0, step: 1, count: 1 };
  const sorted = [...values].sort((a, b) => a - b);
  const low = Math.min(0, quantileSorted(sorted, tail));
  const high = Math.max(0, quantileSorted(sorted, 1 - tail));
  const width = (high - low) / wantedBins;
  if (width === 0) return { start: -1, step: 1, count: 2 };
  const power = 10 ** Math.floor(Math.log10(width));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= width) ?? 10);
  const start = Math.floor(low / step) * step;
  return { start, step, count: Math.max(1, Math.ceil((high - start) / step)) };
}

/** Takes the dust of binary fractions off a bin edge. */
const tidy = (edge: number): number => Number(edge.toPrecision(10));

const signed = (edge: number): string => `${edge < 0 ? '−' : edge > 0 ? '+' : ''}${Math.abs(edge)}`;
