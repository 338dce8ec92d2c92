import type { Estimate, OutcomeUnit, PolicyResult } from '../documents/resultsSchema.js';
import { moneyBinEnds, moneyBins } from '../simulate/accountTotals.js';
import { estimate } from './estimate.js';
import { meanOfVectors } from './meanOfVectors.js';
import { protectionNeeded } from './protectionNeeded.js';
import type { ScenarioVectors } from './scenarioVectors.js';
import type { YearRun } from './yearRun.js';

export type WhoLoses = PolicyResult['whoLoses'];

const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * The distribution of a policy's change of income over practices: quantiles taken in every draw, and means by group of
 * practices. Of several years, by draw the mean over the years.
 * @param policy  its place in the kernel, among those reported in full
 */
export function whoLoses({ years, worlds }: ScenarioVectors, policy: number): WhoLoses {
  const over = (unit: OutcomeUnit, value: (year: YearRun) => Float64Array): Estimate =>
    estimate(meanOfVectors(years.map(value)), worlds, unit);
  const { groups } = years[0]!.run.kernel.accounts;
  return {
    quantiles: probabilities.map((probability) => ({
      probability,
      incomeChange: over('GBP', (year) => quantileOf(year, year.result.totals.incomeChanges, policy, probability)),
      partnerIncomeChange: over('GBP', (year) =>
        quantileOf(year, year.result.totals.partnerChanges, policy, probability),
      ),
    })),
    groups: groups.map(({ by, name, practices, member }, g) => {
      const partnersIn = ({ run: { kernel } }: YearRun) =>
        kernel.accounts.partners.reduce((sum, one, p) => sum + (member[p] === 1 ? Math.round(1e6 * one) : 0), 0) / 1e6;
      const row = ({ run: { kernel } }: YearRun, matrix: Float64Array) => {
        const from = (policy * groups.length + g) * kernel.drawCount;
        return matrix.subarray(from, from + kernel.drawCount);
      };
      const shareOf = (name: 'groupLosing' | 'groupLosingOver1Percent') =>
        over('share of one', (year) => row(year, year.result.totals[name]).map((count) => count / practices));
      return {
        by,
        group: name,
        practices,
        incomeChange: over('GBP', (year) =>
          row(year, year.result.totals.groupIncome).map((pence) => pence / 100 / practices),
        ),
        incomeChangeShare: over('share of one', (year) => {
          const before = row(year, year.result.totals.groupComparatorIncome);
          return row(year, year.result.totals.groupIncome).map((pence, d) => (before[d]! > 0 ? pence / before[d]! : 0));
        }),
        partnerIncomeChange: over('GBP', (year) => {
          const partners = partnersIn(year);
          return row(year, year.result.totals.groupProfit).map((pence) => pence / 100 / partners);
        }),
        losing: shareOf('groupLosing'),
        losingOver1Percent: shareOf('groupLosingOver1Percent'),
      };
    }),
    protection: protectionNeeded({ years, worlds }, policy),
  };
}

/**
 * Quantile over practices in each draw, from counts in bins: linear inside the bin, so off by less than a fifth of itself, mostly far less
 * (by less than a pound where it is nearly nought).
 */
function quantileOf({ run: { kernel } }: YearRun, counts: Float64Array, policy: number, probability: number) {
  const { drawCount, practiceCount } = kernel;
  return Float64Array.from({ length: drawCount }, (_, d) => {
    const wanted = probability * practiceCount;
    let below = 0;
    for (let bin = 0; bin < moneyBins; bin++) {
      const inBin = counts[(policy * moneyBins + bin) * drawCount + d]!;
      if (inBin > 0 && below + inBin >= wanted) {
        const [low, high] = moneyBinEnds(bin);
        return low + ((high - low) * (wanted - below)) / inBin;
      }
      below += inBin;
    }
    return 0;
  });
}
