import { loadValidationTargets } from '../../facts/validationTargets.js';
import type { TaskOptions } from '../taskThreads.js';
import { answerTasks } from './answerTasks.js';
import type { Predictions } from './question.js';
import {
  type SomersetModel,
  somersetModels,
  underModel,
  type ValidationRequest,
  validationTasks,
} from './questions.js';
import { scoreTarget, type TargetScore } from './scoreTarget.js';
import { isOfCountyYear } from './somerset.js';

/** The model held against published figures. */
export interface Validation {
  readonly draws: number;
  readonly seed: string;
  readonly scores: readonly TargetScore[];
  /** Somerset under each model of the response by itself, and after the fit to it. */
  readonly somerset: Readonly<Record<SomersetModel, readonly TargetScore[]>>;
  /** Predictions that no target scores: what practices score when everybody stops. */
  readonly unscored: Predictions;
}

/**
 * Scores every target of data/validation/targets.json. Nothing is fitted here.
 * @returns the same values for any number of workers
 */
export async function validate(request: ValidationRequest, options: TaskOptions): Promise<Validation> {
  const predictions = await answerTasks(validationTasks(request), options);
  const { targets } = loadValidationTargets();
  const ofSomerset = targets.filter(({ id }) => isOfCountyYear(id));
  const scored = new Set(targets.map(({ id }) => id));
  return {
    draws: request.draws,
    seed: request.seed,
    scores: targets.map((target) => {
      const prediction = predictions[target.id];
      if (!prediction) throw new Error(`nothing predicts the target ${target.id}`);
      return scoreTarget(target, prediction);
    }),
    somerset: Object.fromEntries(
      somersetModels.map((name) => [
        name,
        ofSomerset.map((target) => scoreTarget(target, predictions[underModel(name, target.id)]!)),
      ]),
    ) as unknown as Validation['somerset'],
    unscored: Object.fromEntries(
      Object.entries(predictions).filter(([id]) => !scored.has(id) && !id.startsWith('under.')),
    ),
  };
}
