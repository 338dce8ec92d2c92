import { type Share, share } from '../units.js';
import { MissingFact, type MissingValue } from './missingFact.js';
import type { Ruleset } from './ruleset.js';

/** National shares of the list that a practice is compared with. Both functions throw MissingFact where the year has no value. */
export interface NationalShares {
  /** Patients on a register over all patients. */
  readonly register: (code: string) => Share;
  /** Patients of a target population over all patients. */
  readonly targetPopulation: (code: string) => Share;
}

/**
 * The national shares a ruleset holds: registers pooled as published, total register over total list (docs/contract.md, rule
 * A20b).
 */
export function nationalShares(ruleset: Ruleset): NationalShares {
  return {
    register: (code) => {
      const found = ruleset.registers.find((register) => register.code === code)?.prevalenceAllAges;
      if (found === undefined) throw new MissingFact(missingRegister(ruleset, code));
      return share(found / 100);
    },
    targetPopulation: (code) => {
      const found = ruleset.targetPopulations.find((population) => population.code === code);
      if (found === undefined) throw new MissingFact(missingTargetPopulation(ruleset, code));
      return found.shareOfList;
    },
  };
}

export const missingRegister = ({ nation, year }: Ruleset, code: string): MissingValue => ({
  value: `the national prevalence of the register ${code} over the whole list`,
  nation,
  year,
  supply: `Give it in percent as contract.nationalPrevalence.${code}, or add it to the registers of the year's data file.`,
});

export const missingTargetPopulation = ({ nation, year }: Ruleset, code: string): MissingValue => ({
  value: `the national share of the target population ${code}`,
  nation,
  year,
  supply: `Add it to the targetPopulations of the year's data file, or pay additional services by list size alone.`,
});
