import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../inputError.js';

/**
 * The real path of a folder to write into: links are followed, missing folders above it are made.
 * @param directory  relative to the current directory; need not exist
 * @throws InputError when the path is a file, lies below a file, is a link to nothing or may not be made
 */
export async function outputFolder(directory: string): Promise<string> {
  const wanted = path.resolve(directory);
  try {
    await mkdir(path.dirname(wanted), { recursive: true });
    const present = await lstat(wanted).catch(ifAbsent(undefined));
    if (!present) return path.join(await realpath(path.dirname(wanted)), path.basename(wanted));
    await readdir(wanted);
    return await realpath(wanted);
  } catch (error) {
    throw cannotWrite(directory, error);
  }
}

/** What a person must know when the system refuses to write; errors of the program itself stay what they are. */
export function cannotWrite(directory: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const found =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? 'a file where a folder is needed'
      : `a folder that cannot be written (${(error as Error).message})`;
  return new InputError({
    where: directory,
    found,
    allowed: 'a folder that may be written, or a path where one can be made',
    mend: 'Choose another folder, or free space and permissions. An earlier result in it is unchanged.',
  });
}

/** The system's name of an error, such as ENOSPC for a full disk; undefined for errors of other origin. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;

/** Turns 'no such file' into a value; every other error stays an error. */
export function ifAbsent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (errorCode(error) === 'ENOENT') return value;
    throw error;
  };
}
