import type { Prior } from '../facts/priors.js';
import { drawParameters, type ParameterDraws } from '../model/parameters.js';
import { drawShifts, type ShiftDraws } from '../model/withdrawalShift.js';
import type { ResponseStructure } from '../policy/responseStructure.js';
import type { Distribution } from '../random/distributions.js';
import type { Key } from '../random/threefry.js';

/** Parameter sets of a run. */
export interface ParameterSets {
  readonly parameters: ParameterDraws;
  readonly shifts: ShiftDraws;
}

/**
 * Draws every parameter set with the beliefs of the scenario, and below them those of the variant that the set follows. The random
 * numbers of a set are the same whatever its variant.
 */
export function drawParameterSets(
  priors: ReadonlyMap<string, Prior>,
  beliefs: Readonly<Record<string, Distribution>>,
  structure: ResponseStructure,
  variantOfSet: Uint8Array,
  key: Key,
): ParameterSets {
  const sets = variantOfSet.length;
  const draw = (own: Readonly<Record<string, Distribution>>): ParameterSets => {
    const parameters = drawParameters(priors, own, key, sets);
    return { parameters, shifts: drawShifts(priors, own, parameters, key, sets) };
  };
  if (structure.every((variant) => variant.beliefs === undefined)) return draw(beliefs);
  const drawn = structure.map((variant) => draw({ ...variant.beliefs, ...beliefs }));
  const pick = (valuesOf: (one: ParameterSets) => Float64Array) => {
    const all = drawn.map(valuesOf);
    return Float64Array.from(variantOfSet, (place, set) => all[place]![set]!);
  };
  const [first] = drawn;
  return {
    parameters: new Map([...first!.parameters.keys()].map((name) => [name, pick((one) => one.parameters.get(name)!)])),
    shifts: new Map([...first!.shifts.keys()].map((name) => [name, pick((one) => one.shifts.get(name)!)])),
  };
}
