import type { Policy } from './policy.js';

/** The policy with another first day of the first period of every measure, announced on that day. Base years stay. */
export const startingOn = (policy: Policy, start: string): Policy => ({
  ...policy,
  measures: policy.measures.map((measure) => {
    const [first, ...rest] = measure.when;
    return { ...measure, when: [{ ...first!, from: start }, ...rest], announced: start };
  }),
});
