import type { Domain } from '../../contract/ruleset.js';
import { type Points, points } from '../../units.js';
import type { PracticeHistory } from '../population.js';
import { matchColumns } from './columnAliases.js';
import type { ImportLog } from './importReport.js';
import { readCode, readWithin, wrongCell } from './readCell.js';
import type { Table } from './readTable.js';

/** Points of a practice in total and by domain. */
type PracticePoints = Pick<PracticeHistory, 'points' | 'domainPoints'>;

/** Points are published with rounding errors in the last of many decimals. */
const rounding = 0.01;

const domainFields = {
  clinical: 'clinicalPoints',
  'public-health': 'publicHealthPoints',
  'additional-services': 'additionalServicesPoints',
} as const satisfies Partial<Record<Domain, string>>;

/**
 * Reads points by practice: TOTAL and, where there are such columns, CL (clinical), PH (public health) and PHAS (additional
 * services). A practice without a total is set aside, and so is one whose domains add up to more.
 * @throws InputError for more points than the contract has, a practice given twice, or text for a number
 */
export function readPracticePoints(
  table: Table,
  indicators: readonly { readonly domain: Domain; readonly points: { readonly value: number } }[],
  log: ImportLog,
): { readonly rows: number; readonly practices: ReadonlyMap<string, PracticePoints> } {
  const at = matchColumns(table, ['practice', 'totalPoints'], Object.values(domainFields));
  const available = (domain?: Domain) =>
    indicators.reduce((sum, own) => sum + (domain === undefined || own.domain === domain ? own.points.value : 0), 0);
  const most = { all: available(), of: (domain: Domain) => available(domain) };
  const practices = new Map<string, PracticePoints>();
  const rows = table.forEachRow((cells, line) => {
    const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
    const value = (position: number, limit: number): Points | undefined => {
      const own = readWithin(cells[position]!, place(position), 0, limit + rounding);
      return own === undefined ? undefined : points(Math.min(own, limit));
    };
    const practice = readCode(cells[at.practice]!, place(at.practice));
    if (practices.has(practice)) throw wrongCell(practice, place(at.practice), 'one row for each practice');
    const total = value(at.totalPoints, most.all);
    if (total === undefined) {
      log.setAside('a practice without a total of points', table.where, practice);
      return;
    }
    const domainPoints: Partial<Record<Domain, Points>> = {};
    for (const [domain, field] of Object.entries(domainFields) as [
      keyof typeof domainFields,
      (typeof domainFields)[keyof typeof domainFields],
    ][]) {
      const position = at[field];
      const own = position === undefined ? undefined : value(position, most.of(domain));
      if (own !== undefined) domainPoints[domain] = own;
    }
    const sum = Object.values(domainPoints).reduce((all, own) => all + own, 0);
    if (sum > total + rounding) {
      log.setAside('domains with more points than the total', table.where, practice);
      practices.set(practice, { points: total });
      return;
    }
    practices.set(practice, { points: total, ...(Object.keys(domainPoints).length > 0 ? { domainPoints } : {}) });
  });
  return { rows, practices };
}
