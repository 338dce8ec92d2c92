import type { Indicator } from '../contract/ruleset.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { InputError } from '../inputError.js';
import type { Population, Practice } from '../population/population.js';

/** Patients that scale an indicator at a practice: its register, or its list where no register does. */
export function basePatients(practice: Practice, indicator: Indicator): number {
  if (indicator.adjustment.kind !== 'register') return practice.list;
  const register = practice.registers[indicator.adjustment.register];
  if (register !== undefined) return register;
  throw new InputError({
    where: `practice ${practice.code}`,
    path: `registers.${indicator.adjustment.register}`,
    found: 'nothing',
    allowed: 'the number of patients on the register (0 where there is none)',
    mend: `Indicator ${indicator.code} needs it: add the register to the practice.`,
  });
}

/**
 * Patients that an indicator counts before exceptions, whole.
 *
 * Where the practice's own counts are held: denominator + excluded. Else base patients x (national eligible patients per
 * base patient); a result whose year holds no register is scaled by the population's own national prevalence.
 */
export function eligiblePatients(
  practice: Practice,
  indicator: Indicator,
  result: NationalIndicatorResult,
  population: Population,
): number {
  if (indicator.kind !== 'fraction') return basePatients(practice, indicator) > 0 ? 1 : 0;
  const counts = practice.indicators?.[indicator.code];
  if (counts?.denominator !== undefined && counts.excluded !== undefined) return counts.denominator + counts.excluded;
  const base = basePatients(practice, indicator);
  return Math.floor(base * eligiblePerBase(indicator, result, population) + 0.5);
}

/** National eligible patients per patient of the register (or list). */
export function eligiblePerBase(indicator: Indicator, result: NationalIndicatorResult, population: Population): number {
  if (result.eligiblePerBase !== undefined) return result.eligiblePerBase;
  const perListPatient = result.eligiblePerListPatient;
  if (perListPatient === undefined)
    throw new Error(`no denominators for ${indicator.code} in ${result.yearUsed}, although it is a fraction`);
  return perListPatient / nationalBase(indicator, population);
}

/** National base patients of an indicator per patient of the list: the prevalence of its register, or 1 for the list itself. */
export function nationalBase({ code, adjustment }: Indicator, population: Population): number {
  if (adjustment.kind !== 'register') return 1;
  const prevalence = population.nationalPrevalence[adjustment.register]?.pooled;
  if (prevalence) return prevalence;
  throw new InputError({
    where: population.label,
    path: `nationalPrevalence.${adjustment.register}`,
    found: 'nothing, and nothing published for the year of the contract',
    allowed: 'the share of all patients that are on the register',
    mend: `Indicator ${code} needs it: add nationalPrevalence to the practices file.`,
  });
}
