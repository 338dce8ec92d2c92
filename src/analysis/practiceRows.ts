import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { noHistory } from '../simulate/historyColumns.js';
import { type PracticeSums, pointUnits } from '../simulate/totals.js';
import { qofReceiptsOfPractices } from './qofReceiptsOfPractices.js';
import type { ScenarioVectors } from './scenarioVectors.js';
import type { YearRun } from './yearRun.js';

/** What one policy does to one practice: means over all draws, changes against the comparator in the same world. */
export interface PracticeRow {
  /** Policy id. */
  readonly policy: string;
  /** Practice code. */
  readonly practice: string;
  /** Code of the commissioning area. */
  readonly area: string;
  /** GMS, PMS, APMS or unknown. */
  readonly contract: string;
  /** Registered patients. */
  readonly list: number;
  /** Pounds for the contract year. */
  readonly qofPayment: number;
  readonly qofPaymentChange: number;
  /** Points that the recorded achievement earns. */
  readonly points: number;
  /** Points on which pay rests. */
  readonly pointsPaid: number;
  /** QOF hours of all staff in the contract year. */
  readonly hours: number;
  readonly hoursReleased: number;
  /** Pounds for the contract year, before expenses. */
  readonly income: number;
  readonly incomeChange: number;
  /** Share of draws in which the policy applies to the practice. */
  readonly participation: number;
  /** Share of draws in which income is lower by at least one pound. */
  readonly shareOfDrawsLosing: number;
  /** Share of draws in which income is lower by more than one percent. */
  readonly shareOfDrawsLosingOver1Percent: number;
  /** Contract year of the practice's own results that its effects rest on, or 'none'. */
  readonly history: string;
  /** Pounds of QOF money received in the year. */
  readonly qofReceived: number;
  /** Pounds of staff cost that released hours save. */
  readonly costAvoided: number;
  /** Pounds of income less expenses, the cost avoided added. */
  readonly profit: number;
  readonly profitChange: number;
  /** Full-time equivalent partners, by list. */
  readonly partners: number;
}

/** One row for each policy and practice, policies in the order of `order`; a year's figures are means over contract years. */
export function practiceRows(
  years: readonly YearRun[],
  population: Population,
  { indexOf }: Pick<ScenarioVectors, 'indexOf'>,
  order: readonly Policy[],
): readonly PracticeRow[] {
  return order.flatMap((policy) => {
    const k = indexOf(policy.id);
    const receipts = years.map((year) => qofReceiptsOfPractices(year, k).received);
    return population.practices.map((practice, p): PracticeRow => {
      const mean = (value: (year: YearRun) => number) =>
        years.reduce((sum, year) => sum + value(year), 0) / years.length;
      const sumOf = (name: keyof PracticeSums, policyIndex = k) =>
        mean(
          ({ run: { kernel }, result }) =>
            result.sums[name][policyIndex * kernel.practiceCount + p]! / kernel.drawCount,
        );
      const qofPayment = sumOf('pence') / 100;
      const qofPaymentChange = (sumOf('pence') - sumOf('pence', 0)) / 100;
      const hoursReleased = sumOf('seconds') / 3600;
      return {
        policy: policy.id,
        practice: practice.code,
        area: practice.area,
        contract: practice.contract,
        list: practice.list,
        qofPayment,
        qofPaymentChange,
        points: sumOf('points') / pointUnits,
        pointsPaid: sumOf('pointsPaid') / pointUnits,
        hours: mean(({ run }) => run.practiceHours[p]!) - hoursReleased,
        hoursReleased,
        income: mean(({ run }) => run.kernel.otherPence[p]!) / 100 + (sumOf('pence') + sumOf('networkPence')) / 100,
        incomeChange: qofPaymentChange + (sumOf('networkPence') - sumOf('networkPence', 0)) / 100,
        participation: sumOf('covered'),
        shareOfDrawsLosing: sumOf('losing'),
        shareOfDrawsLosingOver1Percent: sumOf('losingOver1Percent'),
        history: usesHistory(years[0]!, p) ? practice.history!.year : 'none',
        qofReceived: receipts.reduce((sum, received) => sum + received[p]!, 0) / years.length / 100,
        costAvoided: sumOf('avoidedPence') / 100,
        profit: sumOf('profitPence') / 100,
        profitChange: (sumOf('profitPence') - sumOf('profitPence', 0)) / 100,
        partners: mean(({ run }) => run.kernel.accounts.partners[p]!),
      };
    });
  });
}

const usesHistory = ({ run: { kernel } }: YearRun, practice: number): boolean =>
  kernel.history !== undefined && kernel.history.position[practice] !== noHistory;
