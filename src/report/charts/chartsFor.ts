import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { isZero } from '../formatEstimate.js';
import { achievementChangeByCareType } from './achievementChangeByCareType.js';
import { areaRanking, isPatchwork } from './areaRanking.js';
import { byMonth } from './byMonth.js';
import { byYear } from './byYear.js';
import type { ChartSpec } from './chartSpec.js';
import { fanByYear } from './fanByYear.js';
import { hoursAgainstIncome } from './hoursAgainstIncome.js';
import { incomeChangeDistribution } from './incomeChangeDistribution.js';
import { nationalAchievement } from './nationalAchievement.js';
import { paymentWaterfall, policiesThatMovePay } from './paymentWaterfall.js';
import { policyComparison } from './policyComparison.js';
import { policiesWithReleasedHours, releasedHourCurve } from './releasedHourCurve.js';
import { startCurve } from './startCurve.js';
import { winnersAndLosers } from './winnersAndLosers.js';

/**
 * The charts that these results call for: comparisons when there is something to compare, otherwise the national view; the
 * course over the years when there are several; a curve for each that the scenario asks for; areas where some act and others do not.
 * `tornado` and `convergence` need what every draw gave, which results do not hold.
 */
export function chartsFor(results: Results, rows: readonly PracticeRow[]): readonly ChartSpec[] {
  const { alternatives } = comparedPolicies(results);
  const years = results.years.length > 1 ? [byYear(results), fanByYear(results)] : [];
  const curves = results.curves.map((curve) => startCurve(results, curve));
  if (alternatives.length === 0) return [nationalAchievement(results), ...years, ...curves, byMonth(results)];
  const hasBands = alternatives.some((policy) => policy.winnersAndLosers.bands.length > 0);
  const hasIndicators = alternatives.some((policy) => policy.indicators.length > 0);
  const movesHours = alternatives.some(({ contrasts }) => !isZero(contrasts.hoursReleasedPerPractice));
  return [
    policyComparison(results),
    ...(movesHours ? [hoursAgainstIncome(results)] : []),
    ...(policiesThatMovePay(results).length > 0 ? [paymentWaterfall(results)] : []),
    ...years,
    ...curves,
    ...(hasBands ? [winnersAndLosers(results)] : []),
    ...(rows.length > 0 ? [incomeChangeDistribution(results, rows)] : []),
    ...(isPatchwork(rows) ? [areaRanking(results, rows)] : []),
    ...(hasIndicators ? [achievementChangeByCareType(results)] : []),
    ...(policiesWithReleasedHours(results).length > 0 ? [releasedHourCurve(results)] : []),
    byMonth(results),
  ];
}
