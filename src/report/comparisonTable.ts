import Table from 'cli-table3';
import { outcomeIds, type PolicyResult, type Results } from '../analysis/resultsSchema.js';
import { alternatives, comparatorOf } from './charts/chartSpec.js';
import { formatEstimate, formatRange } from './formatEstimate.js';
import { wrapText } from './wrapText.js';

export interface TerminalSize {
  /** Columns of the terminal. */
  readonly width: number;
}

/** Narrowest columns that keep a mean or an interval on one line. */
const outcomeWidth = 24;
const figureWidth = 27;
const narrowestTable = 80;

type OutcomeName = (typeof outcomeIds)[number];

/**
 * The comparison as a terminal shows it: for every outcome the mean and 90% interval under each policy, and below it the
 * difference to the comparator. One table where the terminal is wide enough, otherwise one a policy, otherwise plain lines.
 * No colour, so that a pipe gets the same text.
 */
export function comparisonTable(results: Results, { width }: TerminalSize): string {
  const fits = outcomeWidth + figureWidth * results.policies.length + results.policies.length + 2;
  const body =
    width >= fits
      ? sideBySide(results, width)
      : width >= narrowestTable
        ? oneTableForEach(results, width)
        : plainLines(results);
  return `${body}\n${caption(results, width)}`;
}

function sideBySide(results: Results, width: number): string {
  const policies = [comparatorOf(results), ...alternatives(results)];
  const table = emptyTable(
    ['Outcome', ...policies.map((policy) => policy.title)],
    [outcomeWidth, ...policies.map(() => figureWidth)],
    width,
  );
  for (const id of outcomeIds) {
    table.push([
      name(results, id),
      ...policies.map((policy) =>
        policy.id === results.comparator ? level(policy, id) : `${level(policy, id)}\n${difference(policy, id)}`,
      ),
    ]);
  }
  return table.toString();
}

function oneTableForEach(results: Results, width: number): string {
  const column = Math.floor((width - 4 - outcomeWidth) / 2);
  const tables = [comparatorOf(results), ...alternatives(results)].map((policy) => {
    const isComparator = policy.id === results.comparator;
    const header = isComparator ? ['Outcome', policy.title] : ['Outcome', policy.title, 'Difference'];
    const widths = [outcomeWidth, ...header.slice(1).map(() => column)];
    const table = emptyTable(header, widths, width);
    for (const id of outcomeIds) {
      const figures = isComparator ? [level(policy, id)] : [level(policy, id), difference(policy, id)];
      table.push([name(results, id), ...figures]);
    }
    return table.toString();
  });
  return tables.join('\n\n');
}

const plainLines = (results: Results): string =>
  [comparatorOf(results), ...alternatives(results)]
    .map((policy) => {
      const lines = outcomeIds.map((id) => {
        const figures =
          policy.id === results.comparator ? [level(policy, id)] : [level(policy, id), difference(policy, id)];
        return [
          name(results, id),
          ...figures
            .join('\n')
            .split('\n')
            .map((line) => `  ${line}`),
        ].join('\n');
      });
      return [policy.title.toUpperCase(), ...lines].join('\n');
    })
    .join('\n\n');

function emptyTable(head: string[], colWidths: number[], width: number): Table.Table {
  if (colWidths.reduce((sum, column) => sum + column + 1, 1) > width) throw new Error(`columns wider than ${width}`);
  return new Table({ head, colWidths, wordWrap: true, style: { head: [], border: [] } });
}

const name = (results: Results, id: OutcomeName): string => results.outcomeDefinitions[id].title;

const level = ({ outcomes }: PolicyResult, id: OutcomeName): string =>
  `${formatEstimate(outcomes[id])}\n  [${formatRange(outcomes[id])}]`;

const difference = ({ contrasts }: PolicyResult, id: OutcomeName): string => {
  const format = { signed: true };
  const mean = formatEstimate(contrasts[id], format);
  return `${/[1-9]/.test(mean) ? mean : '±0'}\n  [${formatRange(contrasts[id], 90, format)}]`;
};

function caption(results: Results, width: number): string {
  const text =
    `${results.population.kind === 'synthetic' ? 'Synthetic practices: ' : ''}${results.population.label}. ` +
    `Mean [90% interval] of ${results.draws.toLocaleString('en-GB')} draws; signed figures are differences to ` +
    `${comparatorOf(results).title}; pp: percentage points.`;
  return wrapText(text, width);
}
