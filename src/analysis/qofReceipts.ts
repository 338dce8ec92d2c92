import { aspirationByPercentage } from '../contract/aspiration.js';
import { type ContractYear, previousYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { totalPoints } from '../contract/rulesetFaults.js';
import { loadRuleset, rulesetYears } from '../facts/rulesets.js';
import { points, pounds } from '../units.js';
import type { YearRun } from './yearRun.js';

/** QOF money of one contract year in pence, one entry a draw or a practice. */
export interface QofReceipts {
  /** Earned in the year and paid as the QOF is: on account and by settlement. */
  readonly settled: Float64Array;
  readonly aspiration: Float64Array;
  /** What reaches practices in the year. */
  readonly received: Float64Array;
  /** Earned less received of it: settled in the next year, taken back where it is negative. */
  readonly balance: Float64Array;
}

/** What the chain needs of one year: pence earned, of them paid monthly; undisturbed national pay, of it displaced. */
export interface QofYear {
  readonly pence: Float64Array;
  readonly monthly: Float64Array;
  readonly national: Float64Array;
  readonly displaced: Float64Array;
}

/**
 * QOF money received under a policy in a contract year, over all practices, by draw:
 *
 *   received = aspiration + balance of the year before + what is paid monthly,   balance = earned - aspiration - monthly
 *   aspiration = share x (earned last year and settled) x uprating x (part of the contract still paid that way)
 *
 * (rules A50, A51, A70). The two years before the scenario are taken to have earned what the national contract of its first
 * year pays undisturbed, at their own value of a point, average list and number of points.
 */
export const qofReceipts = (year: YearRun, policy: number): QofReceipts =>
  receiptsOf(year, ({ run: { kernel }, result: { totals } }) => {
    const row = (matrix: Float64Array) => matrix.subarray(policy * kernel.drawCount, (policy + 1) * kernel.drawCount);
    return {
      pence: row(totals.pence),
      monthly: row(totals.monthlyPence),
      national: row(totals.nationalPence),
      displaced: row(totals.displacedPence),
    };
  });

/** The same chain on any columns of each year. */
export function receiptsOf(year: YearRun, columnsOf: (year: YearRun) => QofYear): QofReceipts {
  const { ruleset } = year;
  const [previous] = year.before;
  const own = columnsOf(year);
  const before = previous ? receiptsOf(previous, columnsOf) : undisturbedBefore(ruleset, own.national);
  const shareBefore = previous ? stillSettled(columnsOf(previous)) : undefined;
  const share = stillSettled(own);
  const perPound = aspirationPerPound(ruleset);
  const aspiration = before.settled.map((pence, d) => {
    const settledBefore = shareBefore?.[d] ?? 1;
    return settledBefore > 0 ? (perPound * pence * share[d]!) / settledBefore : 0;
  });
  const settled = own.pence.map((pence, d) => pence - own.monthly[d]!);
  return {
    settled,
    aspiration,
    received: aspiration.map((pence, d) => pence + before.balance[d]! + own.monthly[d]!),
    balance: settled.map((pence, d) => pence - aspiration[d]!),
  };
}

/** Part of the national contract that is not replaced, from the first day on, by pay that comes monthly. */
const stillSettled = ({ national, displaced }: QofYear): Float64Array =>
  national.map((pence, d) => (pence > 0 ? 1 - displaced[d]! / pence : 1));

/** Aspiration for a pound settled last year. */
function aspirationPerPound(ruleset: Ruleset): number {
  const last = contractBefore(ruleset) ?? ruleset;
  const of = ({ pointValue, indicators }: Ruleset) => ({
    pointValue: pounds(pointValue.value),
    points: points(totalPoints(indicators)),
  });
  return aspirationByPercentage({
    lastYear: { payment: pounds(1), ...of(last) },
    thisYear: of(ruleset),
    share: ruleset.aspirationShare.value,
  }).annual;
}

/** The year before the scenario, under the national contract, with its own aspiration on the year before that. */
function undisturbedBefore(first: Ruleset, national: Float64Array): Pick<QofReceipts, 'settled' | 'balance'> {
  const last = contractBefore(first) ?? first;
  const lastButOne = contractBefore(last) ?? last;
  const settled = national.map((pence) => pence * (paySize(last) / paySize(first)));
  const onAccount = aspirationPerPound(last) * (paySize(lastButOne) / paySize(last));
  return { settled, balance: settled.map((pence) => pence * (1 - onAccount)) };
}

/** What the same practice with the same share of points is paid, up to a factor that years share. */
const paySize = ({ pointValue, averageList, indicators }: Ruleset): number =>
  (pointValue.value / averageList.value) * totalPoints(indicators);

/** The contract of the year before, where it is held. */
function contractBefore({ nation, year }: Ruleset): Ruleset | undefined {
  const before: ContractYear = previousYear(year);
  return rulesetYears(nation).includes(before) ? loadRuleset(nation, before) : undefined;
}
