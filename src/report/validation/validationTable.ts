import Table from 'cli-table3';
import { coverageOf, targetUses } from '../../analysis/validation/coverage.js';
import type { Validation } from '../../analysis/validation/validate.js';
import { targetGroups } from '../../facts/validationTargets.js';
import type { TerminalSize } from '../comparisonTable.js';
import { coverageWords, groupTitles, scoreWords } from './scoreWords.js';

/** Columns below which words would be cut to pieces. */
const narrowest = 100;

/** Widths of the columns beside the statistic, and what borders take. */
const figureColumns = [12, 12, 22, 24, 12] as const;
const borders = figureColumns.length + 2;

/** Every target for a terminal, and how often published values lie in their intervals. */
export function validationTable({ scores }: Validation, { width }: TerminalSize): string {
  const room = Math.max(width, narrowest) - borders - figureColumns.reduce((sum, column) => sum + column, 0);
  const table = new Table({
    head: ['Statistic', 'Published', 'Model', '90% interval', 'Verdict', 'In fitting'],
    colWidths: [Math.max(room, 24), ...figureColumns],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const group of targetGroups) {
    const own = scores.filter(({ target }) => target.group === group);
    if (own.length === 0) continue;
    table.push([{ content: groupTitles[group], colSpan: figureColumns.length + 1 }]);
    for (const score of own) {
      const { statistic, published, mean, interval, verdict, use } = scoreWords(score);
      table.push([statistic, published, mean, interval, verdict, use]);
    }
  }
  const coverage = targetUses.map(
    (use) => `${use}: ${coverageWords(coverageOf(scores.filter(({ target }) => target.use === use)))}`,
  );
  return `${table.toString()}\n\nPublished values inside the 90% interval: ${coverage.join('; ')}.`;
}
