import { exp, log } from '../random/elementary.js';
import type { KernelPlan } from './plan.js';

/** What the accounts of practices add up to. All whole numbers, so exact in any order. K' policies are reported in full. */
export interface AccountTotals {
  /** K x D: QOF pence that are paid month by month, and the national pay in the place of which they were from 1 April on. */
  readonly monthlyPence: Float64Array;
  readonly displacedPence: Float64Array;
  /** K x D: pence of the undisturbed national contract (the same for every policy). */
  readonly nationalPence: Float64Array;
  /** K x D: pence of cost avoided; of income less expenses. */
  readonly avoidedPence: Float64Array;
  readonly profitPence: Float64Array;
  /** K x D: practices whose profit is lower than under the comparator by more than 1% and 5% of it. */
  readonly partnersLosingOver1Percent: Float64Array;
  readonly partnersLosingOver5Percent: Float64Array;
  /** K' x bins x D: practices by change of income, and by change of profit for each full-time partner. */
  readonly incomeChanges: Float64Array;
  readonly partnerChanges: Float64Array;
  /** K' x G x D: by group of practices, change of income and of profit in pence, and practices that lose. */
  readonly groupIncome: Float64Array;
  readonly groupProfit: Float64Array;
  readonly groupLosing: Float64Array;
  readonly groupLosingOver1Percent: Float64Array;
  readonly groupComparatorIncome: Float64Array;
  /** K' x 101 x D: practices by the floor that they need (`floorNeeded`), in whole percent. */
  readonly floorsNeeded: Float64Array;
}

export const accountNames = [
  'monthlyPence',
  'displacedPence',
  'nationalPence',
  'avoidedPence',
  'profitPence',
  'partnersLosingOver1Percent',
  'partnersLosingOver5Percent',
] as const satisfies readonly (keyof AccountTotals)[];

/** Sums over draws by practice: entry (policy x P + practice). */
export const accountSumNames = [
  'monthlyPence',
  'displacedPence',
  'nationalPence',
  'avoidedPence',
  'profitPence',
] as const satisfies readonly (keyof AccountTotals)[];

/** Lengths of the arrays that do not run over all policies. */
export function accountLengths({ policiesByArea, drawCount, accounts }: KernelPlan) {
  const reported = policiesByArea * drawCount;
  const byGroup = reported * accounts.groups.length;
  return {
    incomeChanges: reported * moneyBins,
    partnerChanges: reported * moneyBins,
    groupIncome: byGroup,
    groupProfit: byGroup,
    groupLosing: byGroup,
    groupLosingOver1Percent: byGroup,
    groupComparatorIncome: byGroup,
    floorsNeeded: reported * floorBins,
  };
}

/** Bins of a change in pounds: less than a pound in the middle, then each 20% wider than the one before, to both sides. */
const logGrowth = log(1.2);
/** The last bin, from 1.0 million pounds on, is open. */
const binsToOneSide = 76;
export const moneyBins = 2 * binsToOneSide + 1;

/** Bin of a change in pence. */
export function moneyBin(pence: number): number {
  const size = Math.abs(pence) / 100;
  if (size < 1) return binsToOneSide;
  const steps = Math.min(binsToOneSide, 1 + Math.floor(log(size) / logGrowth));
  return binsToOneSide + (pence < 0 ? -steps : steps);
}

/** Ends of a bin in pounds; less than a pound counts as nought. */
export function moneyBinEnds(bin: number): readonly [number, number] {
  const steps = Math.abs(bin - binsToOneSide);
  if (steps === 0) return [0, 0];
  const [near, far] = [exp((steps - 1) * logGrowth), exp(steps * logGrowth)];
  return bin < binsToOneSide ? [-far, -near] : [near, far];
}

/** Floors of 0% to 100%. */
export const floorBins = 101;

/** Loss of income, as a share of it, from which a practice is protected by the floor. */
export const tolerableLoss = 0.01;

/**
 * The smallest floor, in whole percent, that keeps a practice from losing more than `tolerableLoss` of its income:
 *
 *   with a floor f the practice has at least f x base of what the comparator pays it from the QOF and the network fund, so it
 *   loses at most (1 - f) x base, which is no more than 1% of its income from f = 1 - 0.01 x income / base on
 *
 * @param income  pence under the comparator, all sources
 * @param base  pence of them that come from the QOF and the network fund
 * @param change  pence more under the policy
 * @returns 0 where the practice loses no more than that without a floor
 */
export const floorNeeded = (income: number, base: number, change: number): number =>
  change >= -tolerableLoss * income ? 0 : Math.ceil(100 * (1 - (tolerableLoss * income) / base));
