import { compressedFacts } from 'qofsim:facts';
import { gunzipSync, strFromU8 } from 'fflate';
import type { HashedFact } from '../../../src/facts/dataFolder.js';

interface Facts {
  readonly hashes: readonly HashedFact[];
  readonly files: Readonly<Record<string, string>>;
}

let unpacked: Facts | undefined;

function facts(): Facts {
  unpacked ??= JSON.parse(
    strFromU8(gunzipSync(Uint8Array.from(atob(compressedFacts), (character) => character.charCodeAt(0)))),
  ) as Facts;
  return unpacked;
}

/** In place of `src/facts/dataFolder.ts`: the facts that the page carries. @throws Error where it does not carry the file */
export function factText(path: string): string {
  const text = facts().files[path];
  if (text === undefined) throw new Error(`data/${path} is not in the page`);
  return text;
}

export const factNames = (folder: string): readonly string[] =>
  Object.keys(facts().files)
    .flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0]!] : []))
    .filter((name, i, all) => all.indexOf(name) === i)
    .sort();

/** Of every file of `data/`, also of those that the page does not carry: the fingerprint is that of the command line. */
export const hashedFacts = (): readonly HashedFact[] => facts().hashes;
