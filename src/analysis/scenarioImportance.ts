import type { OutcomeId } from '../documents/outcomeIds.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { InputError } from '../inputError.js';
import type { Policy } from '../policy/policy.js';
import { behindOutcome } from './behindOutcome.js';
import { epistemicVariance, fewestSets, type Importance, importance, setMeans, withinVariants } from './importance.js';
import type { SimulatedScenario } from './simulateScenario.js';

/** What moves one figure: an outcome under a policy, as a difference to the comparator (under the comparator itself, its level). */
export interface FigureImportance {
  readonly policy: string;
  readonly outcome: OutcomeId;
  /** Standard deviation that not knowing the parameters makes, in the outcome's unit; undefined where there is none to be seen. */
  readonly sdEpistemic?: number;
  /** Every parameter behind the outcome under the policy; undefined where it is held fixed or the figure does not vary. */
  readonly parameters: ReadonlyMap<string, Importance | undefined>;
}

/** @throws InputError where the draws hold too few parameter sets to tell effects from noise */
export function checkSets({ draws, worldsPerParameterSet }: Scenario): void {
  if (Math.floor(draws / worldsPerParameterSet) >= fewestSets) return;
  throw new InputError({
    where: '--draws',
    found: `${draws} draws with ${worldsPerParameterSet} worlds for each parameter set`,
    allowed: `at least ${fewestSets * worldsPerParameterSet}, which make ${fewestSets} parameter sets`,
    mend: 'Give more draws.',
  });
}

/** Importance of every parameter for one figure. @param policy  id */
export function figureImportance(
  { plan, vectors }: SimulatedScenario,
  scenario: Scenario,
  policy: string,
  outcome: OutcomeId,
): FigureImportance {
  const { worlds, years, variantOfSet } = vectors;
  const k = vectors.indexOf(policy);
  const isComparator = policy === scenario.comparator;
  const values = isComparator ? vectors.vectorOf(k, outcome) : vectors.contrastOf(k, outcome);
  const means = withinVariants(setMeans(values, worlds), variantOfSet);
  const variance = epistemicVariance(means, worlds);
  const { parameters } = behindOutcome(
    outcome,
    policiesBehind(plan.policies, [policy, scenario.comparator]),
    scenario.structure,
  );
  const { run } = years[0]!;
  const drawn = parameters.map((name) => [name, drawnValues(run, name)] as const);
  const looked = drawn.filter(([, values]) => values.some((value) => value !== values[0])).length;
  return {
    policy,
    outcome,
    ...(variance === undefined ? {} : { sdEpistemic: Math.sqrt(variance) }),
    parameters: new Map(
      drawn.map(([name, values]) => [
        name,
        variance === undefined ? undefined : importance(values, means, worlds, looked),
      ]),
    ),
  };
}

/**
 * The policies that shape a figure: its own and the comparator, and of the others their change to the network fund, which is
 * in every policy's figures as soon as one of them has it.
 */
export const policiesBehind = (policies: readonly Policy[], own: readonly string[]): readonly Policy[] =>
  policies.flatMap((policy) =>
    own.includes(policy.id) ? [policy] : policy.networkFund === undefined ? [] : [{ ...policy, measures: [] }],
  );

/** Values of a parameter by set. The shifts are drawn together, so theirs are not among the others. */
export function drawnValues(
  { parameters, shifts }: SimulatedScenario['vectors']['years'][number]['run'],
  name: string,
): Float64Array {
  const shift = [...shifts].find(([shiftClass]) => name === `withdrawalLogitShift.${shiftClass}`);
  const values = shift ? shift[1] : parameters.get(name);
  if (!values) throw new Error(`no draws of ${name}`);
  return values;
}
