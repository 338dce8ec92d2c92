import Table from 'cli-table3';
import type { PracticeStatement, StatementArea, StatementIndicator } from '../contract/practiceStatement.js';

const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-GB');
const short = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const factor = (value: number | null): string => (value === null ? 'varies' : value.toFixed(4));
const percent = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(2)}%`);
const optional = (value: number | undefined): string => (value === undefined ? '' : whole.format(value));

/** A statement as the text a terminal shows: the terms, a table by indicator (where given) and area, and the total. */
export function statementText(
  statement: PracticeStatement,
  practice: string | undefined,
  notices: readonly string[],
): string {
  const table = new Table({
    head: ['Area', 'Indicator', 'Achieved', 'Points', 'of', 'Register', 'Practice', 'National', 'Factor', 'GBP'],
    colAligns: ['left', 'left', ...Array.from({ length: 8 }, () => 'right' as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const area of statement.areas) {
    for (const indicator of area.indicators) table.push(indicatorRow(area, indicator));
    table.push(areaRow(area));
  }
  table.push([
    { content: 'Total', colSpan: 3 },
    short.format(statement.points),
    whole.format(statement.pointsAvailable),
    { content: '', colSpan: 4 },
    money.format(statement.total),
  ]);
  return [
    `${practice ?? 'Practice'}: QOF ${statement.nation} ${statement.year}, ${whole.format(statement.list)} patients`,
    `Point value GBP ${money.format(statement.pointValue)}; list-size index ${statement.listSizeIndex.toFixed(6)} (average list ${whole.format(statement.averageList)}); rounding ${statement.rounding}; additional services by ${statement.additionalServices.replace('-', ' ')}`,
    table.toString(),
    ...settlement(statement),
    ...notices.map((notice) => `Note: ${notice}`),
  ].join('\n');
}

const indicatorRow = ({ area }: StatementArea, indicator: StatementIndicator): string[] => [
  area,
  indicator.code,
  percent(indicator.achievement),
  short.format(indicator.points),
  whole.format(indicator.available),
  '',
  '',
  '',
  factor(indicator.factor),
  money.format(indicator.payment),
];

const areaRow = (area: StatementArea): string[] => [
  area.area,
  area.indicators.length > 0 ? 'area' : '',
  '',
  short.format(area.points),
  optional(area.available),
  optional(area.register),
  percent(area.practicePrevalence),
  percent(area.nationalPrevalence),
  factor(area.diseaseFactor),
  money.format(area.payment),
];

function settlement({ partYear, aspirationPaid, deductions, balance }: PracticeStatement): readonly string[] {
  const lines: string[] = [];
  if (partYear !== 1) lines.push(`Part of the year: ${partYear.toFixed(4)} (in the total, not in the areas)`);
  if (aspirationPaid !== 0) lines.push(`Aspiration paid: GBP ${money.format(aspirationPaid)}`);
  if (deductions !== 0) lines.push(`Deductions: GBP ${money.format(deductions)}`);
  if (lines.length > 0) {
    lines.push(
      balance < 0 ? `To be recovered: GBP ${money.format(-balance)}` : `Balance due: GBP ${money.format(balance)}`,
    );
  }
  return lines;
}
