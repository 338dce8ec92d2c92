import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours, policyFacet } from './chartSpec.js';
import { chartWidth, palette } from './palette.js';

/** What areas are ranked by: a mean over their practices and over all draws. */
const measures = {
  hoursReleased: { heading: 'Hours released per practice', digits: 1, pounds: false },
  qofPaymentChange: { heading: 'Change of QOF payment per practice, pounds', digits: 0, pounds: true },
} as const;

/** Pixels of a panel, and of the axis at its left. */
const panelHeight = 100;
const axisWidth = 60;
const headerWidth = 64;

/** Areas whose names fit under the axis. */
const mostNamed = 12;

interface Options {
  readonly measure?: keyof typeof measures;
  /** Names of areas; where absent their codes stand. */
  readonly areas?: readonly { readonly code: string; readonly name: string }[];
}

/** Whether some policy applies to the practices of some areas and not of others. */
export function isPatchwork(rows: readonly PracticeRow[]): boolean {
  const covered = new Map<string, { some: boolean; none: boolean }>();
  const applies = new Map<string, boolean>();
  for (const { policy, area, participation } of rows) {
    const key = `${policy}\n${area}`;
    applies.set(key, (applies.get(key) ?? false) || participation > 0);
  }
  for (const [key, applied] of applies) {
    const policy = key.slice(0, key.indexOf('\n'));
    const found = covered.get(policy) ?? { some: false, none: false };
    covered.set(policy, { some: found.some || applied, none: found.none || !applied });
  }
  return [...covered.values()].some(({ some, none }) => some && none);
}

/** The areas in order of what a policy does to their practices, one dot an area, one panel a policy: a patchwork is a step. */
export function areaRanking(
  results: Results,
  rows: readonly PracticeRow[],
  { measure = 'hoursReleased', areas = [] }: Options = {},
): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const { heading } = measures[measure];
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]));
  const ranked = alternatives.map(({ id, title }) => {
    const means = areaMeans(rows, id, measure).sort((a, b) => a.mean - b.mean || (a.area < b.area ? -1 : 1));
    return { title, means: means.map((area) => ({ ...area, name: nameOf.get(area.area) ?? area.area })) };
  });
  const count = ranked[0]!.means.length;
  const title = `${heading} by area, compared with ${comparator.title}`;
  const write = (value: number) => figure(value, measure);
  const told = ranked.map(({ title: policy, means }) => {
    const [lowest, highest] = [means[0]!, means.at(-1)!];
    return `${policy}: from ${write(lowest.mean)} (${lowest.name}) to ${write(highest.mean)} (${highest.name}).`;
  });
  const codes = [...new Set(rows.map(({ area }) => area))].sort();
  return {
    ...chartFrame(
      {
        id: `area-ranking-${measure === 'hoursReleased' ? 'hours' : 'payment'}`,
        title,
        notes: [
          `One dot for each of ${count} areas, lowest first, ranked for each policy by itself.`,
          'No interval: a dot is the mean over the practices of the area and over all worlds.',
          ...(measure === 'hoursReleased' ? [results.hoursBasis] : []),
        ],
        table: {
          caption: `${title}: mean over practices`,
          header: ['Area', ...alternatives.map((policy) => policy.title)],
          rows: codes.map((code) => [
            nameOf.get(code) ?? code,
            ...ranked.map(({ means }) => write(means.find(({ area }) => area === code)!.mean)),
          ]),
        },
      },
      `Dots in order, one for each of ${count} areas, one panel for each policy. ${told.join(' ')}`,
    ),
    data: {
      values: ranked.flatMap(({ title: policy, means }) =>
        means.map(({ name, mean, practices }, i) => ({
          policy,
          label: wrapText(policy, headerWidth),
          rank: i + 1,
          area: name,
          practices,
          mean,
        })),
      ),
    },
    facet: policyFacet(
      'label',
      alternatives.map((policy) => wrapText(policy.title, headerWidth)),
    ),
    columns: 1,
    spacing: 14,
    spec: panel(results, heading, count),
  };
}

function areaMeans(rows: readonly PracticeRow[], policy: string, measure: keyof typeof measures) {
  const sums = new Map<string, { total: number; practices: number }>();
  for (const row of rows) {
    if (row.policy !== policy) continue;
    const { total, practices } = sums.get(row.area) ?? { total: 0, practices: 0 };
    sums.set(row.area, { total: total + row[measure], practices: practices + 1 });
  }
  return [...sums].map(([area, { total, practices }]) => ({ area, practices, mean: total / practices }));
}

function panel(results: Results, heading: string, count: number) {
  return {
    width: chartWidth - axisWidth,
    height: panelHeight,
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
        encoding: { y: { datum: 0, type: 'quantitative' as const } },
      },
      {
        mark: { type: 'point' as const, filled: true, size: count > mostNamed ? 22 : 70, opacity: 0.9 },
        encoding: {
          x: {
            field: 'rank',
            type: 'quantitative' as const,
            title: 'Areas in order',
            axis: { grid: false, tickCount: Math.min(count, 6), format: 'd' },
            scale: { domain: [0.5, count + 0.5], nice: false },
          },
          y: {
            field: 'mean',
            type: 'quantitative' as const,
            title: wrapText(heading, 20).split('\n'),
            axis: { tickCount: 4 },
          },
          color: { field: 'policy', type: 'nominal' as const, scale: policyColours(results), legend: null },
        },
      },
    ],
  };
}

function figure(value: number, measure: keyof typeof measures): string {
  const { digits, pounds } = measures[measure];
  const rounded = Number(value.toFixed(digits));
  const size = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    Math.abs(rounded),
  );
  return `${rounded < 0 ? '−' : ''}${pounds ? '£' : ''}${size}`;
}
