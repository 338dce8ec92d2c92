import { nearMatches } from '../nearMatches.js';
import type { Fault } from './fault.js';

/** A name that is none of those that exist. @param what  such as 'policy of this scenario' */
export function unknownName(path: Fault['path'], name: string, what: string, names: readonly string[]): Fault {
  const [near] = nearMatches(name, names);
  return {
    path,
    found: `"${name}", which is no ${what}`,
    allowed: names.length > 0 ? names.join(', ') : `a ${what}; there is none`,
    mend: near === undefined ? (names.length > 0 ? 'Use one of these.' : 'Add it first.') : `Did you mean "${near}"?`,
  };
}
