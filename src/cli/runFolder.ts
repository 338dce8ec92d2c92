import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PracticeRow } from '../analysis/practiceRows.js';
import { parseText } from '../documents/parseText.js';
import { readResults } from '../documents/readResults.js';
import type { Results } from '../documents/resultsSchema.js';
import { InputError } from '../inputError.js';
import { readPracticesCsv } from '../report/readPracticesCsv.js';
import { type RunRecord, sha256 } from '../report/runRecord.js';

/** A folder that `qofsim run` wrote. */
export interface RunFolder {
  readonly results: Results;
  readonly record: RunRecord;
}

const hashed = z.object({ path: z.string(), sha256: z.string() });

const recordSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal('run'),
  program: z.object({ name: z.literal('qofsim'), version: z.string() }),
  schemaVersions: z.record(z.string(), z.number()),
  command: z.string(),
  scenario: z.object({ id: z.string(), path: z.string(), sha256: z.string() }),
  inputs: z.array(hashed),
  fingerprint: z.string(),
  seed: z.string(),
  draws: z.number(),
  outputs: z.array(hashed),
});

const allowed = 'a folder that qofsim run wrote, with results.json and run.json';

/** Reads a folder of results. @throws InputError when it is not there, not one, or its files do not belong together */
export function readRunFolder(folder: string): RunFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError({
      where: folder,
      found: statSync(folder, { throwIfNoEntry: false }) ? 'a file' : 'no such folder',
      allowed,
      mend: 'Check the path: results are in results/<scenario id> unless --out said otherwise.',
    });
  }
  const text = fileIn(folder, 'results.json');
  const record = readRecord(fileIn(folder, 'run.json'), join(folder, 'run.json'));
  const results = readResults(text, join(folder, 'results.json'));
  const written = record.outputs.find(({ path }) => path === 'results.json')?.sha256;
  if (written === sha256(text) && record.fingerprint === results.fingerprint) return { results, record };
  throw notTogether(join(folder, 'results.json'), record);
}

/** The rows of practices.csv in a folder of results. @throws InputError when it is not there or not the one of the run */
export function readPracticesOf(folder: string, record: RunRecord): readonly PracticeRow[] {
  const text = fileIn(folder, 'practices.csv');
  const written = record.outputs.find(({ path }) => path === 'practices.csv')?.sha256;
  if (written === sha256(text)) return readPracticesCsv(text, join(folder, 'practices.csv'));
  throw notTogether(join(folder, 'practices.csv'), record);
}

const notTogether = (where: string, { command }: RunRecord): InputError =>
  new InputError({
    where,
    found: 'other content than run.json, in the same folder, has the hash of',
    allowed: 'the files as one run wrote them',
    mend: `Make them again: ${command}`,
  });

function fileIn(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new InputError({
      where: folder,
      found: `a folder without a readable ${name}`,
      allowed,
      mend: 'Name the folder of one run; a folder of episodes has one folder for each.',
    });
  }
}

function readRecord(text: string, where: string): RunRecord {
  const parsed = recordSchema.safeParse(parseText(text, where));
  if (parsed.success) return parsed.data;
  throw new InputError({
    where,
    found: `another document than the record of a run (${parsed.error.issues[0]!.path.join('.') || 'whole file'}: ${parsed.error.issues[0]!.message})`,
    allowed: 'run.json as qofsim run writes it',
    mend: 'Name a folder that qofsim run wrote, or run the scenario again.',
  });
}
