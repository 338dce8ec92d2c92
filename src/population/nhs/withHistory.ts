import type { Population } from '../population.js';
import type { ImportReport } from './importReport.js';
import { publicationOf } from './publications.js';
import type { HistoryRead } from './readHistory.js';

/**
 * The imported practices with their results of an earlier year, and the report with what was read and matched: practices without
 * results stay as they are and are counted.
 * @param except  codes of areas whose results are left out
 */
export function withHistory(
  { population, report }: { readonly population: Population; readonly report: ImportReport },
  { year, practices, reads, log }: HistoryRead,
  except: ReadonlySet<string> = new Set(),
): { readonly population: Population; readonly report: ImportReport } {
  const known = population.practices.filter(({ code, area }) => practices.has(code) && !except.has(area));
  const taken = new Set(known.map(({ code }) => code));
  const leftOut = population.practices.filter(({ code }) => practices.has(code) && !taken.has(code)).length;
  const codes = new Set(population.practices.map(({ code }) => code));
  const unmatched = [...practices.keys()].filter((code) => !codes.has(code)).sort();
  const number = (value: number) => value.toLocaleString('en-GB');
  const byIndicator = known.filter(({ code }) => practices.get(code)!.indicators !== undefined).length;
  const forms = [
    ...(byIndicator > 0 ? [`${number(byIndicator)} by indicator`] : []),
    ...(known.length > byIndicator ? [`${number(known.length - byIndicator)} as points`] : []),
  ];
  const notes = [
    `History: ${number(known.length)} of ${number(population.practices.length)} practices have results of ${year}${forms.length > 0 ? ` (${forms.join(', ')})` : ''}; the other ${number(population.practices.length - known.length)} are simulated as any practice.`,
    ...(leftOut > 0
      ? [`History: results of ${number(leftOut)} practices in ${[...except].sort().join(', ')} were left out as asked.`]
      : []),
    ...(unmatched.length > 0
      ? [
          `History: ${number(unmatched.length)} practices with results of ${year} are not in the population: ${unmatched.slice(0, 5).join(', ')}${unmatched.length > 5 ? ' ...' : ''}.`,
        ]
      : []),
  ];
  return {
    population: {
      ...population,
      practices: population.practices.map((practice) => {
        const history = taken.has(practice.code) ? practices.get(practice.code) : undefined;
        return history ? { ...practice, history } : practice;
      }),
      sources: [
        ...population.sources,
        ...reads.map(({ name, kind, sha256 }) => ({
          certainty: 'seen' as const,
          source: `${name}, results of ${year}: ${publicationOf(kind)}; SHA-256 of the CSV ${sha256}`,
        })),
      ],
    },
    report: {
      ...report,
      files: [
        ...report.files,
        ...reads.map(({ codes: named, ...file }) => ({
          ...file,
          ...(named ? { practices: named.size, joined: [...named].filter((code) => codes.has(code)).length } : {}),
        })),
      ],
      setAside: [...report.setAside, ...log.valuesSetAside],
      coverage: [...report.coverage, { field: 'history', practices: known.length }],
      notes: [...report.notes, ...notes, ...log.notes],
    },
  };
}
