import { InputError } from '../inputError.js';
import type { Patients } from '../units.js';
import { diseaseFactor, practicePrevalence } from './diseaseFactor.js';
import type { NationalShares } from './nationalShares.js';
import type { PrevalenceAdjustment } from './ruleset.js';
import { targetPopulationFactor } from './targetPopulationFactor.js';

/** What of a practice scales its points. */
export interface PracticeBase {
  readonly list: Patients;
  /** Patients per register code. */
  readonly registers: Readonly<Record<string, Patients>>;
  /** Patients per target population; needed only where additional services are paid by it. */
  readonly targetPopulations?: Readonly<Record<string, Patients>>;
}

/**
 * How additional services are scaled: by list size alone (default from 2013/14) or by their target population
 * (docs/contract.md, rule A43).
 */
export const additionalServicesRules = ['list-size', 'target-population'] as const;

export type AdditionalServicesRule = (typeof additionalServicesRules)[number];

/**
 * The factor that scales the points of an indicator: disease factor, target population factor, or 1 (rules A20, A23, A43).
 * @throws MissingFact when the year has no national share; InputError when the practice's own count is not given
 */
export function indicatorFactor(
  adjustment: PrevalenceAdjustment,
  practice: PracticeBase,
  national: NationalShares,
  additionalServices: AdditionalServicesRule = 'list-size',
): number {
  if (adjustment.kind === 'register') {
    const register = counted(practice.registers, adjustment.register, 'registers');
    return diseaseFactor(practicePrevalence(register, practice.list), national.register(adjustment.register));
  }
  if (adjustment.kind === 'target-population' && additionalServices === 'target-population') {
    const group = counted(practice.targetPopulations ?? {}, adjustment.population, 'targetPopulations');
    return targetPopulationFactor(group, practice.list, national.targetPopulation(adjustment.population));
  }
  return 1;
}

function counted(counts: Readonly<Record<string, Patients>>, code: string, path: string): Patients {
  const count = counts[code];
  if (count !== undefined) return count;
  throw new InputError({
    where: 'practice',
    path: `${path}.${code}`,
    found: 'nothing',
    allowed: 'the number of patients',
    mend: `Add the practice's count of ${code}: it scales points that are paid.`,
  });
}
