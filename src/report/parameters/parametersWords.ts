import { fewestSets } from '../../analysis/importance.js';
import type { RegisterRow } from './registerRows.js';

/** What stands in place of an importance. */
export const standingInWords: Readonly<Record<RegisterRow['standing'], string>> = {
  matters: '',
  fixed: 'held fixed',
  noise: 'noise',
  notUsed: 'not used',
};

/** What importance means, in the words of the page and of the commands. */
export const importanceExplained = [
  'Importance is the share of the variance between parameter sets that a parameter explains alone (first-order index): by so much the variance would fall, on average, if its true value were learnt. It is computed from the draws of the run, not judged: the outcome, averaged over the worlds of a parameter set so that chance takes no part, is put in the order of the parameter and expanded in six cosine waves of its rank, and what six waves explain of noise is taken off (Plischke 2010, 2012).',
  `The figure after ± is its standard error. 'noise' means that the effect is no greater than what chance gives the greatest of all parameters in one of twenty such tables; a small effect can hide there, more draws make it visible. At least ${fewestSets} parameter sets are needed.`,
  'The six withdrawal shifts are drawn together (correlation in `withdrawalShiftCorrelation`). Each is taken as a parameter of its own, so what they have in common is counted for each of them: their importances add up to more than they explain together, and one without an effect of its own shows that of its companions (at a correlation of a half about a quarter of it). Where the sum is below 100% the rest belongs to parameters acting together.',
  "'held fixed' parameters have one value in every draw. They may matter; this cannot tell.",
] as const;
