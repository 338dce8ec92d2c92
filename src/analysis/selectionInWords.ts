import type { SelectionOrder } from '../policy/indicatorSelectionSchema.js';
import type { IndicatorSelection } from '../policy/policy.js';

const orders: Readonly<Record<SelectionOrder, string>> = {
  mostHoursPerPoint: 'those with the most hours per point first',
  leastHoursPerPoint: 'those with the fewest hours per point first',
  leastChance: 'those with the least chance of success first',
  uniform: 'drawn by lot',
};

/** Which indicators a selection names, in words: 'the indicators of DM', 'all indicators but DM007'. */
export function selectionInWords(selection: IndicatorSelection): string {
  if (selection === 'all') return 'all indicators';
  if (selection === 'none') return 'no indicator';
  if ('shareOfPoints' in selection) {
    const { shareOfPoints, choose } = selection;
    return `up to ${Number((100 * shareOfPoints).toPrecision(4))}% of points, ${orders[choose]}`;
  }
  if ('allBut' in selection) return `all indicators but those of ${named(selection.allBut)}`;
  return `the indicators of ${named(selection)}`;
}

const named = (selection: Readonly<Record<string, readonly string[]>>): string =>
  Object.values(selection).flat().join(', ');
