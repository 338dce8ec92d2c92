/**
 * The candidates that a mistyped name may have meant, best first, at most three.
 * A candidate is near when it contains the text, or when it takes no more single-letter changes (insert, drop, replace,
 * swap of neighbours; case is free) than a third of the text's length, and at least one.
 */
export function nearMatches(text: string, candidates: Iterable<string>): readonly string[] {
  const wanted = text.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, changes: changesBetween(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, changes }) => changes <= most || contains(candidate.toLowerCase(), wanted))
    .sort((a, b) => a.changes - b.changes || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Two letters are in too many names to mean anything. */
const contains = (candidate: string, wanted: string): boolean => wanted.length > 2 && candidate.includes(wanted);

/** Optimal string alignment distance. */
function changesBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
