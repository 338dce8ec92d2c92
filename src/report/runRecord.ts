import { createHash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A file by its content, wherever it lies. */
export interface HashedFile {
  /** Path relative to the package or to the folder of results, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * What is needed to run a simulation again and to check that it gives the same bytes. It holds no time, machine, number
 * of workers or version of Node, because none of them may change a figure.
 */
export interface RunDescription {
  readonly schemaVersion: 1;
  readonly kind: 'run';
  readonly program: { readonly name: 'qofsim'; readonly version: string };
  /** Version of each kind of document that took part. */
  readonly schemaVersions: Readonly<Record<string, number>>;
  /** Command line that makes these files again. */
  readonly command: string;
  readonly scenario: { readonly id: string; readonly path: string; readonly sha256: string };
  /** Facts and populations that were read. */
  readonly inputs: readonly HashedFile[];
  /** The same as in results.json: SHA-256 of all inputs. */
  readonly fingerprint: string;
  readonly seed: string;
  readonly draws: number;
}

/** The content of run.json: the description and the files that came out. */
export interface RunRecord extends RunDescription {
  readonly outputs: readonly HashedFile[];
}
