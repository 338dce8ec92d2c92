import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { InputError, type InputProblem } from '../inputError.js';
import type { Episode } from '../report/episodes/episode.js';
import { episodesMarkdown } from '../report/episodes/episodesMarkdown.js';
import { episodesPage } from '../report/episodes/episodesPage.js';
import { episodesTable } from '../report/episodes/episodesTable.js';
import { outputFolder } from '../report/outputFolder.js';
import { replaceFiles } from '../report/replaceFiles.js';
import { seedText, wholeNumber } from './optionValues.js';
import { runScenarioFile } from './runScenarioFile.js';
import { episodes, type ShippedScenario, shippedFolder } from './shippedScenarios.js';

interface EpisodesFlags {
  readonly draws: number;
  readonly seed?: string;
  readonly only?: readonly string[];
  readonly workers: number;
  readonly out: string;
}

/** Enough worlds to see which way a figure goes; a single episode is run with more by `qofsim run`. */
const usualDraws = 200;

/** Width of the table where the output is no terminal. */
const plainWidth = 160;

/**
 * `qofsim episodes`: runs the shipped episodes one after the other and writes a folder for each, and one page over all.
 * @param folder  where the scenario files are
 */
export function episodesCommand(print: (text: string) => void = console.log, folder = shippedFolder): Command {
  return new Command('episodes')
    .summary('run the episodes of QOF policy and write one page over all')
    .description(
      'Runs every episode (scenarios e01 to e22) and writes a folder of results for each, with index.html and episodes.md over all. ' +
        'An episode that fails does not stop the others.',
    )
    .option('--draws <number>', 'simulated worlds of each', wholeNumber('--draws', 1, 1_000_000), usualDraws)
    .option('--seed <text>', 'seed of all random numbers, instead of those of the scenarios', seedText)
    .option('--only <episodes>', 'some of them: e05,e08', listOfNames)
    .option(
      '--workers <number>',
      'threads; the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .option('--out <folder>', 'folder to write into', join('results', 'episodes'))
    .action((flags: EpisodesFlags) => run(flags, print, folder));
}

async function run(flags: EpisodesFlags, print: (text: string) => void, folder: string): Promise<void> {
  const chosen = episodes(flags.only, folder);
  await outputFolder(flags.out);
  const finished: Episode[] = [];
  const failures: Failure[] = [];
  for (const [i, scenario] of chosen.entries()) {
    process.stderr.write(`${i + 1} of ${chosen.length}: ${scenario.id}\n`);
    try {
      const { results } = await runScenarioFile(runOf(scenario, flags));
      finished.push({ id: scenario.id, results });
    } catch (error) {
      process.stderr.write(`${scenario.id} failed\n`);
      finished.push({ id: scenario.id });
      failures.push({ id: scenario.id, error });
    }
  }
  await replaceFiles(flags.out, [
    { name: 'episodes.md', text: episodesMarkdown(finished) },
    { name: 'index.html', text: episodesPage(finished) },
  ]);
  print(episodesTable(finished, { width: process.stdout.columns || plainWidth }));
  print(`\nWrote ${join(flags.out, 'index.html')}, episodes.md and a folder for each episode.`);
  if (failures.length > 0) throw failureOf(failures, chosen.length);
}

/** Names between commas. */
function listOfNames(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.length > 0) return names;
  throw new InputError({
    where: '--only',
    found: JSON.stringify(text),
    allowed: 'one episode or more, with commas between them: e05,e08',
    mend: 'Name an episode, or leave the option out.',
  });
}

const runOf = ({ id, path }: ShippedScenario, { draws, seed, workers, out }: EpisodesFlags) => ({
  path,
  // The same bytes wherever the program is installed.
  shownPath: `scenarios/${id}.yaml`,
  draws,
  ...(seed === undefined ? {} : { seed }),
  workers,
  directory: () => join(out, id),
});

interface Failure {
  readonly id: string;
  readonly error: unknown;
}

/** Wrong input where every failure is one, else a fault of the program; both with every message. */
function failureOf(failures: readonly Failure[], all: number): Error {
  const problems = failures.flatMap(({ error }): readonly InputProblem[] =>
    error instanceof InputError ? error.problems : [],
  );
  if (failures.every(({ error }) => error instanceof InputError)) return new InputError(problems);
  const messages = failures.map(({ id, error }) => `${id}: ${error instanceof Error ? error.message : String(error)}`);
  return new Error(`${failures.length} of ${all} episodes failed\n${messages.join('\n')}`);
}
