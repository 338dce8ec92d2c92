import { missingOutOfHours } from './globalSum.js';
import type { MissingValue } from './missingFact.js';
import { missingRegister, missingTargetPopulation } from './nationalShares.js';
import type { Ruleset } from './ruleset.js';

/**
 * Lists what a ruleset does not hold although some calculation may ask for it: registers and target populations that its
 * indicators name, and the out-of-hours share. A function that needs one of these throws MissingFact.
 */
export function missingFacts(ruleset: Ruleset): readonly MissingValue[] {
  const registers = new Set<string>();
  const populations = new Set<string>();
  for (const { adjustment } of ruleset.indicators) {
    if (adjustment.kind === 'register') registers.add(adjustment.register);
    if (adjustment.kind === 'target-population') populations.add(adjustment.population);
  }
  for (const register of ruleset.registers)
    if (register.prevalenceAllAges !== undefined) registers.delete(register.code);
  for (const population of ruleset.targetPopulations) populations.delete(population.code);
  return [
    ...[...registers].sort().map((code) => missingRegister(ruleset, code)),
    ...[...populations].sort().map((code) => missingTargetPopulation(ruleset, code)),
    ...(ruleset.outOfHoursDeduction === undefined ? [missingOutOfHours(ruleset)] : []),
  ];
}
