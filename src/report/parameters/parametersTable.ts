import Table from 'cli-table3';
import { standingInWords } from './parametersWords.js';
import { beliefsInWords, importanceInWords, type RegisterRow } from './registerRows.js';

/** The register for a terminal or a pipe. @param single  whether only one figure was asked for, which then need not be named */
export function parametersTable(rows: readonly RegisterRow[], single: boolean): string {
  const table = new Table({
    head: ['Parameter', 'Value (95%)', 'Confidence', 'Certainty', 'Importance', ...(single ? [] : ['greatest for'])],
    style: { head: [], border: [], compact: true },
  });
  for (const { prior, beliefs, greatest, standing } of rows) {
    if (standing === 'notUsed') continue;
    table.push([
      prior.name,
      beliefsInWords(beliefs, prior.unit),
      prior.confidence,
      prior.certainty,
      greatest ? importanceInWords(greatest) : standingInWords[standing],
      ...(single ? [] : [greatest ? `${greatest.outcome}, ${greatest.policy}` : '']),
    ]);
  }
  const unused = rows.filter(({ standing }) => standing === 'notUsed');
  return [
    table.toString(),
    ...(unused.length === 0 ? [] : [`Not used by these figures: ${unused.map(({ prior }) => prior.name).join(', ')}.`]),
  ].join('\n');
}
