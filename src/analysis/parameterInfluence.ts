import type { OutcomeId } from '../documents/outcomeIds.js';
import type { Estimate } from '../documents/resultsSchema.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { loadPriors, type Prior } from '../facts/priors.js';
import { estimatesOf } from './estimatesOf.js';
import { type Importance, setMeans, withinVariants } from './importance.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import { checkSets, drawnValues, figureImportance } from './scenarioImportance.js';
import type { SimulatedScenario } from './simulateScenario.js';

/** The mean of a figure over the parameter sets at one end of a parameter. */
export interface EndOfParameter {
  readonly mean: number;
  /** Of the mean: what more draws would take away. */
  readonly standardError: number;
}

/** What one parameter does to one figure. */
export interface ParameterInfluence {
  /** What is believed of it, and how sure that is. */
  readonly prior: Prior;
  /** Share of the uncertainty that it explains alone. */
  readonly importance: Importance;
  /** The figure in the fifth of the parameter sets with the lowest and with the highest values of the parameter. */
  readonly low: EndOfParameter;
  readonly high: EndOfParameter;
}

/** What parameters do to one figure: an outcome under a policy, as a difference to the comparator. */
export interface FigureInfluences {
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly figure: Estimate;
  /** Those that are uncertain, the most important first. */
  readonly parameters: readonly ParameterInfluence[];
}

/** Part of the parameter sets that is an end. */
const end = 1 / 5;

/**
 * How far each uncertain parameter moves a figure, from the draws of a run: mean of the figure over the fifth of parameter sets
 * in which the parameter is lowest, and highest, as differences from the mean inside a variant of the response.
 * @param policy  id, not of the comparator
 * @throws InputError with fewer parameter sets than tell effects from noise
 */
export function parameterInfluences(
  simulated: SimulatedScenario,
  scenario: Scenario,
  policy: string,
  outcome: OutcomeId,
): FigureInfluences {
  checkSets(scenario);
  const { vectors } = simulated;
  const values = vectors.contrastOf(vectors.indexOf(policy), outcome);
  const figure = estimatesOf(vectors)(values, outcomeDefinitions[outcome].unit);
  const { means } = withinVariants(setMeans(values, vectors.worlds), vectors.variantOfSet);
  const first = values[0]!;
  const priors = loadPriors();
  const { parameters } = figureImportance(simulated, scenario, policy, outcome);
  const found = [...parameters].flatMap(([name, importance]): ParameterInfluence[] => {
    if (importance === undefined) return [];
    const drawn = drawnValues(vectors.years[0]!.run, name).subarray(0, means.length);
    const order = [...drawn.keys()].sort((a, b) => drawn[a]! - drawn[b]! || a - b);
    const size = Math.max(2, Math.floor(end * order.length));
    const at = (sets: readonly number[]) => endOf(sets.map((set) => first + means[set]!));
    return [{ prior: priors.get(name)!, importance, low: at(order.slice(0, size)), high: at(order.slice(-size)) }];
  });
  return {
    policy,
    outcome,
    figure,
    parameters: found.sort((a, b) => b.importance.share - a.importance.share),
  };
}

function endOf(values: readonly number[]): EndOfParameter {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}
