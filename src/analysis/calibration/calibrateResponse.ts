import { fileURLToPath } from 'node:url';
import { type LoadedScenario, loadScenario } from '../../documents/loadScenario.js';
import type { ResponseCalibration } from '../../facts/responseCalibration.js';
import { loadResponseFit, type ResponseFit } from '../../facts/responseFit.js';
import { loadValidationTargets, type ValidationTarget } from '../../facts/validationTargets.js';
import { type ResponseStructure, usualStructure } from '../../policy/responseStructure.js';
import { exp } from '../../random/elementary.js';
import { scoreTarget } from '../validation/scoreTarget.js';
import { isOfCountyYear, somerset } from '../validation/somerset.js';
import { type FittedVariant, fitVariant, heldBeliefs } from './fitVariant.js';
import type { FitTarget } from './responseWeights.js';

/** Variants below this weight are left out of the result. */
const leastWeight = 0.005;

/**
 * The second calibration, after Somerset was predicted and scored: what its published figures say about the response
 * to lost pay. Each variant is fitted by itself (`fitVariant`); its evidence, with equal weights before, gives its weight.
 *
 * Everything it is asked for stands in data/calibration/response-fit.json. Same data, same result.
 * @param fit  for tests: a smaller task
 * @returns what belongs into data/calibration/response-after-somerset.json
 */
export function calibrateResponse(
  report: (line: string) => void,
  fit: ResponseFit = loadResponseFit(),
): ResponseCalibration {
  const loaded = loadScenario(fileURLToPath(new URL(`../../../scenarios/${fit.scenario}`, import.meta.url)));
  const { targets } = loadValidationTargets();
  const asked = fit.targets.map((target) => askedOf(target, targets));
  const variants = weighted(fit.variants.map((variant) => fitVariant(variant, loaded, fit, asked, report)));
  for (const { variant, weight } of variants) report(`${variant}: weight ${weight}`);
  return {
    about:
      'Beliefs about the response to lost pay after the published figures of Somerset were used: written by qofsim calibrate response from data/calibration/response-fit.json. Labelled: with them Somerset is fitted, no longer predicted.',
    fittedTo: fit.targets.map(({ id }) => id).join(', '),
    seed: fit.seed,
    variants,
    scores: scoresOf(loaded, variants, fit),
  };
}

function askedOf({ id, tolerance }: ResponseFit['targets'][number], published: readonly ValidationTarget[]): FitTarget {
  const observed = published.find((target) => target.id === id)?.observed;
  if (observed === undefined || observed === null)
    throw new Error(`data/calibration/response-fit.json asks for ${id}, of which no value is published`);
  return { id, observed, tolerance };
}

/** Evidence in shares; what has next to none is left out. */
function weighted(found: readonly FittedVariant[]): ResponseCalibration['variants'] {
  const most = Math.max(...found.map(({ logEvidence }) => logEvidence));
  const evidence = found.map(({ logEvidence }) => exp(logEvidence - most));
  const all = evidence.reduce((sum, x) => sum + x, 0);
  const kept = evidence.map((x) => (x / all < leastWeight ? 0 : x));
  const total = kept.reduce((sum, x) => sum + x, 0);
  return found.flatMap(({ variant, beliefs, effectiveSampleSize }, i) =>
    kept[i]! > 0 ? [{ variant, weight: rounded(kept[i]! / total), effectiveSampleSize, beliefs: { ...beliefs } }] : [],
  );
}

/** Every target of Somerset under the usual variants and beliefs, and under the fitted ones; who joined is held, as in the fit. */
function scoresOf(loaded: LoadedScenario, after: ResponseStructure, fit: ResponseFit): ResponseCalibration['scores'] {
  const predicted = (structure: ResponseStructure) => {
    const scenario = { ...loaded.scenario, structure, beliefs: { ...loaded.scenario.beliefs, ...heldBeliefs(fit) } };
    return somerset({ loaded: { ...loaded, scenario }, draws: fit.scoredWorlds, seed: fit.seed });
  };
  const [first, second] = [predicted(usualStructure), predicted(after)];
  return loadValidationTargets()
    .targets.filter(({ id }) => isOfCountyYear(id))
    .map((target) => ({
      id: target.id,
      fitted: fit.targets.some(({ id }) => id === target.id),
      observed: target.observed,
      before: scoreOf(target, first[target.id]!),
      after: scoreOf(target, second[target.id]!),
    }));
}

function scoreOf(target: ValidationTarget, values: Float64Array): ResponseCalibration['scores'][number]['before'] {
  const { mean, low, high, hit, crps } = scoreTarget(target, values);
  return {
    mean: rounded(mean),
    low: rounded(low),
    high: rounded(high),
    hit,
    crps: crps === undefined ? null : rounded(crps),
  };
}

const rounded = (x: number): number => Number(x.toFixed(3));
