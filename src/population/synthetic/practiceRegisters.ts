import type { PopulationFacts } from '../../facts/populationFacts.js';
import { log, logistic } from '../../random/elementary.js';
import { correlatedNormals } from './correlatedNormals.js';
import type { PracticeAttributes } from './practiceAttributes.js';
import type { PracticeDraws } from './practiceDraws.js';

/**
 * Register sizes over all practices, in whole patients, one column per register:
 *
 *   logit(register / list) = a + b1 z(over 65) + b2 z(under 18) + b3 z(deprivation) + b4 z(log list) + residual
 *
 * with residuals correlated between registers, and `a` solved so that the country's total register over its total list is
 * the published prevalence. The expected count is rounded and not drawn once more: the published residual spread contains
 * the sampling noise of the counts already.
 */
export function practiceRegisters(
  draws: PracticeDraws,
  facts: PopulationFacts,
  { list, over65, under18, deprivation }: PracticeAttributes,
): ReadonlyMap<string, Float64Array> {
  const { standardisation, coefficients, residualCorrelation } = facts.registerModel;
  const residuals = correlatedNormals(
    residualCorrelation.order.map((code) => draws.standardNormal(`register ${code}`)),
    residualCorrelation.matrix,
  );
  const covariates = {
    over65: standardScores(over65, standardisation.over65),
    under18: standardScores(under18, standardisation.under18),
    deprivation: standardScores(deprivation, standardisation.deprivation),
    logList: standardScores(list.map(log), standardisation.logList),
  };

  return new Map(
    residualCorrelation.order.map((code, r) => {
      const b = coefficients[code];
      const register = facts.registers[code];
      if (!b || !register) throw new Error(`The facts of ${facts.year} have no prevalence or coefficients of ${code}.`);
      const residual = residuals[r] as Float64Array;
      const linear = residual.map(
        (noise, i) =>
          b.over65 * (covariates.over65[i] as number) +
          b.under18 * (covariates.under18[i] as number) +
          b.deprivation * (covariates.deprivation[i] as number) +
          b.logList * (covariates.logList[i] as number) +
          b.residualStandardDeviation * noise,
      );
      const intercept = poolingIntercept(linear, list, register.prevalence.value);
      return [code, list.map((size, i) => Math.round(size * logistic(intercept + (linear[i] as number))))];
    }),
  );
}

/**
 * The intercept a for which sum(list x logistic(a + linear)) = prevalence x sum(list), by bisection. The sum rises with a,
 * so the interval [-30, 30] holds exactly one; fifty halvings leave 5e-14.
 */
export function poolingIntercept(linear: Float64Array, list: Float64Array, prevalence: number): number {
  const target = prevalence * list.reduce((sum, size) => sum + size, 0);
  let below = -30;
  let above = 30;
  for (let step = 0; step < 50; step++) {
    const middle = (below + above) / 2;
    let expected = 0;
    for (let i = 0; i < list.length; i++) expected += (list[i] as number) * logistic(middle + (linear[i] as number));
    if (expected < target) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

const standardScores = (
  column: Float64Array,
  { mean, standardDeviation }: { readonly mean: number; readonly standardDeviation: number },
): Float64Array => column.map((value) => (value - mean) / standardDeviation);
