import type { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Distribution } from '../random/distributions.js';
import type { coverageSchema } from './coverageSchema.js';
import type { indicatorSelectionSchema } from './indicatorSelectionSchema.js';
import type { networkChangeSchema } from './networkChangeSchema.js';
import type { policyFamilies } from './policySchema.js';
import type { releaseSchema } from './releaseSchema.js';
import type { signalSchema } from './signalSchema.js';

export type DeepReadonly<Value> = { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

export type PolicyFamily = (typeof policyFamilies)[number];
export type IndicatorSelection = DeepReadonly<z.output<typeof indicatorSelectionSchema>>;
/** Areas 'all' or names; participation 'everyone', 'choice' or a share; perhaps a trigger by pressure. */
export type Coverage = DeepReadonly<Required<Pick<z.output<typeof coverageSchema>, 'areas' | 'participation'>>> &
  DeepReadonly<Pick<z.output<typeof coverageSchema>, 'trigger'>>;
/** First and last day, both included, 'YYYY-MM-DD'. May reach over several contract years. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
export type Signal = DeepReadonly<Required<z.output<typeof signalSchema>>>;
/** Shares of released hours; they add up to one. */
export type Release = DeepReadonly<Required<z.output<typeof releaseSchema>>>;
export type NetworkChange = DeepReadonly<z.output<typeof networkChangeSchema>>;

/** What happens to indicators that the base year's contract did not have. */
export type WithoutHistory = 'actual' | 'full' | 'none' | 'asOthers';

/** How the indicators of a measure are paid (docs/contract.md, rules A90 to A94, and docs/scenario.md). Shares are parts of one, money in pounds. */
export type PayRule =
  | { readonly rule: 'actual' }
  | { readonly rule: 'basePoints'; readonly baseYear: ContractYear; readonly withoutHistory: WithoutHistory }
  | { readonly rule: 'baseCash'; readonly baseYear: ContractYear; readonly withoutHistory: WithoutHistory }
  | { readonly rule: 'cashTopUp'; readonly baseYear: ContractYear; readonly withoutHistory: WithoutHistory }
  | {
      readonly rule: 'higherOf';
      readonly baseYear: ContractYear;
      readonly basis: 'points' | 'cash';
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'actualOrMean';
      readonly baseYears: readonly ContractYear[];
      readonly basis: 'points' | 'cash';
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'coreTransfer';
      readonly baseYears: readonly ContractYear[];
      readonly outOfHoursDeduction: boolean;
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'fixedIfReported';
      readonly baseYear: ContractYear;
      /** Share of practices whose reports satisfy the commissioner; the others are paid nothing for these indicators. */
      readonly reportsAccepted: number;
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'basePlus';
      readonly baseYear: ContractYear;
      readonly uplift: number;
      /** Pounds a practice and year. */
      readonly lumpSum: number;
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'perPatientMonthly';
      readonly poundsPerPatientAndMonth: number;
      readonly patients: 'weighted' | 'registered';
    }
  | {
      readonly rule: 'earnBack';
      readonly baseYear: ContractYear;
      /** Share of the base pay that is withheld and must be earned back through local targets. */
      readonly withheld: number;
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'sharedOutcome';
      readonly baseYear: ContractYear;
      /** Share of the base pay that depends on the outcome of the area, shared with a trust. */
      readonly atRisk: number;
      readonly withoutHistory: WithoutHistory;
    }
  | {
      readonly rule: 'globalSumTransfer';
      /** Whether practices that opted out of out-of-hours care lose its share, as on the rest of the global sum. */
      readonly outOfHoursDeduction: boolean;
    }
  | {
      readonly rule: 'pointsMoved';
      readonly to: IndicatorSelection;
      /** Share of the retired points that goes to the indicators `to`; the rest of the money goes where `rest` says. */
      readonly share: number;
      readonly rest: 'globalSum' | 'nowhere';
    };

export type PayRuleName = PayRule['rule'];

/** A deal may be taken back: on a date with a probability, or at any time with a hazard. The national contract applies again. */
export type Revocation = { readonly probability: number; readonly on: string } | { readonly hazardPerMonth: number };

/** What a measure asks of practices in return. */
export interface Conditions {
  /** Hours of local work (targets, reports, meetings) a year for every 1,000 registered patients. */
  readonly localHoursPer1000Patients: number;
  /** Share of the money under the measure that must be spent on additional staff. */
  readonly spendOnStaff: number;
  readonly notes?: string;
}

/** One part of a policy: for some practices, days and indicators, another signal and another pay. */
export interface Measure {
  /** Unique inside the policy. */
  readonly id: string;
  readonly who: Coverage;
  /** In order of time, without overlaps; what lies between two of them is national. */
  readonly when: readonly Period[];
  /** Day on which practices learn of it; default: the first day. */
  readonly announced: string;
  readonly indicators: IndicatorSelection;
  readonly signal: Signal;
  readonly pay: PayRule;
  readonly revocation?: Revocation;
  readonly conditions: Conditions;
  readonly release: Release;
}

/** A policy with every default filled in: what the model reads. It composes; nothing in it depends on the family's name. */
export interface Policy {
  readonly id: string;
  /** For labels only. */
  readonly family: PolicyFamily;
  readonly title: string;
  readonly notes?: string;
  /** Whether the scenario's shocks strike under this policy; 'spared' is a counterfactual. */
  readonly shocks: 'felt' | 'spared';
  /** None: the contract of the year, as it stands. */
  readonly measures: readonly Measure[];
  /** Change to the fund of primary care networks. */
  readonly networkFund?: NetworkChange;
}

/** 1 April to 31 March. */
export const wholeYear = (year: ContractYear): Period => ({
  from: `${startYear(year)}-04-01`,
  to: `${startYear(year) + 1}-03-31`,
});

/** An event that lowers recording or capacity through no fault of the practice. */
export interface Shock {
  readonly id: string;
  readonly title: string;
  readonly areas: 'all' | readonly string[];
  readonly when: Period;
  /** 'recording': a share of the work of those days is not recorded. 'capacity': a share of the capacity of those days is lost, which lowers recording and raises pressure. */
  readonly on: 'recording' | 'capacity';
  readonly indicators: IndicatorSelection;
  /** Share lost, 0 to 1: a distribution over worlds. */
  readonly shareLost: Distribution;
}
