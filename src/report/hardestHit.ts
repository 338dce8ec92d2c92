import type { PolicyResult } from '../documents/resultsSchema.js';

/** The kind of practice that loses most under a policy, by its place among `whoLoses.groups`. */
export interface HardestHit {
  readonly index: number;
  /** By the share of practices that lose over 1% of income, or, where hardly any do, by the mean change. */
  readonly by: 'losingOver1Percent' | 'incomeChange';
}

/** Share of a group's practices from which losing over 1% tells groups apart. */
const tellingShare = 0.01;

/** Groups that are told apart by something; undefined where none of them loses. */
export function hardestHit({ whoLoses: { groups } }: PolicyResult): HardestHit | undefined {
  const kinds = groups.flatMap((group, index) => (group.by === 'all practices' ? [] : [{ group, index }]));
  const most = (value: (kind: (typeof kinds)[number]) => number) =>
    kinds.reduce<(typeof kinds)[number] | undefined>(
      (worst, kind) => (worst === undefined || value(kind) > value(worst) ? kind : worst),
      undefined,
    );
  const often = most(({ group }) => group.losingOver1Percent.mean);
  if (often && often.group.losingOver1Percent.mean >= tellingShare)
    return { index: often.index, by: 'losingOver1Percent' };
  const deep = most(({ group }) => -group.incomeChangeShare.mean);
  return deep && deep.group.incomeChange.mean < 0 ? { index: deep.index, by: 'incomeChange' } : undefined;
}
