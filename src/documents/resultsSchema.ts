import { resultsFaults } from './resultsFaults.js';
import { resultsShape } from './resultsShape.js';

export {
  type HealthVariant,
  healthVariants,
  type StaffTimeVariant,
  staffTimeVariants,
} from './costEffectivenessSchema.js';
export { type CurveOutcomeId, curveOutcomeIds } from './curveResultSchema.js';
export {
  mainOutcomeIds,
  type OutcomeId,
  type OutcomeUnit,
  outcomeIds,
  outcomeLayers,
  outcomeUnits,
  unitWords,
} from './outcomeIds.js';
export type {
  ClaimResult,
  CostEffectiveness,
  CurveResult,
  Estimate,
  IndicatorHours,
  MonthResult,
  OutcomeDefinition,
  PolicyResult,
  Results,
  YearResult,
} from './resultsShape.js';

/** The contract of results.json: the form, and the laws that a form cannot say. Field by field in docs/results.md. */
export const resultsSchema = resultsShape.superRefine((results, context) => {
  for (const { path, message } of resultsFaults(results)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
