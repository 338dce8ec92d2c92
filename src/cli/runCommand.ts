import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { claimsText } from '../report/claimsText.js';
import { comparisonTable } from '../report/comparisonTable.js';
import { findings } from '../report/finding.js';
import { structuralText } from '../report/structuralTable.js';
import { seedText, wholeNumber } from './optionValues.js';
import { runScenarioFile } from './runScenarioFile.js';

interface RunFlags {
  readonly draws?: number;
  readonly seed?: string;
  readonly workers: number;
  readonly practices?: string;
  readonly out?: string;
}

/** Width of the comparison where the output is no terminal. */
const plainWidth = 160;

/** Lines of prose are no longer than this, however wide the terminal is. */
const longestLine = 110;

/** `qofsim run`: runs a scenario, prints the comparison and writes the folder of results. */
export function runCommand(print: (text: string) => void = console.log): Command {
  return new Command('run')
    .summary('run a scenario and write results, practices, report and run record')
    .description('Runs every policy of a scenario on the same simulated worlds and compares them.')
    .argument('<scenario>', 'scenario file (YAML); qofsim scenarios lists the shipped ones')
    .option(
      '--draws <number>',
      'simulated worlds, instead of those of the scenario',
      wholeNumber('--draws', 1, 1_000_000),
    )
    .option('--seed <text>', 'seed of all random numbers, instead of that of the scenario', seedText)
    .option(
      '--workers <number>',
      'threads; the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .option('--practices <file>', 'practices file, as qofsim import writes it, instead of those of the scenario')
    .option('--out <folder>', 'folder of results (default: results/<scenario id>)')
    .action((path: string, flags: RunFlags) => run(path, flags, print));
}

async function run(path: string, { out, ...flags }: RunFlags, print: (text: string) => void): Promise<void> {
  const { results, directory, notice } = await runScenarioFile({
    path,
    ...flags,
    directory: (id) => out ?? join('results', id),
  });
  const width = process.stdout.columns || plainWidth;
  print(comparisonTable(results, { width }));
  for (const { sentence } of findings(results)) print(`\n${sentence}`);
  const structural = structuralText(results, { width });
  if (structural !== '') print(`\n${structural}`);
  const claims = claimsText(results, { width: Math.min(width, longestLine) });
  if (claims !== '') print(`\n${claims}`);
  if (notice !== undefined) print(`\n${notice}`);
  print(
    `\nSeed ${results.seed}, ${results.draws.toLocaleString('en-GB')} draws. Wrote ${join(directory, 'report.html')}, results.json, practices.csv and run.json.`,
  );
}
