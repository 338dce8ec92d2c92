import { mean, sum } from 'simple-statistics';
import { type Patients, type Share, share } from '../units.js';

/**
 * How the national prevalence is taken from practices (docs/contract.md, rule A20b): 'pooled' is total register over total
 * list, as published; 'meanOfPractices' is the unweighted mean of practice prevalences, which payment is believed to use.
 */
export const prevalenceDefinitions = ['pooled', 'meanOfPractices'] as const;

export type PrevalenceDefinition = (typeof prevalenceDefinitions)[number];

/**
 * National prevalence of one register.
 * @param practices  every practice of the country with patients; at least one
 */
export function nationalPrevalence(
  practices: readonly { readonly register: Patients; readonly list: Patients }[],
  definition: PrevalenceDefinition,
): Share {
  return definition === 'pooled'
    ? share(sum(practices.map(({ register }) => register)) / sum(practices.map(({ list }) => list)))
    : share(mean(practices.map(({ register, list }) => register / list)));
}
