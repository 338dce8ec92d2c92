import { drawsOf, type ParameterDraws } from './parameters.js';

/** The population to which rates refer. */
const perPopulation = 100_000;

/**
 * Pounds of emergency admissions: admissions x patients / 100,000 x `emergencyAdmissionCost`.
 * @param admissions  D: for every 100,000 patients
 */
export function costOfAdmissions(
  admissions: Float64Array,
  patients: number,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const cost = drawsOf(draws, 'emergencyAdmissionCost');
  return admissions.map((perPatients, d) => perPatients * (patients / perPopulation) * cost[setOfDraw[d]!]!);
}

/** Pounds that hours of practice staff are worth: hours x `staffHourValue`. */
export function valueOfHours(hours: Float64Array, draws: ParameterDraws, setOfDraw: Int32Array): Float64Array {
  const value = drawsOf(draws, 'staffHourValue');
  return hours.map((each, d) => each * value[setOfDraw[d]!]!);
}
