import Table from 'cli-table3';
import type { ImportReport, NotTaken } from '../population/nhs/importReport.js';
import type { Population } from '../population/population.js';

/** The report of an import as a terminal shows it. */
export function describeImport(population: Population, report: ImportReport): string {
  const partial = report.coverage.filter(({ practices }) => practices > 0 && practices < report.practices);
  const sections = [
    `${population.label}: ${count(report.patients)} patients, ${count(population.areas.length)} areas`,
    table(
      ['file', 'kind', 'rows', 'practices', 'joined'],
      report.files.map(({ name, kind, rows, practices, joined }) => [
        name,
        kind,
        count(rows),
        count(practices),
        count(joined),
      ]),
    ),
    notTaken('Practices of the files that are not in the population', report.dropped),
    notTaken('Values set aside', report.setAside),
    partial.length > 0 &&
      `Known of some practices only: ${partial.map(({ field, practices }) => `${field} ${count(practices)}`).join(', ')}`,
    report.absent.length > 0 && `Absent of all practices: ${report.absent.join(', ')}`,
    report.leftOut.length > 0 &&
      `Files not read:\n${report.leftOut.map(({ name, why }) => `  ${name}: ${why}`).join('\n')}`,
    report.notes.length > 0 && `Note:\n${report.notes.map((note) => `  ${note}`).join('\n')}`,
  ];
  return sections.filter((section) => section !== false).join('\n\n');
}

function notTaken(title: string, entries: readonly NotTaken[]): string | false {
  if (entries.length === 0) return false;
  const rows = entries.map(({ why, file, count: number, which }) => [
    why,
    file,
    count(number),
    which.slice(0, 2).join(', '),
  ]);
  return `${title}:\n${table(['why', 'file', 'count', 'such as'], rows)}`;
}

const count = (value: number | undefined): string => (value === undefined ? '' : value.toLocaleString('en-GB'));

const numeric = new Set(['rows', 'practices', 'joined', 'count']);

/** Without colours and lines between the rows, so that it can be pasted. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({
    head: [...head],
    colAligns: head.map((name) => (numeric.has(name) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}
