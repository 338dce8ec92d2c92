import Table from 'cli-table3';
import type { OutcomeId, PolicyResult, Results } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { formatEstimate, formatRange, isExact, isZero } from './formatEstimate.js';
import { mainOutcomes, shownOutcomes } from './shownOutcomes.js';
import { wrapText } from './wrapText.js';

export interface TerminalSize {
  /** Columns of the terminal. */
  readonly width: number;
}

/** A table before it is drawn: a cell is one or two figures, the level and the difference to the comparator. */
interface Grid {
  readonly header: readonly string[];
  /** The name of the outcome, then a cell for each further column. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (readonly Figure[])[] }[];
}

interface Figure {
  readonly mean: string;
  readonly interval: string;
}

const gap = 2;
const narrowestName = 20;

/**
 * The comparison as a terminal shows it: for every outcome the mean and 90% interval under each policy, and below it the
 * difference to the comparator. Outcomes that are zero under every policy are left out. Policies stand side by side where the
 * terminal is wide enough, otherwise below each other, otherwise as plain lines. No colour, so that a pipe gets the same text.
 */
export function comparisonTable(results: Results, { width }: TerminalSize): string {
  for (const grids of [[sideBySide(results)], oneForEach(results)]) {
    const drawn = grids.map((grid) => draw(grid, width));
    if (drawn.every((text) => text !== undefined)) return `${drawn.join('\n\n')}\n\n${caption(results, width)}`;
  }
  return `${plainLines(oneForEach(results))}\n\n${caption(results, width)}`;
}

function sideBySide(results: Results): Grid {
  const { comparator, alternatives } = comparedPolicies(results);
  return {
    header: ['Outcome', comparator.title, ...alternatives.map((policy) => policy.title)],
    rows: mainOutcomes(results).map((id) => ({
      name: results.outcomeDefinitions[id].title,
      cells: [
        [level(comparator, id)],
        ...alternatives.map((policy) => [level(policy, id), ...differences(comparator, policy, id)]),
      ],
    })),
  };
}

function oneForEach(results: Results): readonly Grid[] {
  const { comparator, alternatives } = comparedPolicies(results);
  const grid = (header: string[], cells: (id: OutcomeId) => Figure[][]): Grid => ({
    header: ['Outcome', ...header],
    rows: mainOutcomes(results).map((id) => ({ name: results.outcomeDefinitions[id].title, cells: cells(id) })),
  });
  return [
    grid([comparator.title], (id) => [[level(comparator, id)]]),
    ...alternatives.map((policy) =>
      grid([policy.title, 'Difference'], (id) => [[level(policy, id)], differences(comparator, policy, id)]),
    ),
  ];
}

/** None where the comparator has nothing: the difference is then the level. */
const differences = (comparator: PolicyResult, policy: PolicyResult, id: OutcomeId): Figure[] =>
  isZero(comparator.outcomes[id]) ? [] : [difference(policy, id)];

const level = ({ outcomes }: PolicyResult, id: OutcomeId): Figure => ({
  mean: formatEstimate(outcomes[id]),
  interval: isExact(outcomes[id]) ? '' : `[${formatRange(outcomes[id])}]`,
});

function difference({ contrasts }: PolicyResult, id: OutcomeId): Figure {
  const mean = formatEstimate(contrasts[id], { signed: true });
  return {
    mean: /[1-9]/.test(mean) ? mean : '±0',
    interval: isExact(contrasts[id]) ? '' : `[${formatRange(contrasts[id], 90, { signed: true })}]`,
  };
}

const onOneLine = ({ mean, interval }: Figure): string => (interval ? `${mean} ${interval}` : mean);
const onTwoLines = ({ mean, interval }: Figure): string => (interval ? `${mean}\n  ${interval}` : mean);

/** The table as text, figures on one line where they fit; undefined when it is wider than the terminal. */
function draw({ header, rows }: Grid, width: number): string | undefined {
  const columns = header.length - 1;
  const widest = Math.floor((width - narrowestName - gap * columns) / columns);
  const figureWidths = header.slice(1).map((title, column) => {
    const figures = rows.flatMap((row) => row.cells[column]!);
    const least = longest([...title.split(' '), ...figures.flatMap((figure) => onTwoLines(figure).split('\n'))]);
    return { least, width: Math.max(least, Math.min(widest, longest([title, ...figures.map(onOneLine)]))) };
  });
  if (figureWidths.some(({ least }) => least > widest)) return undefined;
  const cells = rows.map((row) =>
    row.cells.map((figures, column) =>
      figures
        .map((figure) => (onOneLine(figure).length > figureWidths[column]!.width ? onTwoLines : onOneLine)(figure))
        .join('\n'),
    ),
  );
  const room = width - figureWidths.reduce((sum, column) => sum + column.width + gap, 0);
  const colWidths = [
    Math.min(room, longest(rows.map((row) => row.name))),
    ...figureWidths.map((column) => column.width),
  ];
  const table = new Table({
    colWidths,
    wordWrap: true,
    chars: { ...noBorder, middle: ' '.repeat(gap) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(
    [...header],
    colWidths.map((columnWidth) => '─'.repeat(columnWidth)),
  );
  rows.forEach((row, i) => {
    table.push([row.name, ...cells[i]!]);
  });
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => [...text].length));

const noBorder = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((corner) => [side + corner, '']),
  ),
);

const plainLines = (grids: readonly Grid[]): string =>
  grids
    .map(({ header, rows }) =>
      [
        (header[1] as string).toUpperCase(),
        ...rows.map(({ name, cells }) =>
          [name, ...cells.flat().flatMap((figure) => indented(onTwoLines(figure)))].join('\n'),
        ),
      ].join('\n'),
    )
    .join('\n\n');

const indented = (text: string): readonly string[] => text.split('\n').map((line) => `  ${line}`);

function caption(results: Results, width: number): string {
  const { comparator, alternatives } = comparedPolicies(results);
  const { kind, label } = results.population;
  const text =
    `${kind === 'synthetic' && !/synthetic/i.test(label) ? 'Synthetic practices: ' : ''}${label}. ` +
    `Mean [90% interval] of ${results.draws.toLocaleString('en-GB')} draws` +
    (alternatives.length === 0
      ? '.'
      : `; signed figures are differences to ${comparator.title}; pp: percentage points.`);
  const more = shownOutcomes(results).length - mainOutcomes(results).length;
  const whole = `${text} ${results.hoursBasis}`;
  return wrapText(more > 0 ? `${whole} ${more} more outcomes are in the report.` : whole, width);
}
