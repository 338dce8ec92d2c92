import type { PolicyResult, Results } from '../../analysis/resultsSchema.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';
import {
  alternatives,
  type ChartSpec,
  comparatorOf,
  policyColours,
  policyLabel,
  uncertaintyInWords,
  zeroLine,
} from './chartSpec.js';
import { chartConfig, differenceAxis, palette, plotWidth } from './palette.js';

/**
 * Change of recorded achievement of every indicator, grouped by what is done for the patient: a dot with its 90% interval for
 * each indicator and a diamond for the mean of the group, weighted by points. The group has no interval of its own: quantiles
 * of indicators do not add up.
 */
export function achievementChangeByCareType(results: Results): ChartSpec {
  const groups = alternatives(results).flatMap((policy) => careTypes(policy).map((group) => ({ policy, ...group })));
  const title = `Change of recorded achievement against ${comparatorOf(results).title}, by type of care`;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Dots with intervals by type of care; mean change weighted by points. ${groups
      .map(({ policy, careType, mean }) => `${policy.title}, ${careType}: ${percentagePoints(mean)} percentage points.`)
      .join(' ')}`,
    usermeta: { id: 'achievement-by-care-type', title, table: table(results, title) },
    config: chartConfig,
    title: {
      text: title,
      subtitle: [
        'Small dot: one indicator; bar: its 90% interval. Diamond: mean of the type, weighted by points.',
        `Intervals contain ${uncertaintyInWords(results.outcomeDefinitions.recordedAchievement)}.`,
      ],
    },
    data: {
      values: groups.flatMap(({ policy, careType, mean, members }) => [
        { policy: policyLabel(policy), careType, group: mean * 100 },
        ...members.map(({ code, change }, rank) => ({
          policy: policyLabel(policy),
          careType,
          code,
          place: (rank + 0.5) / members.length,
          mean: change.mean * 100,
          q05: change.q05 * 100,
          q95: change.q95 * 100,
        })),
      ]),
    },
    facet: {
      field: 'policy',
      type: 'nominal',
      sort: alternatives(results).map(policyLabel),
      title: null,
      header: { labelFontSize: 12, labelFontWeight: 'bold', labelAnchor: 'start', labelLimit: 0 },
    },
    columns: 2,
    spacing: 24,
    spec: panel(results, [...new Set(groups.map((group) => group.careType))]),
  };
}

function panel(results: Results, careTypesInOrder: string[]) {
  const x = { type: 'quantitative' as const, title: 'Percentage points', axis: differenceAxis };
  const y = {
    field: 'careType',
    type: 'nominal' as const,
    sort: careTypesInOrder,
    title: null,
    axis: { grid: true, tickBand: 'extent' as const },
  };
  const yOffset = { field: 'place', type: 'quantitative' as const, scale: { domain: [0, 1] } };
  const color = { field: 'policy', type: 'nominal' as const, scale: policyColours(results), legend: null };
  const oneIndicator = [{ filter: 'isValid(datum.code)' }];
  return {
    width: alternatives(results).length === 1 ? plotWidth : 310,
    height: { step: 44 },
    layer: [
      zeroLine,
      {
        transform: oneIndicator,
        mark: { type: 'rule' as const, size: 1, opacity: 0.5 },
        encoding: { x: { field: 'q05', ...x }, x2: { field: 'q95' }, y, yOffset, color },
      },
      {
        transform: oneIndicator,
        mark: { type: 'point' as const, filled: true, size: 18, opacity: 0.9 },
        encoding: { x: { field: 'mean', ...x }, y, yOffset, color },
      },
      {
        transform: [{ filter: 'isValid(datum.group)' }],
        mark: {
          type: 'point' as const,
          filled: true,
          shape: 'diamond',
          size: 110,
          color: palette.ink,
          stroke: 'white',
          opacity: 1,
        },
        encoding: { x: { field: 'group', ...x }, y },
      },
    ],
  };
}

const table = (results: Results, title: string) => ({
  caption: `${title}: every indicator`,
  header: ['Policy and indicator', 'Type of care', 'Points', 'Change', '90% interval'],
  rows: alternatives(results).flatMap((policy) =>
    policy.indicators.map(({ code, careType, points, change }) => [
      `${policy.title}: ${code}`,
      careType,
      String(points),
      formatEstimate(change, { signed: true }),
      formatRange(change, 90, { signed: true }),
    ]),
  ),
});

/** Types of care with their indicators and mean change weighted by points; the greatest fall first, also inside a type. */
function careTypes(policy: PolicyResult) {
  const names = [...new Set(policy.indicators.map((indicator) => indicator.careType))];
  return names
    .map((careType) => {
      const members = policy.indicators
        .filter((indicator) => indicator.careType === careType)
        .sort((a, b) => a.change.mean - b.change.mean);
      const points = members.reduce((sum, member) => sum + member.points, 0);
      const mean = members.reduce((sum, member) => sum + member.points * member.change.mean, 0) / points;
      return { careType, mean, members };
    })
    .sort((a, b) => a.mean - b.mean);
}

const percentagePoints = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}`;
