import type { Results } from '../../documents/resultsSchema.js';
import { moneyOutcome } from '../moneyOutcome.js';

/** The panel of money of a comparison: its outcome and its heading. */
export function moneyPanel(results: Results) {
  const id = moneyOutcome(results);
  const name = id === 'practiceIncome' ? 'Income' : 'QOF payment';
  return { id, heading: `${name} per practice, change in pounds` };
}
