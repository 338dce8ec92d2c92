import { targetGroups, type ValidationTarget } from '../../facts/validationTargets.js';
import type { TargetScore } from './scoreTarget.js';

export type TargetUse = ValidationTarget['use'];

export const targetUses: readonly TargetUse[] = ['fitted', 'partly', 'not fitted'];

/** How often published values lie in their 90% intervals. */
export interface Coverage {
  readonly hits: number;
  readonly targets: number;
  /** Mean of the CRPS as percent of the published value, over targets whose value is not nought; NaN without any. */
  readonly relativeCrps: number;
}

/** Of the targets with a published value; the ones with a rule alone have no interval to hit. */
export function coverageOf(scores: readonly TargetScore[]): Coverage {
  const scored = scores.filter(({ target }) => target.observed !== null);
  const relative = scored.flatMap(({ crps, target: { observed } }) =>
    crps !== undefined && observed ? [(100 * crps) / Math.abs(observed)] : [],
  );
  return {
    hits: scored.filter(({ hit }) => hit).length,
    targets: scored.length,
    relativeCrps: relative.length > 0 ? relative.reduce((sum, x) => sum + x, 0) / relative.length : Number.NaN,
  };
}

/** Coverage by group and by use in fitting; groups in the order of the page. */
export const coverageTable = (scores: readonly TargetScore[]) =>
  targetGroups.map((group) => ({
    group,
    byUse: targetUses.map((use) =>
      coverageOf(scores.filter(({ target }) => target.group === group && target.use === use)),
    ),
  }));
