import type { Results } from '../documents/resultsSchema.js';
import { claimWords } from './claimWords.js';
import type { TerminalSize } from './comparisonTable.js';
import { wrapText } from './wrapText.js';

/** Spaces before the lines below a statement. */
const indent = 2;

/**
 * What was said at the time, for a terminal: each statement, what it is taken to mean, the figure with its 90% interval and in
 * how many worlds it holds. Empty where the scenario has no claims.
 */
export function claimsText(results: Results, { width }: TerminalSize): string {
  if (results.claims.length === 0) return '';
  const below = (text: string): string =>
    wrapText(text, width - indent)
      .split('\n')
      .map((line) => `${' '.repeat(indent)}${line}`)
      .join('\n');
  const blocks = claimWords(results).map(({ statement, speaker, test, figure, interval, worlds }) =>
    [
      wrapText(`${speaker}: ${statement}`, width),
      below(`Read as: ${test}.`),
      below(`In the model: ${figure}${interval === undefined ? '' : ` [${interval}]`}; holds in ${worlds}.`),
    ].join('\n'),
  );
  return ['WHAT WAS SAID AT THE TIME', ...blocks, wrapText(claimsNote, width)].join('\n\n');
}

/** What a share of worlds means, for every place that shows one. */
export const claimsNote =
  'Statements are paraphrased. Each is bound to one outcome of the model; the reading and the bound are ours. The share of ' +
  'simulated worlds says how often the statement, so read, holds under the assumptions of the model. It does not prove or refute what was said.';
