import { type HashedFact, hashedFacts } from './dataFolder.js';

export type { HashedFact } from './dataFolder.js';

/** Words and scores for pages: no figure of a run depends on them. */
const wordsForPages = 'data/report/';

/** Every JSON file of `data/` with its SHA-256, sorted by path: the facts that a run could have read. */
export const dataFiles = (): readonly HashedFact[] =>
  hashedFacts().filter(({ path }) => !path.startsWith(wordsForPages));
