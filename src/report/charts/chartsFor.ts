import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { achievementChangeByCareType } from './achievementChangeByCareType.js';
import type { ChartSpec } from './chartSpec.js';
import { incomeChangeDistribution } from './incomeChangeDistribution.js';
import { nationalAchievement } from './nationalAchievement.js';
import { policyComparison } from './policyComparison.js';
import { winnersAndLosers } from './winnersAndLosers.js';

/** The charts that these results call for: comparisons when there is something to compare, otherwise the national view. */
export function chartsFor(results: Results, rows: readonly PracticeRow[]): readonly ChartSpec[] {
  const { alternatives } = comparedPolicies(results);
  if (alternatives.length === 0) return [nationalAchievement(results)];
  const hasBands = alternatives.some((policy) => policy.winnersAndLosers.bands.length > 0);
  const hasIndicators = alternatives.some((policy) => policy.indicators.length > 0);
  return [
    policyComparison(results),
    ...(hasBands ? [winnersAndLosers(results)] : []),
    ...(rows.length > 0 ? [incomeChangeDistribution(results, rows)] : []),
    ...(hasIndicators ? [achievementChangeByCareType(results)] : []),
  ];
}
