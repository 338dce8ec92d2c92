import { loadPriors } from '../../facts/priors.js';
import { responseClass, type ShiftClass } from '../../facts/responseClasses.js';
import { loadRuleset } from '../../facts/rulesets.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { drawParameters, drawsOf } from '../../model/parameters.js';
import { drawShifts } from '../../model/withdrawalShift.js';
import { keyFromSeed } from '../../random/key.js';
import type { Predictions, Question } from './question.js';

/**
 * What the beliefs say by themselves, where the withdrawn indicators are in no year that can be simulated:
 * the sign of the fall of those that England dropped in April 2014, and the drift after the first year (logits a year).
 */
export function withdrawalBeliefs({ draws, seed }: Pick<Question, 'draws' | 'seed'>): Predictions {
  const priors = loadPriors();
  const key = keyFromSeed(seed);
  const parameters = drawParameters(priors, {}, key, draws);
  const shifts = drawShifts(priors, {}, parameters, key, draws);
  const studied = loadValidationTargets().readings.englandItems.value;
  const kept = new Set(loadRuleset('England', '2014-15').indicators.map(({ code }) => code));
  // Treatments and vaccinations were mostly given another code, not dropped.
  const dropped = loadRuleset('England', '2013-14')
    .indicators.filter(({ code }) => !kept.has(code))
    .map(responseClass)
    .filter((name): name is ShiftClass => name !== 'none' && name !== 'treatment');
  return {
    'england2014.lower': Float64Array.from(
      { length: draws },
      (_, d) => (studied * dropped.filter((name) => shifts.get(name)![d]! < 0).length) / dropped.length,
    ),
    'drift.retina': drawsOf(parameters, 'laterDriftLogitPerYear').slice(),
    'drift.cervical': drawsOf(parameters, 'laterDriftLogitPerYear').slice(),
  };
}
