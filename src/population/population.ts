import type { ContractYear } from '../contract/contractYear.js';
import type { Domain, Nation } from '../contract/ruleset.js';
import type { IncomeStream } from '../facts/incomeStreams.js';
import type { Patients, Points, Pounds, Provenance, Share } from '../units.js';

export type ContractType = 'GMS' | 'PMS' | 'APMS' | 'unknown';

/** What was counted for one indicator in one practice, where an imported file holds it. */
export interface IndicatorCount {
  readonly numerator?: Patients;
  /** After exceptions. */
  readonly denominator?: Patients;
  /** Exceptions or personalised care adjustments (PCAs), not in the denominator. */
  readonly excluded?: Patients;
  readonly points?: Points;
}

/**
 * What a practice achieved in an earlier contract year (or the year of its list). Points in total, by domain or by
 * indicator; what is known of it narrows the practice's effects (docs/model.md 4.1).
 */
export interface PracticeHistory {
  readonly year: ContractYear;
  /** Points of the whole contract. */
  readonly points?: Points;
  readonly domainPoints?: Readonly<Partial<Record<Domain, Points>>>;
  readonly indicators?: Readonly<Record<string, IndicatorCount>>;
}

/** Income besides the QOF by stream, pounds of one contract year; a stream left out is not paid. */
export interface OtherIncome {
  readonly year: ContractYear;
  readonly streams: Readonly<Partial<Record<IncomeStream, Pounds>>>;
}

/** One general practice at the register date. Counts are whole patients. */
export interface Practice {
  /** Permanent identity (ODS code). Random numbers are keyed by it. */
  readonly code: string;
  readonly name?: string;
  /** Code of the commissioning area (CCG, sub-ICB). */
  readonly area: string;
  /** Code of the primary care network (PCN), from 2019/20. */
  readonly network?: string;
  readonly contract: ContractType;
  readonly dispensing?: boolean;
  readonly rural?: boolean;
  /** Registered list. */
  readonly list: Patients;
  /** Carr-Hill weighted list; not whole. Absent where the file does not hold it. */
  readonly weightedList?: number;
  readonly over65?: Share;
  readonly under18?: Share;
  /** Index of Multiple Deprivation 2015 score. */
  readonly deprivation?: number;
  /** Register size per register code. */
  readonly registers: Readonly<Record<string, Patients>>;
  readonly indicators?: Readonly<Record<string, IndicatorCount>>;
  readonly history?: PracticeHistory;
  /** Absent where it is not known: a run then takes the national mean per patient. */
  readonly otherIncome?: OtherIncome;
  /** What the NHS published as paid, for comparison only; never an input of the model except where a policy says so. */
  readonly published?: { readonly qofPayment?: Pounds; readonly globalSum?: Pounds; readonly totalPayments?: Pounds };
}

export interface Area {
  readonly code: string;
  readonly name: string;
}

/** The two ways to define national prevalence for payment (docs/contract.md, rule A20b), as shares of the whole list. */
export interface NationalPrevalence extends Provenance {
  /** Unweighted mean of practice prevalences. */
  readonly meanOfPractices: Share;
  /** Total register over total list. */
  readonly pooled: Share;
}

/** A set of practices with what is needed to pay them. */
export interface Population {
  readonly kind: 'synthetic' | 'imported';
  /** Printed on every output, for example 'Synthetic England 2016-17, 7,392 practices'. */
  readonly label: string;
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly areas: readonly Area[];
  readonly practices: readonly Practice[];
  /** National prevalence per register: computed on the whole country, also when `practices` is a subset. */
  readonly nationalPrevalence: Readonly<Record<string, NationalPrevalence>>;
  readonly sources: readonly Provenance[];
}
