import {
  type Patients,
  type Percent,
  type Points,
  type Pounds,
  type Provenance,
  points,
  pounds,
  type Share,
  type Sourced,
} from '../units.js';
import type { ContractYear } from './contractYear.js';
import type { CareType, Nation, Thresholds } from './ruleset.js';
import { thresholdPoints } from './thresholdPoints.js';

export type NetworkDirection = 'more is better' | 'less is better';

/** Patients that an indicator counts: so many for each registered patient, or for each patient on a register. */
export type NetworkEligible = { readonly patientsPerBase: number } & Provenance &
  ({ readonly base: 'list' } | { readonly base: 'register'; readonly register: string });

/** How the points of an indicator are earned. */
export type NetworkEarning =
  | {
      /** By the share of patients, pooled over the network's practices. */
      readonly kind: 'measured';
      readonly eligible: NetworkEligible;
      /** National mean in percent; 'before' where patients who were excepted are still in the denominator. */
      readonly achievement: Sourced<Percent> & { readonly exceptions: 'before' | 'after' };
      /** Standard deviation between networks, logit. */
      readonly spread: Sourced<number>;
    }
  /** By decree: every network is credited with this share of the points. */
  | ({ readonly kind: 'credited'; readonly share: Share } & Provenance);

export interface NetworkIndicator extends Provenance {
  readonly code: string;
  readonly description: string;
  readonly points: Points;
  readonly thresholds: { readonly lower: Percent; readonly upper: Percent };
  readonly direction: NetworkDirection;
  /** Absent where no care type fits, as for access. */
  readonly careType?: CareType;
  readonly earned: NetworkEarning;
}

/** Indicators taken out of the fund within the year, and how their money was paid instead (docs/contract.md, rules C13, C14). */
export interface NetworkWithdrawal extends Provenance {
  readonly date: string;
  readonly indicators: readonly {
    readonly code: string;
    readonly points: Points;
    readonly fate: 'deferred' | 'retired';
    readonly description: string;
  }[];
  /** Share of the withdrawn indicators' full value that is paid. */
  readonly shareRepaid: Share;
  readonly repaid: Pounds;
  /** As published, in pounds per adjusted patient and month. */
  readonly monthlyRate: Sourced<Pounds>;
  readonly firstMonth: string;
  readonly months: number;
}

/** Capacity and Access Payment of 2023/24, beside the fund (rule C15). Totals in pounds, rates in pounds per adjusted patient and year. */
export interface CapacityAndAccess extends Provenance {
  readonly total: Pounds;
  /** Unconditional, in equal parts. */
  readonly support: {
    readonly total: Pounds;
    readonly poundsPerAdjustedPatient: Pounds;
    readonly instalments: number;
  };
  /** On the commissioner's judgement of improvement. */
  readonly improvement: { readonly total: Pounds; readonly maximumPerAdjustedPatient: Pounds };
}

/** Investment and Impact Fund (IIF): what primary care networks (PCN) are paid for, as far as known. */
export interface NetworkFund {
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly name: string;
  readonly status: string;
  readonly pointValue: Sourced<Pounds>;
  readonly fund: Sourced<Pounds>;
  /** Points of all indicators, also of those not held. */
  readonly totalPoints: Sourced<Points>;
  /** Share of the points that the payer expects networks to earn. */
  readonly expectedShare: Sourced<Share>;
  readonly networks: Sourced<number>;
  /** Registered patients of an average network. */
  readonly averageList: Sourced<Patients>;
  /** Weighted patients of all networks. */
  readonly adjustedPopulation: Sourced<Patients>;
  readonly indicators: readonly NetworkIndicator[];
  readonly withdrawal?: NetworkWithdrawal;
  readonly capacityAndAccess?: CapacityAndAccess;
  /** What was not found. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** Points on pooled counts of a network's practices, as in rule A10; where less is better the thresholds are reversed (C10). */
export function networkPoints(
  achievement: Percent,
  available: Points,
  thresholds: Pick<Thresholds, 'lower' | 'upper'>,
  direction: NetworkDirection = 'more is better',
): Points {
  if (direction === 'more is better') return thresholdPoints(achievement, available, thresholds);
  return points(available - thresholdPoints(achievement, available, thresholds));
}

/**
 * Pay of a network for one indicator in pounds: points x point value x list adjustment x prevalence adjustment (rule C10;
 * Doncaster LMC, Primary Care IT). Both adjustments are 1 for an average network.
 */
export const networkPayment = (
  earned: Points,
  pointValue: Pounds,
  adjustment: { readonly list: number; readonly prevalence: number } = { list: 1, prevalence: 1 },
): Pounds => pounds(earned * pointValue * adjustment.list * adjustment.prevalence);

/** What the points withdrawn within a year would have paid, in pounds, over all networks (rule C13). */
export const withdrawnValue = (terms: {
  readonly points: Points;
  readonly pointValue: Pounds;
  readonly shareRepaid: Share;
  readonly networks: number;
}): Pounds => pounds(networkPayment(terms.points, terms.pointValue) * terms.shareRepaid * terms.networks);

/** Monthly support payment in pounds per adjusted patient that pays out a fund over some months (rule C14). */
export const supportRate = (fund: Pounds, months: number, adjustedPopulation: Patients): Pounds =>
  pounds(fund / months / adjustedPopulation);

/** Code and points of everything in the fund that has known points: indicators held, and those withdrawn within the year. */
const itemsOf = (fund: NetworkFund): readonly { readonly code: string; readonly points: Points }[] => [
  ...fund.indicators,
  ...(fund.withdrawal?.indicators ?? []),
];

/** Points of the fund with which something can be reckoned. */
export const knownPoints = (fund: NetworkFund): Points =>
  points(itemsOf(fund).reduce((sum, item) => sum + item.points, 0));

/**
 * Monthly re-payment of withdrawn indicators in pounds per adjusted patient (rule C14): the published rate for the published package
 * and number of months. For any other the same rule, not rounded: expected value of the points in all networks, over the months and the
 * adjusted population. For the published package the rule gives 0.09899, as published 0.099.
 * @param withdrawn  codes of the fund
 */
export function repaymentRate(fund: NetworkFund, withdrawn: readonly string[], months: number): Pounds {
  const published = fund.withdrawal;
  if (
    published &&
    published.months === months &&
    published.indicators.length === withdrawn.length &&
    published.indicators.every(({ code }) => withdrawn.includes(code))
  )
    return published.monthlyRate.value;
  const worth = withdrawnValue({
    points: points(itemsOf(fund).reduce((sum, item) => sum + (withdrawn.includes(item.code) ? item.points : 0), 0)),
    pointValue: fund.pointValue.value,
    shareRepaid: fund.expectedShare.value,
    networks: fund.networks.value,
  });
  return supportRate(worth, months, fund.adjustedPopulation.value);
}

/** A yearly sum in whole pence as equal instalments that add up to it to the penny: differences of the rounded running total. */
export function instalments(pence: number, count: number): readonly number[] {
  const until = (i: number) => Math.floor((pence * i) / count + 0.5);
  return Array.from({ length: count }, (_, i) => until(i + 1) - until(i));
}
