import { mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PracticeRow } from '../analysis/practiceRows.js';
import { type Results, resultsSchema } from '../analysis/resultsSchema.js';
import { InputError } from '../inputError.js';
import { renderReport } from './html/renderReport.js';
import { practicesCsv } from './practicesCsv.js';
import { type RunDescription, type RunRecord, sha256 } from './runRecord.js';
import { stableJson } from './stableJson.js';

/** Files of a folder of results; nothing else may lie in it, because a new run replaces the folder. */
const fileNames: readonly string[] = ['results.json', 'practices.csv', 'report.html', 'run.json'];

/**
 * Writes results.json, practices.csv, report.html and run.json into a folder, all of them or none: they are first written
 * beside it, then swapped in by renaming. Whatever fails before leaves an earlier result as it was. A run that is killed
 * between the two renames leaves the earlier result under the name `.<folder>.previous`; the next run puts it back first.
 * @param directory  made when it does not exist
 * @returns the run record with the hash of every file
 * @throws InputError when the folder holds other files; Error when the results break their contract
 */
export async function writeOutputs(
  directory: string,
  results: Results,
  rows: readonly PracticeRow[],
  run: RunDescription,
): Promise<RunRecord> {
  const files = [
    { path: 'results.json', text: stableJson(resultsSchema.parse(results)) },
    { path: 'practices.csv', text: practicesCsv(rows) },
    { path: 'report.html', text: await renderReport(results, rows, { run }) },
  ];
  const record: RunRecord = { ...run, outputs: files.map((file) => ({ path: file.path, sha256: sha256(file.text) })) };
  await replaceFolder(directory, [...files, { path: 'run.json', text: stableJson(record) }]);
  return record;
}

async function replaceFolder(directory: string, files: readonly { path: string; text: string }[]): Promise<void> {
  const wanted = path.resolve(directory);
  await mkdir(path.dirname(wanted), { recursive: true });
  const target = await realpath(wanted).catch(ifAbsent(wanted));
  const parent = path.dirname(target);
  const previous = path.join(parent, `.${path.basename(target)}.previous`);
  await restore(previous, target);
  await refuseForeignFiles(target, directory);
  const fresh = path.join(parent, `.${path.basename(target)}.new-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  try {
    await mkdir(fresh);
    for (const file of files) await writeToDisk(path.join(fresh, file.path), file.text);
    const hadEarlier = await rename(target, previous).then(() => true, ifAbsent(false));
    try {
      await rename(fresh, target);
    } catch (error) {
      if (hadEarlier) await rename(previous, target);
      throw error;
    }
    await rm(previous, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** After a kill in mid-swap: an earlier result without a successor goes back to its place. */
async function restore(previous: string, target: string): Promise<void> {
  const exists = await readdir(target).then(() => true, ifAbsent(false));
  if (exists) await rm(previous, { recursive: true, force: true });
  else await rename(previous, target).catch(ifAbsent(undefined));
}

async function refuseForeignFiles(target: string, directory: string): Promise<void> {
  const present = await readdir(target).catch(ifAbsent([] as string[]));
  const foreign = present.filter((name) => !fileNames.includes(name));
  if (foreign.length === 0) return;
  throw new InputError({
    where: directory,
    found: `other files: ${foreign.slice(0, 5).join(', ')}`,
    allowed: 'a new folder, an empty one, or one that holds only an earlier result',
    mend: 'Give another folder: a run replaces the whole folder.',
  });
}

async function writeToDisk(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
    // Without this a rename may reach the disk before the content does.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns 'no such file' into a value; every other error stays an error. */
function ifAbsent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
}
