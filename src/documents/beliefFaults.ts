import type { Prior } from '../facts/priors.js';
import { nearMatches } from '../nearMatches.js';
import type { Distribution } from '../random/distributions.js';
import type { Fault } from './fault.js';
import { supportInWords, supportOf } from './supportOf.js';

/**
 * Beliefs that cannot take the place of a prior: the register has no prior of that name, or the belief reaches values
 * that the prior rules out (a share above one, negative hours), which the model could not work with.
 */
export function beliefFaults(
  beliefs: Readonly<Record<string, Distribution>>,
  priors: ReadonlyMap<string, Prior>,
): readonly Fault[] {
  return Object.entries(beliefs).flatMap(([name, belief]): readonly Fault[] => {
    const path = ['beliefs', name];
    const prior = priors.get(name);
    if (!prior) {
      const near = nearMatches(name, priors.keys());
      return [
        {
          path,
          found: `"${name}", which is no prior of the register`,
          allowed: near.length > 0 ? near.join(', ') : `one of the ${priors.size} names in data/evidence/priors.json`,
          mend: near.length > 0 ? `Did you mean "${near[0]}"?` : 'Take a name from there.',
        },
      ];
    }
    const wanted = supportOf(belief);
    const possible = supportOf(prior.distribution);
    // A prior that is fixed says nothing about what else might be.
    if (prior.distribution.family === 'fixed' || (wanted.from >= possible.from && wanted.to <= possible.to)) return [];
    return [
      {
        path,
        found: `values ${supportInWords(wanted)}`,
        allowed: `values ${supportInWords(possible)} (${prior.scope}; ${prior.unit})`,
        mend: 'Choose a value or a distribution that stays inside.',
      },
    ];
  });
}
