import type { PolicyResult, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { formatEstimate, formatRange } from '../formatEstimate.js';
import { wrapText } from '../wrapText.js';
import { type ChartSpec, chartFrame, policyColours, policyFacet, uncertaintyInWords, zeroLine } from './chartSpec.js';
import { chartWidth, differenceAxis, palette } from './palette.js';

/** Pixels of the labels at the left, between panels, and of a character of a heading. */
const axisWidth = 90;
const gap = 16;
const widthOfCharacter = 8;

/**
 * Change of recorded achievement of every indicator, grouped by what is done for the patient: a dot with its 90% interval for
 * each indicator and a diamond for the mean of the group, weighted by points. The group has no interval of its own: quantiles
 * of indicators do not add up.
 */
export function achievementChangeByCareType(results: Results): ChartSpec {
  const { comparator, alternatives } = comparedPolicies(results);
  const groups = alternatives.flatMap((policy) => careTypes(policy).map((group) => ({ policy, ...group })));
  const title = `Change of recorded achievement against ${comparator.title}, by type of care`;
  const columns = columnsFor(alternatives.length);
  const width = Math.floor((chartWidth - axisWidth - (columns - 1) * gap) / columns);
  const label = (policy: PolicyResult): string => wrapText(policy.title, Math.floor(width / widthOfCharacter));
  return {
    ...chartFrame(
      {
        id: 'achievement-by-care-type',
        title,
        notes: [
          'Small dot: one indicator; bar: its 90% interval. Diamond: mean of the type, weighted by points.',
          `Intervals reflect ${uncertaintyInWords(results.outcomeDefinitions.recordedAchievement)}.`,
        ],
        table: table(results, title),
      },
      `Dots with intervals by type of care; mean change weighted by points. ${groups
        .map(
          ({ policy, careType, mean }) => `${policy.title}, ${careType}: ${percentagePoints(mean)} percentage points.`,
        )
        .join(' ')}`,
    ),
    data: {
      values: groups.flatMap(({ policy, careType, mean, members }) => [
        { policy: policy.title, label: label(policy), careType, group: mean * 100 },
        ...members.map(({ code, change }, rank) => ({
          policy: policy.title,
          label: label(policy),
          careType,
          code,
          place: (rank + 0.5) / members.length,
          mean: change.mean * 100,
          q05: change.q05 * 100,
          q95: change.q95 * 100,
        })),
      ]),
    },
    facet: policyFacet('label', alternatives.map(label)),
    columns,
    spacing: gap,
    // With an unfinished last row a shared axis would stand far below its panel.
    resolve: { axis: { x: alternatives.length % columns === 0 ? 'shared' : 'independent' } },
    spec: panel(results, width, [...new Set(groups.map((group) => group.careType))]),
  };
}

/** Panels beside each other: up to three, and four as a square. */
const columnsFor = (policies: number): number => (policies === 4 ? 2 : Math.min(policies, 3));

function panel(results: Results, width: number, careTypesInOrder: string[]) {
  const axis = { ...differenceAxis, tickCount: Math.round(width / 50) };
  const x = { type: 'quantitative' as const, title: 'Percentage points', axis };
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
    width,
    height: { step: 40 },
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
  rows: comparedPolicies(results).alternatives.flatMap((policy) =>
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
