import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../inputError.js';
import { cannotWrite, errorCode, ifAbsent, outputFolder } from './outputFolder.js';

/** A file to write, by its name in the folder. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Errors that say 'not by this way': the folder above is closed to us, or the folder is a mount point. */
const swapRefused: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

/**
 * Puts a set of files into a folder, all of them or none. A folder that holds nothing else is written beside itself and
 * swapped in by renaming. A folder with other files in it, or one that cannot be swapped, gets the files under temporary names
 * first, then each is renamed in the given order; whatever fails puts the earlier ones back.
 *
 * A kill loses nothing: in mid-swap it leaves the earlier folder as `.<folder>.previous`, which the next call puts back first;
 * in mid-rename it leaves both generations complete, the earlier as `.<file>.previous`.
 * @param directory  made when it does not exist
 * @throws InputError when the folder cannot be written; the earlier files are then as they were
 */
export async function replaceFiles(directory: string, files: readonly TextFile[]): Promise<void> {
  const folder = await outputFolder(directory);
  try {
    await clearUp(folder);
    const present = await readdir(folder, { withFileTypes: true }).catch(ifAbsent([]));
    const names = new Set(files.flatMap(({ name }) => [name, fresh(name), previous(name)]));
    const obstacle = present.find((entry) => names.has(entry.name) && entry.isDirectory());
    if (obstacle) throw folderInTheWay(directory, obstacle.name);
    const holdsOthers = present.some((entry) => !names.has(entry.name));
    if (holdsOthers || contains(folder, process.cwd())) await renameInside(folder, files);
    else await swapFolder(folder, files).catch(insteadOfSwap(() => renameInside(folder, files)));
  } catch (error) {
    throw cannotWrite(directory, error);
  }
}

const fresh = (name: string): string => `.${name}.new`;
const previous = (name: string): string => `.${name}.previous`;

/** The folders of a swap, next to the one that is replaced. */
const beside = (folder: string) => ({
  halfWritten: path.join(path.dirname(folder), fresh(path.basename(folder))),
  earlier: path.join(path.dirname(folder), previous(path.basename(folder))),
});

async function swapFolder(folder: string, files: readonly TextFile[]): Promise<void> {
  const { halfWritten, earlier } = beside(folder);
  try {
    await mkdir(halfWritten);
    for (const { name, text } of files) await writeToDisk(path.join(halfWritten, name), text);
    const hadEarlier = await rename(folder, earlier).then(() => true, ifAbsent(false));
    try {
      await rename(halfWritten, folder);
    } catch (error) {
      if (hadEarlier) await rename(earlier, folder);
      throw error;
    }
    await rm(earlier, { recursive: true, force: true });
  } finally {
    await rm(halfWritten, { recursive: true, force: true });
  }
}

/** After a kill: what was half written goes, and an earlier folder without a successor goes back to its place. */
async function clearUp(folder: string): Promise<void> {
  const { halfWritten, earlier } = beside(folder);
  await rm(halfWritten, { recursive: true, force: true });
  const exists = await readdir(folder).then(() => true, ifAbsent(false));
  if (exists) await rm(earlier, { recursive: true, force: true });
  else await rename(earlier, folder).catch(ifAbsent(undefined));
}

async function renameInside(folder: string, files: readonly TextFile[]): Promise<void> {
  const at = (name: string) => path.join(folder, name);
  const remove = async (temporary: (name: string) => string) => {
    for (const { name } of files) await rm(at(temporary(name)), { force: true });
  };
  const undo: (() => Promise<void>)[] = [];
  await mkdir(folder, { recursive: true });
  try {
    for (const { name, text } of files) await writeToDisk(at(fresh(name)), text);
    for (const { name } of files) {
      const hadEarlier = await copyFile(at(name), at(previous(name))).then(() => true, ifAbsent(false));
      undo.unshift(() => (hadEarlier ? rename(at(previous(name)), at(name)) : rm(at(name), { force: true })));
    }
    for (const { name } of files) await rename(at(fresh(name)), at(name));
  } catch (error) {
    // Should this fail too, then the earlier files stay under their second names.
    for (const putBack of undo) await putBack();
    await remove(previous);
    throw error;
  } finally {
    await remove(fresh);
  }
  await remove(previous);
}

async function writeToDisk(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    // Without this a rename may reach the disk before the content does.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether the current directory is in the folder: it would be swapped away under the user's feet. */
const contains = (folder: string, place: string): boolean => `${place}${path.sep}`.startsWith(withSeparator(folder));
const withSeparator = (folder: string): string => (folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);

const insteadOfSwap = (otherWay: () => Promise<void>) => (error: unknown) => {
  if (swapRefused.has(errorCode(error))) return otherWay();
  throw error;
};

const folderInTheWay = (directory: string, name: string): InputError =>
  new InputError({
    where: directory,
    found: `a folder named ${name}`,
    allowed: 'files of that name only',
    mend: 'Move that folder away, or choose another folder for the results.',
  });
