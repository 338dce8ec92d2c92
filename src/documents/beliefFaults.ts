import type { Prior } from '../facts/priors.js';
import { nearMatches } from '../nearMatches.js';
import type { Distribution } from '../random/distributions.js';
import type { Fault } from './fault.js';

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
        found: `values ${written(wanted)}`,
        allowed: `values ${written(possible)} (${prior.scope}; ${prior.unit})`,
        mend: 'Choose a value or a distribution that stays inside.',
      },
    ];
  });
}

interface Support {
  readonly from: number;
  readonly to: number;
}

function supportOf(distribution: Distribution): Support {
  switch (distribution.family) {
    case 'fixed':
      return { from: distribution.value, to: distribution.value };
    case 'normal':
      return { from: -Infinity, to: Infinity };
    case 'beta':
      return { from: 0, to: 1 };
    case 'lognormal':
      return { from: 0, to: Infinity };
    case 'truncatedNormal':
      return { from: distribution.lower, to: Infinity };
  }
}

function written({ from, to }: Support): string {
  if (from === to) return `of ${from}`;
  if (to !== Infinity) return `from ${from} to ${to}`;
  return from === -Infinity ? 'without limits' : `from ${from} up`;
}
