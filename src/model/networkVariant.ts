import { positionInYear, startYear } from '../contract/contractYear.js';
import { type NetworkFund, repaymentRate } from '../contract/networkFund.js';
import { InputError } from '../inputError.js';
import type { NetworkChange } from '../policy/policy.js';
import type { NetworkPlan } from './networkPlan.js';

/** The fund under one policy: what is taken out, and what is paid in its place. N networks, K items, D draws. */
export interface NetworkVariant {
  /** K: 1 where the item is taken out. */
  readonly withdrawn: Uint8Array;
  /** N: pence a network that are paid in place of it, the same in every draw. */
  readonly fixedPence: Float64Array;
  /** D: national pence that are shared out by weighted list, to be found by a first pass; empty where there are none. */
  readonly pot: Float64Array;
}

/**
 * A fund as a policy changes it (docs/model.md 4.8). Achievement is assessed on 31 March, so an indicator taken out in the
 * year earns nothing for the whole year; `from` and `to` say how many months share the re-payment. A change of an earlier
 * year goes on until its last day, if it has one (codes that the fund of this year no longer has fall away); one that is
 * over, or of a later year, changes nothing.
 *
 * - perPatientMonthly: `repaymentRate` x weighted list, in whole pence each month
 * - protect: the expected share of the points, whatever is achieved, with the network's own adjustments
 * - globalSum: what national pay for the indicators would have been, by weighted list; its pot is filled with
 *   `nationalNetworkPence` before the first use
 * - nothing
 *
 * @param change  none: the fund as it stands
 * @throws InputError for a code that the fund does not have
 */
export function networkVariant(plan: NetworkPlan, fund: NetworkFund, change?: NetworkChange): NetworkVariant {
  const { items, itemCount, networkCount } = plan;
  const variant = {
    withdrawn: new Uint8Array(itemCount),
    fixedPence: new Float64Array(networkCount),
    pot: new Float64Array(0),
  };
  if (!change) return variant;
  const position = positionInYear(fund.year, change.from);
  const isOver = change.to !== undefined && positionInYear(fund.year, change.to) < 0;
  if (position >= 1 || isOver) return variant;
  checkCodes(plan, fund, change, position >= 0);
  const { withdraw } = change;
  const withdrawn = items.isIndicator.map((indicator, k) =>
    indicator && (withdraw === 'all' || withdraw.includes(items.codes[k]!)) ? 1 : 0,
  );
  if (!withdrawn.includes(1)) return variant;
  return {
    withdrawn,
    fixedPence: fixedPence(plan, fund, change, withdrawn),
    pot: change.repay === 'globalSum' ? new Float64Array(plan.drawCount).fill(Number.NaN) : variant.pot,
  };
}

function fixedPence(plan: NetworkPlan, fund: NetworkFund, change: NetworkChange, withdrawn: Uint8Array): Float64Array {
  const { items, itemCount } = plan;
  switch (change.repay) {
    case 'perPatientMonthly': {
      const months = monthsOf(fund, change);
      const codes = items.codes.filter((_, k) => withdrawn[k]);
      const rate = repaymentRate(fund, codes, months);
      return plan.weightedList.map((weighted) => months * Math.floor(100 * rate * weighted + 0.5));
    }
    case 'protect':
      return plan.weightedList.map((_, n) => {
        let pence = 0;
        for (let k = 0; k < itemCount; k++)
          pence += withdrawn[k]! * Math.floor(plan.fullPence[n * itemCount + k]! * items.expectedShare[k]! + 0.5);
        return pence;
      });
    case 'globalSum':
    case 'nothing':
      return new Float64Array(plan.networkCount);
  }
}

/** Months of the contract year that a change touches, those of its first and last day included. */
function monthsOf(fund: NetworkFund, { from, to }: NetworkChange): number {
  /** 0 for April of the contract year. */
  const monthOf = (day: string): number => {
    const [year, month] = day.split('-').map(Number) as [number, number];
    return 12 * (year - startYear(fund.year)) + month - 4;
  };
  const last = to === undefined ? 11 : Math.min(11, monthOf(to));
  return last - Math.max(0, monthOf(from)) + 1;
}

function checkCodes(plan: NetworkPlan, fund: NetworkFund, { withdraw, from }: NetworkChange, ownYear: boolean): void {
  if (withdraw === 'all' || !ownYear) return;
  const known = plan.items.codes.filter((_, k) => plan.items.isIndicator[k]);
  const unknown = withdraw.filter((code) => !known.includes(code));
  if (unknown.length === 0) return;
  throw new InputError({
    where: 'networkFund',
    path: 'withdraw',
    found: unknown.map((code) => JSON.stringify(code)).join(', '),
    allowed: `indicators of the fund of ${fund.year} with known points: ${known.join(', ')}`,
    mend: `Correct the code, or choose another year than that of ${from}.`,
  });
}
