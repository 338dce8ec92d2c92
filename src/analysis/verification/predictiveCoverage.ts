import { type LoadedScenario, loadPopulation } from '../../documents/loadScenario.js';
import { mainOutcomeIds, type OutcomeId } from '../../documents/outcomeIds.js';
import type { Estimate } from '../../documents/resultsSchema.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import type { Policy } from '../../policy/policy.js';
import type { ScenarioVectors } from '../scenarioVectors.js';
import { simulateScenario } from '../simulateScenario.js';
import { summarisePolicy } from '../summarise.js';

/** Tenths of the run's draws into which true values fall. */
export const tenths = 10;

/** How often true values lie in what one run prints of one figure. */
export interface FigureCoverage {
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly kind: 'level' | 'contrast';
  /** True values inside the 50% and the 90% interval; those at an end count as inside. */
  readonly inside50: number;
  readonly inside90: number;
  /** True values by the tenth of the run's draws in which they lie; among equal draws in the middle of them. */
  readonly ranks: readonly number[];
  /** Different true values: few where the figure moves by steps. */
  readonly distinct: number;
  readonly truths: number;
  /** What the run says of its own mean. */
  readonly mean: number;
  readonly mcse: number;
}

export interface CoverageQuestion {
  readonly loaded: LoadedScenario;
  readonly practices: number;
  /** Draws of a run, and true worlds that it is held against. */
  readonly draws: number;
  readonly truths: number;
  readonly seed: string;
  /** Independent runs: the first, and how many. */
  readonly first: number;
  readonly runs: number;
}

/** One figure of one run: what is printed, the draws behind it, and the same figure in true worlds. */
export interface FigureInWorlds {
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly kind: 'level' | 'contrast';
  readonly estimate: Estimate;
  readonly sample: Float64Array;
  readonly values: Float64Array;
}

/** The two intervals of an estimate as results.json prints them: ends of the 50% and of the 90% one. */
export type Intervals = (estimate: Estimate) => { readonly of50: Interval; readonly of90: Interval };
type Interval = readonly [number, number];

export const printedIntervals: Intervals = ({ q05, q25, q75, q95 }) => ({ of50: [q25, q75], of90: [q05, q95] });

/**
 * Runs of a scenario against true worlds: parameter sets and chance events of another seed, the same practices. Each true
 * world is one draw from what the run claims to describe, so its outcome lies in a 90% interval nine times in ten.
 * @returns for each run what it covers of every figure
 */
export async function predictiveCoverage(question: CoverageQuestion): Promise<readonly (readonly FigureCoverage[])[]> {
  return (await figuresInWorlds(question)).map((figures) =>
    figures.map((figure) => figureCoverage(figure, printedIntervals)),
  );
}

/** For each run every figure that varies, beside its values in the true worlds. */
export async function figuresInWorlds({
  loaded,
  practices,
  draws,
  truths,
  seed,
  first,
  runs,
}: CoverageQuestion): Promise<readonly (readonly FigureInWorlds[])[]> {
  const asked = smaller(loaded, practices);
  const { population } = loadPopulation(asked);
  const simulate = async (changes: Partial<Scenario>) =>
    (await simulateScenario({ ...asked.scenario, ...changes }, population, { workers: 1 })).vectors;
  const all: (readonly FigureInWorlds[])[] = [];
  for (let run = first; run < first + runs; run++) {
    const vectors = await simulate({ draws, seed: `${seed} run ${run}` });
    const real = await simulate({ draws: truths, worldsPerParameterSet: 1, seed: `${seed} truth ${run}` });
    all.push(asked.scenario.policies.flatMap((policy) => figuresOf(vectors, real, policy)));
  }
  return all;
}

function figuresOf(vectors: ScenarioVectors, real: ScenarioVectors, policy: Policy): readonly FigureInWorlds[] {
  const k = vectors.indexOf(policy.id);
  const printed = summarisePolicy(vectors, policy);
  return mainOutcomeIds
    .flatMap((outcome): readonly FigureInWorlds[] => [
      {
        policy: policy.id,
        outcome,
        kind: 'level',
        estimate: printed.outcomes[outcome],
        sample: vectors.vectorOf(k, outcome),
        values: real.vectorOf(k, outcome),
      },
      {
        policy: policy.id,
        outcome,
        kind: 'contrast',
        estimate: printed.contrasts[outcome],
        sample: vectors.contrastOf(k, outcome),
        values: real.contrastOf(k, outcome),
      },
    ])
    .filter(({ estimate, values }) => estimate.sd > 0 || values.some((value) => value !== values[0]));
}

/** @param intervals  the printed ones, or others: how a test sees that wrong intervals are found */
export function figureCoverage(
  { policy, outcome, kind, estimate, sample, values }: FigureInWorlds,
  intervals: Intervals,
): FigureCoverage {
  const { of50, of90 } = intervals(estimate);
  return {
    policy,
    outcome,
    kind,
    inside50: countInside(values, of50),
    inside90: countInside(values, of90),
    ranks: ranksOf(values, sample),
    distinct: new Set(values).size,
    truths: values.length,
    mean: estimate.mean,
    mcse: estimate.mcse ?? Number.NaN,
  };
}

/** The scenario on few practices, without claims and curves. */
function smaller(loaded: LoadedScenario, practices: number): LoadedScenario {
  const { population } = loaded.scenario;
  if (!('synthetic' in population)) throw new Error('coverage is looked at on synthetic practices');
  return {
    ...loaded,
    scenario: {
      ...loaded.scenario,
      claims: [],
      curves: [],
      population: { synthetic: { ...population.synthetic, practices } },
    },
  };
}

const countInside = (values: Float64Array, [low, high]: Interval): number =>
  values.filter((value) => low <= value && value <= high).length;

/** Numbers of true values by tenth of the sample. */
function ranksOf(values: Float64Array, sample: Float64Array): readonly number[] {
  const counts = Array.from({ length: tenths }, () => 0);
  for (const value of values) {
    let below = 0;
    let equal = 0;
    for (const draw of sample) {
      if (draw < value) below += 1;
      else if (draw === value) equal += 1;
    }
    const place = (below + (equal + 1) / 2) / (sample.length + 1);
    const tenth = Math.min(tenths - 1, Math.floor(place * tenths));
    counts[tenth] = counts[tenth]! + 1;
  }
  return counts;
}
