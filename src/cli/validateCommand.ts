import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { validate } from '../analysis/validation/validate.js';
import { usualSize, type VerificationSize, verify } from '../analysis/verification/verify.js';
import { loadScenario } from '../documents/loadScenario.js';
import { coverageLines } from '../report/validation/coverageSection.js';
import { scoresFile } from '../report/validation/scoresFile.js';
import { validationMarkdown } from '../report/validation/validationMarkdown.js';
import { validationTable } from '../report/validation/validationTable.js';
import { seedText, wholeNumber } from './optionValues.js';
import { requireFolder } from './requireFolder.js';
import { shippedFolder } from './shippedScenarios.js';
import { writeAtomically } from './writeAtomically.js';

interface ValidateFlags {
  readonly draws: number;
  readonly seed: string;
  readonly workers: number;
  readonly practices?: number;
  readonly out?: string;
  readonly scores?: string;
  readonly coverage?: true;
}

/** Enough worlds for a 90% interval. */
const usualDraws = 200;

/** Width of the table where the output is no terminal. */
const plainWidth = 160;

/** A quick look at coverage, no verification. */
const smallSize: VerificationSize = {
  runs: 4,
  practices: 8,
  draws: 20,
  truths: 5,
  attempts: 2,
  fitPractices: 20,
  iterations: 2,
};

/** The scenarios whose policies the targets are about, and the one whose intervals are looked at. */
const scenarioFiles = {
  national: 'national-2016-17.yaml',
  somerset: 'e02-somerset-opt-out-2014.yaml',
  northernIreland: 'e11-northern-ireland-2017.yaml',
  coverage: 'england-2016-17.yaml',
  scotland: 'e12-scotland-abolition-2016.yaml',
  covidYears: 'covid-protection-2020-2022.yaml',
} as const;

/** `qofsim validate`: holds the model against published figures, prints a table and, if asked, writes the page. */
export function validateCommand(print: (text: string) => void = console.log, folder = shippedFolder): Command {
  return new Command('validate')
    .summary('hold the model against published figures')
    .description(
      'Simulates what data/validation/targets.json has as published, says which values lie in the 90% interval of the model, and which of them were used in fitting.',
    )
    .option('--draws <number>', 'simulated worlds', wholeNumber('--draws', 2, 100_000), usualDraws)
    .option('--seed <text>', 'seed of all random numbers', seedText, 'validation')
    .option(
      '--workers <number>',
      'threads; the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .option(
      '--practices <number>',
      'only the first so many practices of each country: a quick look, not a validation',
      wholeNumber('--practices', 2, 100_000),
    )
    .option(
      '--coverage',
      'also hold the intervals of a run, and the fit, against worlds that the model made itself (about a minute more)',
    )
    .option('--out <file>', 'also write the page, as Markdown: docs/validation.md')
    .option('--scores <file>', 'also write what reports show of it: data/report/validation-scores.json')
    .action((flags: ValidateFlags) => run(flags, print, folder));
}

async function run(
  { draws, seed, workers, practices, out, scores, coverage }: ValidateFlags,
  print: (text: string) => void,
  folder: string,
): Promise<void> {
  if (out !== undefined) requireFolder(out);
  if (scores !== undefined) requireFolder(scores, '--scores');
  const load = (file: string) => loadScenario(join(folder, file));
  const scenarios = {
    national: load(scenarioFiles.national),
    somerset: load(scenarioFiles.somerset),
    northernIreland: load(scenarioFiles.northernIreland),
    scotland: load(scenarioFiles.scotland),
    covidYears: load(scenarioFiles.covidYears),
  };
  const validation = await validate(
    { scenarios, draws, seed, ...(practices === undefined ? {} : { practices }) },
    { workers, onProgress: (done, all) => process.stderr.write(`${done} of ${all} questions answered\n`) },
  );
  const verification = coverage
    ? await verify(
        { loaded: load(scenarioFiles.coverage), seed, size: practices === undefined ? usualSize : smallSize },
        { workers, onProgress: (done, all) => process.stderr.write(`${done} of ${all} coverage tasks done\n`) },
      )
    : undefined;
  if (out !== undefined) writeAtomically(out, validationMarkdown(validation, verification));
  if (scores !== undefined) writeAtomically(scores, scoresFile(validation, practices === undefined));
  print(validationTable(validation, { width: process.stdout.columns || plainWidth }));
  if (verification) print(`\n${coverageLines(verification)}`);
  for (const written of [out, scores]) if (written !== undefined) print(`\nWrote ${written}.`);
}
