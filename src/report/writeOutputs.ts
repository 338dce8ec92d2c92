import type { PracticeRow } from '../analysis/practiceRows.js';
import { type Results, resultsSchema } from '../documents/resultsSchema.js';
import { renderReport } from './html/renderReport.js';
import { practicesCsv } from './practicesCsv.js';
import { readPracticesCsv } from './readPracticesCsv.js';
import { replaceFiles } from './replaceFiles.js';
import { type RunDescription, type RunRecord, sha256 } from './runRecord.js';
import { stableJson } from './stableJson.js';

/**
 * Writes results.json, practices.csv, report.html and run.json into a folder, all of them or none (see replaceFiles).
 * @param directory  made when it does not exist; other files in it stay as they are
 * @returns the run record with the hash of every file
 * @throws InputError when the folder cannot be written; Error when the results break their contract
 */
export async function writeOutputs(
  directory: string,
  results: Results,
  rows: readonly PracticeRow[],
  run: RunDescription,
): Promise<RunRecord> {
  const practices = practicesCsv(rows);
  // From the rows as the file has them, so that the folder alone gives the same report.
  const report = await renderReport(results, readPracticesCsv(practices, 'practices.csv'), { run });
  const files = [
    { name: 'results.json', text: stableJson(resultsSchema.parse(results)) },
    { name: 'practices.csv', text: practices },
    { name: 'report.html', text: report },
  ];
  const record: RunRecord = { ...run, outputs: files.map(({ name, text }) => ({ path: name, sha256: sha256(text) })) };
  // Last, so that the hashes in it tell whether the files beside it belong together.
  await replaceFiles(directory, [...files, { name: 'run.json', text: stableJson(record) }]);
  return record;
}
