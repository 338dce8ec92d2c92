import type { ResponseCalibration } from '../../facts/responseCalibration.js';
import { loadResponseFit } from '../../facts/responseFit.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import type { FitRow } from './fitRow.js';

/** How near the response comes to the figures of Somerset that it was fitted to, by the mean of the model. */
export function responseFitRows({ scores }: ResponseCalibration): readonly FitRow[] {
  const { targets } = loadValidationTargets();
  const { targets: asked } = loadResponseFit();
  return scores.flatMap(({ id, observed, after }) => {
    const tolerance = asked.find((one) => one.id === id)?.tolerance;
    const target = targets.find((one) => one.id === id);
    if (observed === null || tolerance === undefined || !target) return [];
    const { statistic, unit, decimals } = target;
    return [{ target: statistic, unit, published: observed, model: after.mean, tolerance, decimals }];
  });
}
