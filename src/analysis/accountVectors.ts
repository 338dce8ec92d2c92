import type { AccountOutcome } from './accountDefinitions.js';
import { qofReceipts } from './qofReceipts.js';
import type { YearRun } from './yearRun.js';

/** Outcomes of a practice's accounts, one value a draw. */
export function accountVectors(year: YearRun, policy: number): Readonly<Record<AccountOutcome, Float64Array>> {
  const { kernel } = year.run;
  const { totals } = year.result;
  const practices = kernel.practiceCount;
  const row = (matrix: Float64Array, k = policy) => matrix.subarray(k * kernel.drawCount, (k + 1) * kernel.drawCount);
  const perPractice = (pence: Float64Array) => pence.map((x) => x / 100 / practices);
  const share = (count: Float64Array) => row(count).map((x) => x / practices);
  const profit = row(totals.profitPence);
  const before = row(totals.profitPence, 0);
  const partners = kernel.accounts.partners.reduce((sum, one) => sum + Math.round(1e6 * one), 0) / 1e6;
  const { received, balance } = qofReceipts(year, policy);
  return {
    qofReceivedPerPractice: perPractice(received),
    qofBalancePerPractice: perPractice(balance),
    costAvoidedPerPractice: perPractice(row(totals.avoidedPence)),
    netIncomeChangePerPractice: perPractice(profit.map((x, d) => x - before[d]!)),
    practiceProfit: perPractice(profit),
    incomePerPartner: profit.map((x) => x / 100 / partners),
    shareOfPartnersLosingOver1Percent: share(totals.partnersLosingOver1Percent),
    shareOfPartnersLosingOver5Percent: share(totals.partnersLosingOver5Percent),
  };
}
