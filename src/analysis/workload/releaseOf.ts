import type { Policy, Release } from '../../policy/policy.js';

/** All of it for the patients who wait: what the language takes a policy without `release` to mean. */
export const allForUrgentAccess: Release = { urgentAccess: 1, longTermCare: 0, recovery: 0 };

/** Where a policy's released hours go: the mean over its measures. */
export function releaseOf({ measures }: Policy): Release {
  if (measures.length === 0) return allForUrgentAccess;
  const mean = (use: keyof Release) => measures.reduce((sum, { release }) => sum + release[use], 0) / measures.length;
  return { urgentAccess: mean('urgentAccess'), longTermCare: mean('longTermCare'), recovery: mean('recovery') };
}
