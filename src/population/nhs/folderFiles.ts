import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../inputError.js';

/** The only way the importer reaches files, so that a test can hand it a folder in memory. */
export interface FolderFiles {
  /**
   * Names of the plain files directly in a folder, in code-unit order. @throws InputError when there is no such folder.
   */
  readonly names: (directory: string) => readonly string[];
  /** The whole content of one of them. @throws InputError when it cannot be read. */
  readonly bytes: (directory: string, name: string) => Uint8Array;
}

/** The file system. */
export const diskFiles: FolderFiles = {
  names(directory) {
    try {
      return readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      throw new InputError({
        where: directory,
        found: `no folder that can be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
        allowed: 'a folder with the published files (CSV, CSV.gz or zip)',
        mend: 'Check the path.',
      });
    }
  },
  bytes(directory, name) {
    try {
      return readFileSync(join(directory, name));
    } catch (error) {
      throw new InputError({
        where: join(directory, name),
        found: `a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
        allowed: 'a readable file',
        mend: 'Check its permissions, or take it out of the folder.',
      });
    }
  },
};
