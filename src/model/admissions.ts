import { drawsOf, type ParameterDraws } from './parameters.js';

/**
 * Emergency admissions for ambulatory care sensitive conditions that would follow, a year and once built up, if all care that
 * the QOF brings were lost (docs/model.md 4.11):
 *
 *   rate x e / (1 - e),   e = `acscEffectOfQof` x `acscCausalWeight`
 *
 * The rate is of years with the QOF, so without it there would be rate / (1 - e). The weight is the part of the effect in the
 * study that the QOF caused.
 *
 * @returns S: admissions for every 100,000 patients, one value a parameter set
 */
export function admissionsOfQof(draws: ParameterDraws): Float64Array {
  const rate = drawsOf(draws, 'acscAdmissionsPer100000');
  const effect = drawsOf(draws, 'acscEffectOfQof');
  const weight = drawsOf(draws, 'acscCausalWeight');
  return rate.map((perPatients, set) => {
    const averted = effect[set]! * weight[set]!;
    return perPatients * (averted / (1 - averted));
  });
}

/**
 * Admissions of one contract year. The effect of a year's care builds up as it did in the study: a share b_1 in the year
 * itself, b_2 - b_1 more in the next, and so on, so that care forgone for n years running shows the share b_n of its effect.
 *
 *   admissions of all care x sum over years back s of (b_s+1 - b_s) x share forgone s years before
 *
 * @param shares  D each: care forgone as a share of the care that the QOF brings, this year first, then the years before
 * @param buildUp  b_1, b_2, ... 1
 * @returns D: for every 100,000 patients; below nought where care was gained
 */
export function admissionsInYear(
  shares: readonly Float64Array[],
  buildUp: readonly number[],
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const whole = admissionsOfQof(draws);
  const steps = stepsOf(buildUp);
  return Float64Array.from(setOfDraw, (set, d) => {
    // Before the scenario's first year no care was forgone.
    const felt = steps.reduce((sum, step, back) => sum + step * (shares[back]?.[d] ?? 0), 0);
    return whole[set]! * felt;
  });
}

/**
 * All admissions that follow from one year's care forgone, in that year and later, each discounted to the year of the care:
 *
 *   admissions of all care x share forgone x sum over s of (b_s+1 - b_s) / (1 + discount rate)^s
 *
 * @param share  D: care forgone as a share of the care that the QOF brings
 * @param discountRate  a year; 0 counts them all in full
 * @returns D: for every 100,000 patients
 */
export function admissionsInAll(
  share: Float64Array,
  buildUp: readonly number[],
  discountRate: number,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const whole = admissionsOfQof(draws);
  const present = stepsOf(buildUp).reduce((sum, step, back) => sum + step / (1 + discountRate) ** back, 0);
  return share.map((part, d) => whole[setOfDraw[d]!]! * part * present);
}

const stepsOf = (buildUp: readonly number[]): readonly number[] =>
  buildUp.map((share, i) => share - (i === 0 ? 0 : buildUp[i - 1]!));
