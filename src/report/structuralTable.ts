import Table from 'cli-table3';
import type { Estimate, OutcomeId, Results } from '../documents/resultsSchema.js';
import type { ChartTable } from './charts/chartSpec.js';
import type { TerminalSize } from './comparisonTable.js';
import { formatEstimate } from './formatEstimate.js';
import { wrapText } from './wrapText.js';

/** The figures that a reader would ask about first. */
const asked: readonly OutcomeId[] = [
  'pointsPerPractice',
  'recordedAchievement',
  'qofPaymentPerPractice',
  'hoursReleasedPerPractice',
  'careForgone',
];

export const structuralTitle = 'Depends on which model of the response';

/** Differences to the comparator by variant of the response, where they differ by more than Monte Carlo error; undefined where none does. */
export function structuralTable(results: Results): ChartTable | undefined {
  const { variants, policies } = results.structural;
  const rows = policies.flatMap(({ policy, outcomes }) =>
    outcomes.flatMap(({ outcome, byVariant }) => {
      const changes = byVariant.map(({ change }) => change);
      if (!asked.includes(outcome) || !differ(changes)) return [];
      const title = results.policies.find(({ id }) => id === policy)!.title;
      return [
        [
          `${title}: ${results.outcomeDefinitions[outcome].title.toLowerCase().replace('qof', 'QOF')}`,
          ...changes.map((change) => formatEstimate(change, { signed: true })),
        ],
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  const titles = variants.filter(({ parameterSets }) => parameterSets > 0).map(({ title }) => title);
  return {
    caption: `Mean difference to ${comparatorTitle(results)} by model of the response, each from its own parameter sets; what differs by less than Monte Carlo error is left out`,
    header: ['Policy and outcome', ...titles],
    rows,
  };
}

const comparatorTitle = ({ policies, comparator }: Results): string =>
  policies.find(({ id }) => id === comparator)!.title;

/** Monte Carlo errors of a difference that chance seldom makes. */
const clearErrors = 2;

/** Whether some two variants differ by more than the Monte Carlo error of their own parameter sets explains. */
const differ = (changes: readonly Estimate[]): boolean =>
  changes.some((a) =>
    changes.some(
      (b) =>
        a.mcse !== null &&
        b.mcse !== null &&
        Math.abs(a.mean - b.mean) > clearErrors * Math.hypot(a.mcse, b.mcse) &&
        Math.abs(a.mean - b.mean) > 0,
    ),
  );

/** The table for a terminal; empty where there is none. */
export function structuralText(results: Results, { width }: TerminalSize): string {
  const table = structuralTable(results);
  if (!table) return '';
  const drawn = new Table({ head: [...table.header], style: { head: [], border: [], compact: true } });
  drawn.push(...table.rows.map((row) => [...row]));
  const lines = drawn.toString().split('\n');
  const fits = lines.every((line) => [...line].length <= width);
  const body = fits ? lines.join('\n') : plain(table);
  return `${structuralTitle}\n${body}\n${wrapText(`${table.caption}.`, width)}`;
}

const plain = ({ header, rows }: ChartTable): string =>
  rows
    .map(([name, ...cells]) => [name, ...cells.map((cell, i) => `  ${header[i + 1]}: ${cell}`)].join('\n'))
    .join('\n');
