import type { ContractYear } from '../contract/contractYear.js';
import type { Nation } from '../contract/ruleset.js';

/** The published national result of one indicator, from the nation and year themselves or, said so, from others. */
export interface NationalIndicatorResult {
  readonly code: string;
  /** Nation the figures are of, where it is another than the contract's. */
  readonly nationUsed?: Nation;
  /** Year and indicator the figures are of. */
  readonly yearUsed: ContractYear;
  readonly codeUsed: string;
  /** Mean share of the indicator's points, over practices that returned data. */
  readonly meanPointsShare: number;
  /** For fractions: pooled numerator / denominator, net of exceptions. */
  readonly achievement?: number;
  readonly exceptionRate?: number;
  /** Eligible patients (denominator and exceptions) per patient of the register, or of the list where no register scales it. */
  readonly eligiblePerBase?: number;
  /** Where the register of that year is not held: eligible patients per patient of the list. */
  readonly eligiblePerListPatient?: number;
  /** What the year itself does not hold of this result, and whose figures stand in. */
  readonly filled?: Filled;
}

/** What a partial year lacks and other years lend. */
export type FilledFact = 'achievement' | 'exceptions' | 'denominators' | 'points';

export interface Filled {
  readonly facts: readonly FilledFact[];
  /** Years and code of the results that lend. */
  readonly years: readonly ContractYear[];
  readonly code: string;
}
