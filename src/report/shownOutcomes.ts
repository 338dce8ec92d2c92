import { mainOutcomeIds, type OutcomeId, outcomeIds, type Results } from '../documents/resultsSchema.js';
import { isZero } from './formatEstimate.js';

/** Outcomes that tables show: those that are not nought under every policy. */
export const shownOutcomes = ({ policies }: Results): readonly OutcomeId[] =>
  outcomeIds.filter((id) => policies.some(({ outcomes }) => !isZero(outcomes[id])));

/** Those of them that a table of a few lines shows. */
export const mainOutcomes = (results: Results): readonly OutcomeId[] =>
  shownOutcomes(results).filter((id) => mainOutcomeIds.includes(id));
