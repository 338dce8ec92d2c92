import { join } from 'node:path';
import { Command } from 'commander';
import { renderReport } from '../report/html/renderReport.js';
import { replaceFiles } from '../report/replaceFiles.js';
import { sha256 } from '../report/runRecord.js';
import { stableJson } from '../report/stableJson.js';
import { requireFolder } from './requireFolder.js';
import { readPracticesOf, readRunFolder } from './runFolder.js';
import { writeAtomically } from './writeAtomically.js';

/** `qofsim report`: draws the report of a finished run again. */
export function reportCommand(print: (text: string) => void = console.log): Command {
  return new Command('report')
    .summary('draw the report of a finished run again')
    .description(
      'Makes report.html from the results.json, practices.csv and run.json of a folder of results. Nothing is simulated: with the program that ran it the report is the same to the byte.',
    )
    .argument('<folder>', 'folder of results, as qofsim run wrote it')
    .option('--out <file>', 'file to write instead of report.html in that folder')
    .action((folder: string, { out }: { readonly out?: string }) => report(folder, out, print));
}

async function report(folder: string, out: string | undefined, print: (text: string) => void): Promise<void> {
  if (out !== undefined) requireFolder(out);
  const { results, record } = readRunFolder(folder);
  const text = await renderReport(results, readPracticesOf(folder, record), { run: record });
  if (out !== undefined) {
    writeAtomically(out, text);
    print(`Wrote ${out}.`);
    return;
  }
  const outputs = record.outputs.map((output) =>
    output.path === 'report.html' ? { ...output, sha256: sha256(text) } : output,
  );
  await replaceFiles(folder, [
    { name: 'report.html', text },
    { name: 'run.json', text: stableJson({ ...record, outputs }) },
  ]);
  print(`Wrote ${join(folder, 'report.html')}.`);
}
