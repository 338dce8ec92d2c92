import type { Estimate, PolicyResult, Results } from '../analysis/resultsSchema.js';
import { alternatives, comparatorOf } from './charts/chartSpec.js';
import { formatEstimate, formatInterval } from './formatEstimate.js';

/** What one policy does, as a sentence made from the figures alone. */
export interface Finding {
  readonly policy: string;
  /** Begins with the policy's title. */
  readonly sentence: string;
}

/** One finding for each policy against the comparator; for a single policy, what it pays and how much work it is. */
export function findings(results: Results): readonly Finding[] {
  const comparator = comparatorOf(results);
  const policies = alternatives(results);
  if (policies.length === 0)
    return [{ policy: comparator.title, sentence: `${comparator.title}: ${levels(comparator)}` }];
  return policies.map((policy) => ({
    policy: policy.title,
    sentence: `${policy.title}: ${changes(policy, comparator)}`,
  }));
}

function levels({ outcomes }: PolicyResult): string {
  const level = (estimate: Estimate) =>
    `${formatEstimate(estimate, { inWords: true })} (${formatInterval(estimate, 90, { inWords: true })})`;
  return (
    `the average practice earns ${level(outcomes.pointsPerPractice)}, is paid ${level(outcomes.qofPaymentPerPractice)} ` +
    `and spends ${level(outcomes.qofHoursPerPractice)} on QOF work in the year.`
  );
}

function changes({ contrasts, outcomes }: PolicyResult, comparator: PolicyResult): string {
  const losing = outcomes.shareOfPracticesLosing;
  const losers = isExactly(losing, 0)
    ? 'no practice loses income'
    : `${formatEstimate(losing)} of practices lose at least £1 (${formatInterval(losing)})`;
  return (
    `compared with ${comparator.title}, ${change('QOF payment per practice', contrasts.qofPaymentPerPractice)}; ` +
    `${change('QOF work per practice', contrasts.qofHoursPerPractice)}; ` +
    `${change('recorded achievement', contrasts.recordedAchievement)}; and ${losers}.`
  );
}

/** 'recorded achievement falls by 2.1 percentage points (90% interval −3.4 to −0.9 percentage points)'. */
function change(name: string, contrast: Estimate): string {
  if (isExactly(contrast, 0)) return `${name} stays the same`;
  const format = { signed: true, inWords: true };
  const mean = formatEstimate(contrast, format);
  const interval = formatInterval(contrast, 90, format);
  if (!/[1-9]/.test(mean)) return `${name} changes by no more than the simulation can resolve (${interval})`;
  if (contrast.q05 > 0) return `${name} rises by ${mean.slice(1)} (${interval})`;
  if (contrast.q95 < 0) return `${name} falls by ${mean.slice(1)} (${interval})`;
  return `${name} changes by ${mean} (${interval}, so the direction is not settled)`;
}

const isExactly = ({ mean, sd }: Estimate, value: number): boolean => mean === value && sd === 0;
