import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../inputError.js';

/**
 * Writes a file as a whole or not at all: into a temporary file in the same folder, flushed to the disk, then renamed
 * over the old one.
 * @throws InputError when it cannot be written; an earlier file of that name is then as it was
 */
export function writeAtomically(path: string, text: string | Buffer): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputError({
      where: path,
      found: `a file that cannot be written (${(error as Error).message})`,
      allowed: 'a path in a folder that exists and may be written to',
      mend: 'Create the folder, free the disk, or choose another path. An earlier file of this name is unchanged.',
    });
  }
}
