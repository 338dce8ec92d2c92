import type { UncertaintyKind } from '../documents/outcomeIds.js';

/** Parts of the model that a policy brings in, or practices with results of earlier years; what is not listed is always in. */
export type Feature =
  | 'measures'
  | 'response'
  | 'mixture'
  | 'afterSomerset'
  | 'choice'
  | 'trigger'
  | 'earnBack'
  | 'sharedOutcome'
  | 'network'
  | 'history';

/** A part of the model: what it rests on. */
export interface SubModel {
  readonly title: string;
  /** Where it is described. */
  readonly described: string;
  /** Names of priors that it reads itself. */
  readonly parameters: readonly string[];
  /** Kinds of uncertainty that it brings in, beside what its parameters do. */
  readonly brings?: readonly UncertaintyKind[];
  /** Parts whose results it works on. */
  readonly uses: readonly SubModelId[];
  /** Rules of docs/contract.md. */
  readonly rules: readonly string[];
  /** Files of data/; {nation}, {year} and {populationYear} stand for those of the run. */
  readonly data: readonly string[];
  /** It is silent without this. */
  readonly needs?: Feature;
}

export type SubModelId =
  | 'practices'
  | 'history'
  | 'recording'
  | 'payment'
  | 'baseYears'
  | 'localTargets'
  | 'sharedOutcome'
  | 'response'
  | 'responseFit'
  | 'stopping'
  | 'daysInForce'
  | 'yearPace'
  | 'catchingUp'
  | 'pressure'
  | 'participation'
  | 'expectedTargets'
  | 'expectedOutcome'
  | 'workShare'
  | 'hours'
  | 'release'
  | 'localWork'
  | 'appointments'
  | 'income'
  | 'receipts'
  | 'avoidedCost'
  | 'expenses'
  | 'network'
  | 'care'
  | 'health'
  | 'admissions'
  | 'qalys'
  | 'pathway'
  | 'pathwayQalys'
  | 'pathwayCost'
  | 'releasedHealth'
  | 'admissionsCost'
  | 'staffTime'
  | 'staff'
  | 'levels'
  | 'capacity'
  | 'consultations'
  | 'unmet'
  | 'offered'
  | 'relief';
