import type { ScenarioRun } from '../../../src/analysis/runScenario.js';
import { incomeChangeDistribution } from '../../../src/report/charts/incomeChangeDistribution.js';
import { nationalAchievement } from '../../../src/report/charts/nationalAchievement.js';
import { policyComparison } from '../../../src/report/charts/policyComparison.js';
import { winnersAndLosers } from '../../../src/report/charts/winnersAndLosers.js';
import { chartFigure } from '../../../src/report/html/chartFigure.js';

/** The charts of a view as HTML: those of the report that answer its question. */
export async function shownCharts({ results, practices }: ScenarioRun): Promise<readonly string[]> {
  const specs =
    results.policies.length === 1
      ? [nationalAchievement(results)]
      : results.population.practices === 1
        ? [policyComparison(results)]
        : [policyComparison(results), winnersAndLosers(results), incomeChangeDistribution(results, practices)];
  return Promise.all(specs.map(async (spec) => (await chartFigure(spec)).text));
}
