import type { Ruleset } from '../contract/ruleset.js';
import { type Estimate, type OutcomeId, outcomeIds, type PolicyResult } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import type { RunPlan } from '../simulate/buildPlan.js';
import type { KernelResult } from '../simulate/totals.js';
import { changeBands } from '../simulate/totals.js';
import { describePolicy } from './describePolicy.js';
import { estimate } from './estimate.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import { indicatorAchievement, type OutcomeVectors, outcomeVectors } from './outcomeVectors.js';

/** What the summary of policies is made from. */
export interface SummaryInput {
  readonly run: RunPlan;
  readonly result: KernelResult;
  readonly ruleset: Ruleset;
  /** Policies in the kernel's order, the comparator first. */
  readonly kernelPolicies: readonly Policy[];
  readonly patients: number;
  readonly worldsPerParameterSet: number;
}

/** The results of one policy: levels, differences to the comparator on the same worlds, indicators, winners and losers. */
export function summarisePolicy(input: SummaryInput, policy: Policy): PolicyResult {
  const { run, result, kernelPolicies, patients, worldsPerParameterSet: worlds } = input;
  const k = kernelPolicies.indexOf(policy);
  const own = outcomeVectors(run, result, k, patients);
  const comparator = outcomeVectors(run, result, 0, patients);
  const each = (vector: (id: OutcomeId) => Float64Array) =>
    Object.fromEntries(
      outcomeIds.map((id) => [id, estimate(vector(id), worlds, outcomeDefinitions[id].unit)]),
    ) as Record<OutcomeId, Estimate>;
  return {
    id: policy.id,
    title: policy.title,
    family: policy.family,
    description: describePolicy(policy),
    outcomes: each((id) => own[id]),
    contrasts: each((id) => difference(own, comparator, id)),
    indicators: indicatorResults(input, k),
    winnersAndLosers: { bands: bands(input, k) },
  };
}

/** For most outcomes own - comparator; "who loses" is already measured against the comparator, whose own value is zero. */
const difference = (own: OutcomeVectors, comparator: OutcomeVectors, id: OutcomeId): Float64Array =>
  own[id].map((value, d) => value - comparator[id][d]!);

function indicatorResults({ run, result, ruleset, worldsPerParameterSet: worlds }: SummaryInput, k: number) {
  return ruleset.indicators.flatMap((indicator, i) => {
    if (indicator.kind !== 'fraction') return [];
    const own = indicatorAchievement(run, result, k, i);
    if (own.some(Number.isNaN)) return [];
    const comparator = indicatorAchievement(run, result, 0, i);
    return [
      {
        code: indicator.code,
        area: indicator.area,
        careType: indicator.careType,
        points: indicator.points.value,
        achievement: estimate(own, worlds, 'share of one'),
        change: estimate(
          own.map((value, d) => value - comparator[d]!),
          worlds,
          'share of one',
        ),
      },
    ];
  });
}

function bands({ run, result, worldsPerParameterSet: worlds }: SummaryInput, k: number) {
  const { drawCount, practiceCount } = run.kernel;
  const count = changeBands.length + 1;
  return Array.from({ length: count }, (_, b) => {
    const from = (k * count + b) * drawCount;
    const share = result.totals.bands.subarray(from, from + drawCount).map((practices) => practices / practiceCount);
    const fromPercent = b === 0 ? null : changeBands[b - 1]! / 10;
    const toPercent = b === count - 1 ? null : changeBands[b]! / 10;
    return {
      label: bandLabel(fromPercent, toPercent),
      fromPercent,
      toPercent,
      share: estimate(share, worlds, 'share of one'),
    };
  });
}

function bandLabel(from: number | null, to: number | null): string {
  if (from === null) return `loses more than ${-to!}%`;
  if (to === null) return `gains more than ${from}%`;
  if (from < 0 && to > 0) return `about the same (within ${to}%)`;
  return to <= 0 ? `loses ${-to}% to ${-from}%` : `gains ${from}% to ${to}%`;
}
