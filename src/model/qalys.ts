import { drawsOf, type ParameterDraws } from './parameters.js';

/** The population to which rates refer. */
const perPopulation = 100_000;
const hoursUnit = 1000;

/**
 * Quality-adjusted life-years (QALYs) lost by deaths and admissions together, from top to bottom (docs/model.md 4.11):
 *
 *   (deaths x `qalysPerDeathAverted` + admissions x `qalyLossPerAdmission`) x patients / 100,000
 *
 * @param deaths  D: for every 100,000 patients, from the study of mortality
 * @param admissions  D: for every 100,000 patients, all that follow, discounted
 * @returns D: of all patients; below nought is health gained
 */
export function qalysLost(
  deaths: Float64Array,
  admissions: Float64Array,
  patients: number,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const perDeath = drawsOf(draws, 'qalysPerDeathAverted');
  const perAdmission = drawsOf(draws, 'qalyLossPerAdmission');
  return deaths.map((dead, d) => {
    const set = setOfDraw[d]!;
    return (dead * perDeath[set]! + admissions[d]! * perAdmission[set]!) * (patients / perPopulation);
  });
}

/**
 * QALYs that released hours bring, `releasedAccessQalysPer1000Hours` x hours / 1,000. Nobody knows the belief: it is nought
 * unless a scenario says otherwise.
 * @param hours  D: released, all practices
 */
export function qalysFromReleasedHours(
  hours: Float64Array,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const perHours = drawsOf(draws, 'releasedAccessQalysPer1000Hours');
  return hours.map((released, d) => perHours[setOfDraw[d]!]! * (released / hoursUnit));
}

/** QALYs that every 1,000 released hours must bring to outweigh those lost; nought where no hours are released. */
export const breakEvenQalys = (lost: Float64Array, hours: Float64Array): Float64Array =>
  lost.map((qalys, d) => (hours[d]! > 0 ? qalys / (hours[d]! / hoursUnit) : 0));
