import { logistic } from '../random/elementary.js';
import { floorBins, floorNeeded, moneyBin, moneyBins, tolerableLoss } from './accountTotals.js';
import type { PayPlan } from './payPlan.js';
import type { KernelPlan } from './plan.js';
import type { Scratch } from './scratch.js';
import type { KernelTotals, PracticeSums } from './totals.js';

const whole = (pence: number): number => Math.floor(pence + 0.5);

/**
 * Whether pay of a rule comes month by month in the year itself. All other pay comes as the QOF's own does: a share of last
 * year's on account, the rest after the year (docs/model.md 4.6).
 */
export const isPaidMonthly = ({ rule }: PayPlan): boolean => rule === 'perPatient' || rule === 'mean' || rule === 'pot';

/**
 * Expenses of the practice, in pence: of the income that the undisturbed national contract gives it, deductions are kept
 * back, and of the rest a share goes that is its own. They do not fall with income.
 */
export function fillExpenses(plan: KernelPlan, scratch: Scratch, practice: number, first: number, count: number): void {
  const { accounts } = plan;
  const { expensesPence, usual, network } = scratch;
  const score = accounts.expensesScore[practice]!;
  const other = plan.otherPence[practice]!;
  for (let d = 0; d < count; d++) {
    const undisturbed = other + usual[0].pence[d]! + (network[0] ? network[0][d]! : 0);
    const share = logistic(accounts.expensesLocation + accounts.expensesSpread[first + d]! * score);
    expensesPence[d] = undisturbed - whole(undisturbed * (1 - accounts.deductionShare) * (1 - share));
  }
}

/** Adds what one policy leaves the partners of one practice. Policies come in order, the comparator first. */
export function addAccounts(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  practiceSums: PracticeSums,
  k: number,
  practice: number,
  first: number,
  count: number,
): void {
  const { accounts, drawCount } = plan;
  const { sums, usual, expensesPence, comparatorPence, comparatorProfit } = scratch;
  const network = scratch.network[plan.policies[k]!.network];
  const other = plan.otherPence[practice]!;
  const partners = accounts.partners[practice]!;
  const kept = k * plan.practiceCount + practice;
  const add = (sum: Float64Array, at: number, value: number) => {
    sum[at] = sum[at]! + value;
  };
  for (let d = 0; d < count; d++) {
    const draw = first + d;
    const at = k * drawCount + draw;
    const income = other + sums.pence[d]! + (network ? network[d]! : 0);
    const avoided = whole(sums.seconds[d]! * accounts.avoidedPencePerSecond[draw]!);
    const profit = income - expensesPence[d]! + avoided;
    if (k === 0) comparatorProfit[d] = profit;
    const before = comparatorProfit[d]!;
    const change = profit - before;
    const [monthly, displaced, national] = [sums.monthly[d]!, sums.displaced[d]!, usual[0].pence[d]!];
    add(totals.monthlyPence, at, monthly);
    add(totals.displacedPence, at, displaced);
    add(totals.nationalPence, at, national);
    add(totals.avoidedPence, at, avoided);
    add(totals.profitPence, at, profit);
    if (change < -0.01 * Math.abs(before)) add(totals.partnersLosingOver1Percent, at, 1);
    if (change < -0.05 * Math.abs(before)) add(totals.partnersLosingOver5Percent, at, 1);
    add(practiceSums.monthlyPence, kept, monthly);
    add(practiceSums.displacedPence, kept, displaced);
    add(practiceSums.nationalPence, kept, national);
    add(practiceSums.avoidedPence, kept, avoided);
    add(practiceSums.profitPence, kept, profit);
    if (k >= plan.policiesByArea) continue;
    const incomeChange = income - comparatorPence[d]!;
    add(totals.incomeChanges, (k * moneyBins + moneyBin(incomeChange)) * drawCount + draw, 1);
    add(totals.partnerChanges, (k * moneyBins + moneyBin(change / partners)) * drawCount + draw, 1);
    const loses = incomeChange <= -losingFrom ? 1 : 0;
    const losesOver1Percent = incomeChange < -tolerableLoss * comparatorPence[d]! ? 1 : 0;
    const floor = floorNeeded(comparatorPence[d]!, comparatorPence[d]! - other, incomeChange);
    add(totals.floorsNeeded, (k * floorBins + floor) * drawCount + draw, 1);
    for (let g = 0; g < accounts.groups.length; g++) {
      if (accounts.groups[g]!.member[practice] === 0) continue;
      const inGroup = (k * accounts.groups.length + g) * drawCount + draw;
      add(totals.groupIncome, inGroup, incomeChange);
      add(totals.groupProfit, inGroup, change);
      add(totals.groupLosing, inGroup, loses);
      add(totals.groupLosingOver1Percent, inGroup, losesOver1Percent);
      add(totals.groupComparatorIncome, inGroup, comparatorPence[d]!);
    }
  }
}

/** Losing means at least this much less income than under the comparator, in pence: below it is rounding. */
export const losingFrom = 100;
