import type { PolicyResult, Results } from '../documents/resultsSchema.js';

export interface ComparedPolicies {
  readonly comparator: PolicyResult;
  /** All others, in scenario order. */
  readonly alternatives: readonly PolicyResult[];
}

/**
 * The policies as outputs name them: where two have the same title, the id stands behind it.
 * @throws Error when the results name a comparator that they do not hold
 */
export function comparedPolicies(results: Results): ComparedPolicies {
  const titles = results.policies.map((policy) => policy.title);
  const named = results.policies.map((policy) =>
    titles.indexOf(policy.title) === titles.lastIndexOf(policy.title)
      ? policy
      : { ...policy, title: `${policy.title} (${policy.id})` },
  );
  const comparator = named.find((policy) => policy.id === results.comparator);
  if (!comparator) throw new Error(`results without their comparator ${results.comparator}`);
  return { comparator, alternatives: named.filter((policy) => policy !== comparator) };
}
