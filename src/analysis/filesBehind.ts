import type { HashedFact } from '../facts/dataFingerprint.js';

/** A file of facts behind a figure. */
export interface FileBehind extends HashedFact {
  /** Against the file that the program has now. */
  readonly since: 'same' | 'changed' | 'gone';
}

/**
 * The files that match the patterns of src/analysis/provenance.ts, with the hashes that the run recorded.
 * @param patterns  {nation}, {year} and {populationYear} stand for those of the run
 * @param recorded  files of the run
 * @param present  files that the program has now
 */
export function filesBehind(
  patterns: readonly string[],
  run: { readonly nation: string; readonly years: readonly string[]; readonly populationYear?: string },
  recorded: readonly HashedFact[],
  present: readonly HashedFact[],
): readonly FileBehind[] {
  const nation = run.nation.toLowerCase().replace(' ', '-');
  // A year that is not known may be any.
  const populationYear = run.populationYear ?? '\\d{4}-\\d{2}';
  const expressions = patterns
    .flatMap((pattern) => run.years.map((year) => pattern.replace('{nation}', nation).replace('{year}', year)))
    .map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace('{populationYear}', populationYear)}$`));
  return recorded
    .filter(({ path }) => expressions.some((expression) => expression.test(path)))
    .map((file) => {
      const now = present.find(({ path }) => path === file.path);
      return { ...file, since: now === undefined ? 'gone' : now.sha256 === file.sha256 ? 'same' : 'changed' };
    });
}
