import { drawsOf, type ParameterDraws } from './parameters.js';

/** The population to which the estimate of the effect on mortality refers. */
const perPopulation = 100_000;
const hoursUnit = 1000;

/**
 * Deaths a year for every 100,000 registered patients from care forgone (docs/model.md 4.11):
 * - `mortalityEffectOfQof` x care forgone / care that the QOF brings.
 *
 * The effect is that of having the QOF against not having it, so all of the care that the QOF brings carries all of the effect and
 * a part of it carries its part. The belief about the effect reaches beyond nought: in some worlds the QOF does harm, and care
 * forgone then saves lives.
 *
 * @param forgone  D: points-weighted care forgone, `careForgone(...).mean`
 * @param careOfQof  in the same unit; where it is nought or less there is nothing to forgo and no death follows
 * @returns D; above nought is deaths, below is lives saved
 */
export function deathsFromCareForgone(
  forgone: Float64Array,
  careOfQof: number,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const effect = drawsOf(draws, 'mortalityEffectOfQof');
  if (!(careOfQof > 0)) return new Float64Array(forgone.length);
  return shareOfCare(forgone, careOfQof).map((share, d) => -effect[setOfDraw[d]!]! * share);
}

/**
 * Care forgone as a share of the care that the QOF brings: what carries every effect of the QOF as a whole.
 * @param careOfQof  in the same unit; where it is nought or less there is nothing to forgo
 */
export const shareOfCare = (forgone: Float64Array, careOfQof: number): Float64Array =>
  careOfQof > 0 ? forgone.map((care) => care / careOfQof) : new Float64Array(forgone.length);

/**
 * What one would have to believe for the hours released to outweigh the care forgone: the deaths that every 1,000 hours must
 * prevent in their new use. Whether they do is not known and nowhere assumed.
 *
 * @param deaths  D: a year, for every 100,000 patients
 * @param hoursReleased  D: hours released in that year, all practices
 * @param patients  registered with those practices
 * @returns D: deaths per 1,000 hours; NaN where no hours are released. Below nought no benefit is needed at all
 */
export function breakEven(deaths: Float64Array, hoursReleased: Float64Array, patients: number): Float64Array {
  return deaths.map((perPatients, d) => {
    const hours = hoursReleased[d]!;
    return hours > 0 ? (perPatients * (patients / perPopulation)) / (hours / hoursUnit) : Number.NaN;
  });
}
