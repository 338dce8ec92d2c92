import type { RunPlan } from '../../simulate/buildPlan.js';
import { areaPressure, areaWeights, type YearPressure } from './pressureTable.js';

/** Mean and standard deviation of log U over all practices, 12 x D: those of areas and those inside them together. */
export interface PressureMoments {
  readonly location: Float64Array;
  readonly spread: Float64Array;
}

/** Areas count by their practices. */
export function areaMoments(run: RunPlan, pressure: YearPressure): PressureMoments {
  const { setOfDraw } = pressure.worlds;
  const weights = areaWeights(run).practices;
  const mean = new Float64Array(pressure.national.length);
  const squares = new Float64Array(pressure.national.length);
  run.areas.forEach((area, a) => {
    if (weights[a] === 0) return;
    const { location } = areaPressure(pressure, area);
    for (let j = 0; j < location.length; j++) {
      // Deviations from what areas share keep the difference of squares exact.
      const deviation = location[j]! - pressure.national[j]!;
      mean[j] = mean[j]! + weights[a]! * deviation;
      squares[j] = squares[j]! + weights[a]! * deviation * deviation;
    }
  });
  return {
    location: mean.map((deviation, j) => pressure.national[j]! + deviation),
    spread: squares.map((square, j) => {
      const inside = pressure.spread[setOfDraw[j % setOfDraw.length]!]!;
      return Math.sqrt(Math.max(0, square - mean[j]! * mean[j]!) + inside * inside);
    }),
  };
}
