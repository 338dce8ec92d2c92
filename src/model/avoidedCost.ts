import { drawsOf, type ParameterDraws } from './parameters.js';

const secondsPerHour = 3600;
const pencePerPound = 100;

/**
 * Pence that a released second really saves the practice, one value a parameter set:
 *
 *   staff cost of an hour / 3600 x 100 x avoidable share
 *
 * One cost for all hours, because hours are counted in what a nurse would need. The only place that turns released hours
 * into money: with hours by staff group, each group gets its own cost here.
 */
export function avoidedPencePerSecond(draws: ParameterDraws): Float64Array {
  const cost = drawsOf(draws, 'staffCostPerHour');
  const avoidable = drawsOf(draws, 'avoidableCostShare');
  return cost.map((pounds, set) => ((pencePerPound * pounds) / secondsPerHour) * avoidable[set]!);
}
