import type { OutcomeId, Results } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { isZero } from './formatEstimate.js';

/** The money that policies are compared by: QOF payment, or practice income where they move money that does not go through the QOF. */
export function moneyOutcome(results: Results): 'qofPaymentPerPractice' | 'practiceIncome' {
  const { alternatives } = comparedPolicies(results);
  const moves = (id: OutcomeId): boolean => alternatives.some(({ contrasts }) => !isZero(contrasts[id]));
  return !moves('qofPaymentPerPractice') && moves('practiceIncome') ? 'practiceIncome' : 'qofPaymentPerPractice';
}
