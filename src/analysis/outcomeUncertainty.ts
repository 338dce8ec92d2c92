import { type OutcomeId, type UncertaintyKind, uncertaintyKinds } from '../documents/outcomeIds.js';
import type { OutcomeDefinition } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import type { ResponseStructure } from '../policy/responseStructure.js';
import { behindOutcome } from './behindOutcome.js';

/** What an outcome means; the kinds of uncertainty follow from the parts of the model behind it. */
export type OutcomeMeaning = Omit<OutcomeDefinition, 'uncertainty'>;

/**
 * Kinds of uncertainty that an outcome can hold: epistemic where a part of the model behind it has a parameter, the others where
 * a part brings them (src/analysis/provenance.ts); structural only where a run has more than one variant. Under a policy that
 * does not respond, such as the national contract, figures hold chance alone.
 */
export function uncertaintyOf(
  outcome: OutcomeId,
  policies?: readonly Policy[],
  structure?: ResponseStructure,
): readonly UncertaintyKind[] {
  const { parts, parameters } = behindOutcome(outcome, policies, structure);
  const kinds = new Set<UncertaintyKind>(parts.flatMap(({ brings = [] }) => brings));
  if (parameters.length > 0) kinds.add('epistemic');
  if (structure !== undefined && structure.length < 2) kinds.delete('structural');
  return uncertaintyKinds.filter((kind) => kinds.has(kind));
}
