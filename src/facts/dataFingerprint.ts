import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A file by its content. */
export interface HashedFact {
  /** Relative to the package, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

const dataFolder = new URL('../../data/', import.meta.url);

/** Words and scores for pages: no figure of a run depends on them. */
const wordsForPages = 'report/';

/** Every JSON file of `data/` with its SHA-256, sorted by path: the facts that a run could have read. */
export function dataFiles(): readonly HashedFact[] {
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json') && !path.startsWith(wordsForPages))
    .sort()
    .map((path) => ({
      path: `data/${path}`,
      sha256: createHash('sha256')
        .update(readFileSync(new URL(path, dataFolder)))
        .digest('hex'),
    }));
}
