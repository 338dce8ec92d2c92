import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { runScenario } from '../analysis/runScenario.js';
import { loadPopulation, loadScenario } from '../documents/loadScenario.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import { comparisonTable } from '../report/comparisonTable.js';
import { findings } from '../report/finding.js';
import { outputFolder } from '../report/outputFolder.js';
import { type RunDescription, sha256 } from '../report/runRecord.js';
import { writeOutputs } from '../report/writeOutputs.js';
import { seedText, wholeNumber } from './optionValues.js';
import { programVersion } from './programVersion.js';

interface RunFlags {
  readonly draws?: number;
  readonly seed?: string;
  readonly workers: number;
  readonly practices?: string;
  readonly out?: string;
}

/** Width of the comparison where the output is no terminal. */
const plainWidth = 160;

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

async function run(path: string, flags: RunFlags, print: (text: string) => void): Promise<void> {
  const loaded = loadScenario(path);
  const scenario: Scenario = {
    ...loaded.scenario,
    ...(flags.draws === undefined ? {} : { draws: flags.draws }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  };
  const { population, file } = loadPopulation(loaded, flags.practices);
  const directory = flags.out ?? join('results', scenario.id);
  // Before the simulation, so that a wrong folder does not cost the run.
  await outputFolder(directory);
  const progress = progressOf(scenario.draws);
  const { results, practices } = await runScenario(scenario, population, {
    workers: flags.workers,
    onProgress: progress.update,
  }).finally(progress.stop);
  const description: RunDescription = {
    schemaVersion: 1,
    kind: 'run',
    program: { name: 'qofsim', version: programVersion() },
    schemaVersions: { scenario: scenario.schemaVersion, results: results.schemaVersion, run: 1 },
    command: commandOf(path, scenario, flags.practices),
    scenario: { id: scenario.id, path, sha256: sha256(loaded.text) },
    inputs: [...dataFiles(), ...(file ? [{ path: file.path, sha256: sha256(file.text) }] : [])],
    fingerprint: results.fingerprint,
    seed: scenario.seed,
    draws: scenario.draws,
  };
  await writeOutputs(directory, results, practices, description);
  print(comparisonTable(results, { width: process.stdout.columns || plainWidth }));
  for (const { sentence } of findings(results)) print(`\n${sentence}`);
  print(
    `\nSeed ${results.seed}, ${results.draws.toLocaleString('en-GB')} draws. Wrote ${join(directory, 'report.html')}, results.json, practices.csv and run.json.`,
  );
}

const commandOf = (path: string, { draws, seed }: Scenario, practices?: string): string =>
  [
    'qofsim',
    'run',
    path,
    '--draws',
    draws,
    '--seed',
    seed,
    ...(practices === undefined ? [] : ['--practices', practices]),
  ]
    .map((word) => (/^[\w./:=-]+$/.test(String(word)) ? word : `'${String(word).replaceAll("'", "'\\''")}'`))
    .join(' ');

/** A bar on a terminal; plain lines, one each tenth, where the output is a file. */
function progressOf(draws: number): {
  readonly update: (done: number, all: number) => void;
  readonly stop: () => void;
} {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: `{bar} {percentage}% of practices, ${draws} draws each`,
      clearOnComplete: true,
    });
    let started = false;
    return {
      update: (done, all) => {
        if (!started) bar.start(all, done);
        started = true;
        bar.update(done);
      },
      stop: () => bar.stop(),
    };
  }
  let tenths = 0;
  return {
    update: (done, all) => {
      const now = Math.floor((10 * done) / all);
      if (now > tenths) process.stderr.write(`${10 * now}% of practices\n`);
      tenths = now;
    },
    stop: () => {},
  };
}
