import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The only file that knows where the facts lie: the folder `data/` of the package. The what-if page puts another file with the
 * same functions in its place, which has the facts in memory (`web/src/bundledData.ts`).
 */
const dataFolder = new URL('../../data/', import.meta.url);

/** A file by its content. */
export interface HashedFact {
  /** Relative to the package, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** Text of a file below `data/`. @throws Error where there is no such file */
export const factText = (path: string): string => readFileSync(new URL(path, dataFolder), 'utf8');

/** Names in a folder below `data/`, sorted. @throws Error where there is no such folder */
export const factNames = (folder: string): readonly string[] => readdirSync(new URL(`${folder}/`, dataFolder)).sort();

/** Every JSON file with its SHA-256, sorted by path. */
export const hashedFacts = (): readonly HashedFact[] =>
  readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => ({
      path: `data/${path}`,
      sha256: createHash('sha256')
        .update(readFileSync(new URL(path, dataFolder)))
        .digest('hex'),
    }));
