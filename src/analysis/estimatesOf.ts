import type { Estimate, OutcomeUnit } from '../documents/resultsSchema.js';
import { estimate } from './estimate.js';
import type { ScenarioVectors } from './scenarioVectors.js';

/** Summarises one value a draw. */
export type Summarised = (values: Float64Array, unit: OutcomeUnit) => Estimate;

/** Estimates as the draws of a scenario lie: worlds inside parameter sets, sets inside variants. */
export const estimatesOf =
  ({ worlds, variantOfSet }: Pick<ScenarioVectors, 'worlds' | 'variantOfSet'>): Summarised =>
  (values, unit) =>
    estimate(values, worlds, unit, variantOfSet);
