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

export interface NetworkIndicator extends Provenance {
  readonly code: string;
  readonly description: string;
  readonly points: Points;
  readonly thresholds: { readonly lower: Percent; readonly upper: Percent };
  readonly careType: CareType;
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
  readonly firstMonth: string;
  readonly months: number;
}

/** Investment and Impact Fund (IIF): what primary care networks (PCN) are paid for, as far as known. */
export interface NetworkFund {
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly name: string;
  readonly status: string;
  readonly pointValue: Sourced<Pounds>;
  readonly fund: Sourced<Pounds>;
  readonly indicators: readonly NetworkIndicator[];
  readonly withdrawal: NetworkWithdrawal;
  readonly networks: Sourced<number>;
  readonly adjustedPopulation: Sourced<Patients>;
  readonly notes: readonly string[];
}

/** Points on pooled counts of a network's practices, as in rule A10; where less is better the thresholds are reversed (C10). */
export function networkPoints(
  achievement: Percent,
  available: Points,
  thresholds: Pick<Thresholds, 'lower' | 'upper'>,
  direction: 'more is better' | 'less is better' = 'more is better',
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
