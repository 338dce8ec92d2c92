import { InputError } from '../inputError.js';
import type { ContractYear } from './contractYear.js';
import type { Nation } from './ruleset.js';

/** What a calculation needs and the data of that year do not hold. */
export interface MissingValue {
  /** In words: 'the national prevalence of the register DM'. */
  readonly value: string;
  readonly nation: Nation;
  readonly year: ContractYear;
  /** How a user can supply it. */
  readonly supply: string;
}

/** A value of the contract that was not found for a year. Thrown by the function that needs it; never replaced by a default. */
export class MissingFact extends InputError {
  readonly missing: MissingValue;

  constructor(missing: MissingValue) {
    super({
      where: `contract of ${missing.nation} ${missing.year}`,
      found: `nothing for ${missing.value}`,
      allowed: 'a known value',
      mend: missing.supply,
    });
    this.name = 'MissingFact';
    this.missing = missing;
  }
}
