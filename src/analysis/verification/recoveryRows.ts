import { fittedEffects } from '../calibration/fitEffects.js';
import { type Recovery, recoveredStatistics } from './recovery.js';

/** How well one quantity was found again, over independent attempts. */
export interface RecoveryRow {
  readonly name: string;
  readonly attempts: number;
  /** Standard deviation of the true values between attempts: what would be left if the fit learnt nothing. */
  readonly spreadOfTruth: number;
  /** Mean of fitted less true, and its Monte Carlo standard error. */
  readonly bias: number;
  readonly biasError: number;
  /** Root of the mean squared difference: the standard error that an interval of this fit would have to have. */
  readonly error: number;
}

/** @param recoveries  at least two */
export function recoveryRows(recoveries: readonly Recovery[]): readonly RecoveryRow[] {
  const row = (name: string, pairs: readonly { readonly truth: number; readonly fitted: number }[]): RecoveryRow => {
    const differences = pairs.map(({ truth, fitted }) => fitted - truth);
    return {
      name,
      attempts: pairs.length,
      spreadOfTruth: spread(pairs.map(({ truth }) => truth)),
      bias: mean(differences),
      biasError: spread(differences) / Math.sqrt(differences.length),
      error: Math.sqrt(mean(differences.map((difference) => difference ** 2))),
    };
  };
  return [
    ...fittedEffects.map((name) =>
      row(
        name,
        recoveries.map(({ effects }) => effects[name]),
      ),
    ),
    ...recoveredStatistics.map((name) =>
      row(
        name,
        recoveries.map(({ statistics }) => statistics[name]),
      ),
    ),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}
