import type { Indicator, Ruleset } from '../contract/ruleset.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { workPerPatient } from '../facts/workFacts.js';
import type { Population, Practice } from '../population/population.js';
import { basePatients, eligiblePatients, eligiblePerBase, nationalBase } from './eligible.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** Clinical work is counted in whole thousandths of a nurse consultation, so that national sums are exact. */
const workUnits = 1000;

/** Clinical work on one eligible patient in whole units; none for declared items. */
export const workUnitsPerPatient = (indicator: Indicator): number =>
  Math.floor(workPerPatient(indicator) * workUnits + 0.5);

/** Work of one practice on a set of indicators: clinical (patients x work per patient) and administrative (points x list). */
export interface Work {
  readonly clinical: number;
  readonly administrative: number;
}

export function workOf(
  practice: Practice,
  indicators: readonly Indicator[],
  results: ReadonlyMap<string, NationalIndicatorResult>,
  population: Population,
): Work {
  let clinical = 0;
  let administrative = 0;
  for (const indicator of indicators) {
    const result = results.get(indicator.code);
    if (!result) continue;
    if (basePatients(practice, indicator) === 0) continue;
    administrative += indicator.points.value * practice.list;
    if (indicator.kind === 'fraction')
      clinical += eligiblePatients(practice, indicator, result, population) * workUnitsPerPatient(indicator);
  }
  return { clinical, administrative: Math.floor(administrative + 0.5) };
}

/** National clinical work per patient of the list, in the units of `workOf`. */
export function nationalWorkPerPatient(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  population: Population,
): number {
  let sum = 0;
  for (const indicator of ruleset.indicators) sum += indicatorWorkPerPatient(indicator, results, population);
  return sum;
}

/** The same for one indicator; also what `hours per point` is ranked by. */
export function indicatorWorkPerPatient(
  indicator: Indicator,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  population: Population,
): number {
  const result = results.get(indicator.code);
  if (!result || indicator.kind !== 'fraction') return 0;
  return (
    eligiblePerBase(indicator, result, population) *
    nationalBase(indicator, population) *
    workUnitsPerPatient(indicator)
  );
}

/** Hours of QOF work in a year per unit of work, one value a parameter set. */
export interface HourRates {
  readonly perClinical: Float64Array;
  readonly perAdministrative: Float64Array;
}

/**
 * Shares the belief about total QOF hours out over work: of h hours per 1000 patients, the share `qofAdminShare` goes
 * with points x list, the rest with clinical work, so that a practice of average patients works h hours per 1000.
 */
export function hourRates(draws: ParameterDraws, totalPoints: number, clinicalPerPatient: number): HourRates {
  const hours = drawsOf(draws, 'qofHoursPer1000Patients');
  const administration = drawsOf(draws, 'qofAdminShare');
  return {
    perClinical: hours.map((h, set) => ((h / 1000) * (1 - administration[set]!)) / clinicalPerPatient),
    perAdministrative: hours.map((h, set) => ((h / 1000) * administration[set]!) / totalPoints),
  };
}
