import type { Curve } from '../documents/curveSchema.js';
import { type CurveOutcomeId, type CurveResult, curveOutcomeIds, type Estimate } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import { startingOn } from '../policy/startingOn.js';
import { estimate } from './estimate.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';

/** Where the figures of curves come from: the difference to the comparator by draw, under one of `curvePolicies`. */
export interface CurveSources {
  readonly worldsPerParameterSet: number;
  readonly variantOfSet?: Uint8Array;
  readonly contrastOf: (policy: string, outcome: CurveOutcomeId) => Float64Array;
}

/** Id of a policy with another first day. No policy of a scenario can have it, because of the sign. */
export const curvePolicyId = (policy: string, start: string): string => `${policy}@${start}`;

/**
 * The policies that curves need beside those of the scenario, each once: they are simulated, and reported only in curves.
 * That the days fit the measures is checked with the scenario.
 */
export function curvePolicies(curves: readonly Curve[], policies: readonly Policy[]): readonly Policy[] {
  const needed = new Map<string, Policy>();
  for (const curve of curves) {
    const policy = policies.find(({ id }) => id === curve.policy);
    if (!policy) throw new Error(`curve ${curve.id} of a policy that is not there: ${curve.policy}`);
    for (const start of curve.starts) {
      const variant = { ...startingOn(policy, start), id: curvePolicyId(policy.id, start) };
      needed.set(variant.id, variant);
    }
  }
  return [...needed.values()];
}

/** The curves of a run, one point for each first day. */
export const curveResults = (curves: readonly Curve[], sources: CurveSources): readonly CurveResult[] =>
  curves.map(({ id, title, policy, starts }) => ({
    id,
    title,
    policy,
    points: starts.map((from) => ({ from, contrasts: contrastsAt(curvePolicyId(policy, from), sources) })),
  }));

const contrastsAt = (policy: string, sources: CurveSources): Record<CurveOutcomeId, Estimate> =>
  Object.fromEntries(
    curveOutcomeIds.map((id) => [
      id,
      estimate(
        sources.contrastOf(policy, id),
        sources.worldsPerParameterSet,
        outcomeDefinitions[id].unit,
        sources.variantOfSet,
      ),
    ]),
  ) as Record<CurveOutcomeId, Estimate>;
