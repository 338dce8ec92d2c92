import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';

/**
 * A name from the command line that must be one of those that exist.
 * @param where  option or argument
 * @param what  such as 'outcome'
 * @throws InputError with near matches
 */
export function namedIn<Name extends string>(where: string, what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  const near = nearMatches(name, names);
  throw new InputError({
    where,
    found: `${JSON.stringify(name)}, which is no ${what}`,
    allowed: names.join(', '),
    mend: near.length > 0 ? `Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?` : 'Use one of these.',
  });
}
