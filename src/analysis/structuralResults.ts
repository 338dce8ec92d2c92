import { mainOutcomeIds, type Results } from '../documents/resultsSchema.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import type { ResponseVariant } from '../facts/responseVariants.js';
import { estimate } from './estimate.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import type { ScenarioVectors } from './scenarioVectors.js';

/** Names of the variants for people. */
export const variantTitles: Readonly<Record<ResponseVariant, string>> = {
  shift: 'every practice shifts',
  completions: 'completions slow down',
  mixture: 'stop, relax or carry on',
};

/** The main outcomes of every policy by variant of the response, each from the parameter sets that followed it. */
export function structuralResults(
  { calibration, structure, policies, comparator }: Scenario,
  vectors: ScenarioVectors,
): Results['structural'] {
  const { worlds, variantOfSet } = vectors;
  const setsOf = (place: number) => [...variantOfSet.keys()].filter((set) => variantOfSet[set] === place);
  const present = structure.flatMap(({ variant }, place) => (setsOf(place).length > 0 ? [{ variant, place }] : []));
  const only = (values: Float64Array, place: number) =>
    values.filter((_, d) => variantOfSet[Math.floor(d / worlds)] === place);
  return {
    calibration,
    variants: structure.map(({ variant, weight }, place) => ({
      variant,
      title: variantTitles[variant],
      weight,
      parameterSets: setsOf(place).length,
    })),
    policies:
      present.length < 2
        ? []
        : policies
            .filter(({ id }) => id !== comparator)
            .map(({ id }) => ({
              policy: id,
              outcomes: mainOutcomeIds.map((outcome) => ({
                outcome,
                byVariant: present.map(({ variant, place }) => {
                  const k = vectors.indexOf(id);
                  const { unit } = outcomeDefinitions[outcome];
                  return {
                    variant,
                    level: estimate(only(vectors.vectorOf(k, outcome), place), worlds, unit),
                    change: estimate(only(vectors.contrastOf(k, outcome), place), worlds, unit),
                  };
                }),
              })),
            })),
  };
}
