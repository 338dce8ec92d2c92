import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type Calibration, calibrations } from '../analysis/recalibration/calibrations.js';
import { compareValues } from '../analysis/recalibration/compareValues.js';
import { loadCalibrationTolerances } from '../facts/calibrationTolerances.js';
import { forgetFact } from '../facts/readFact.js';
import { InputError } from '../inputError.js';
import { comparisonText, fitReport } from '../report/calibration/calibrationText.js';
import { notNegative, wholeNumber } from './optionValues.js';
import { requireFolder } from './requireFolder.js';
import { writeAtomically } from './writeAtomically.js';

interface CalibrateFlags {
  readonly check?: true;
  readonly write?: true;
  readonly newYears?: true;
  readonly out?: string;
  readonly tolerance?: number;
  readonly workers: number;
  readonly quiet?: true;
}

/** What a test puts in place of the real calibrations and files. */
export interface CalibrateSetting {
  readonly print?: (text: string) => void;
  readonly progress?: (line: string) => void;
  readonly all?: readonly Calibration[];
  /** The folder `data/` of the package. */
  readonly dataFolder?: string;
}

const packageData = fileURLToPath(new URL('../../data/', import.meta.url));

/** `qofsim calibrate`: fits the model again from the committed inputs; compares with what is committed, or writes it. */
export function calibrateCommand({
  print = console.log,
  progress = (line) => process.stderr.write(`${line}\n`),
  all = calibrations,
  dataFolder = packageData,
}: CalibrateSetting = {}): Command {
  const names = all.map(({ name }) => name);
  return new Command('calibrate')
    .summary('fit the model again from the published figures')
    .description(
      'Fits the model from the published figures in data/ (about nine minutes) and reports how near it comes to each. ' +
        '--check compares the fitted values with the committed ones and ends with code 1 where they do not agree; --write puts them in their place.',
    )
    .argument('[calibration]', `what to fit: ${[...names, 'all'].join(', ')}`, 'all')
    .option('--check', 'compare with the committed values, write nothing')
    .option('--write', 'replace the committed file')
    .option('--new-years', 'fit only years that the committed values lack; all else stays as it is')
    .option('--out <file>', 'write the fitted values to another file')
    .option(
      '--tolerance <number>',
      'largest difference that --check lets pass (default: that of data/calibration/tolerances.json)',
      notNegative('--tolerance'),
    )
    .option(
      '--workers <number>',
      'threads of the fit report (the search itself runs in one); the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .option('--quiet', 'no progress')
    .action(async (name: string, flags: CalibrateFlags) => {
      const chosen = name === 'all' ? all : all.filter((calibration) => calibration.name === name);
      if (chosen.length === 0) throw unknownCalibration(name, names);
      const files = new Map(chosen.map((calibration) => [calibration, resolve(dataFolder, calibration.file)]));
      checkFlags(flags, [...files.values()]);
      for (const calibration of chosen) fitOf(calibration, flags);
      const differing: string[] = [];
      for (const [calibration, committed] of files) {
        const report = flags.quiet ? () => {} : progress;
        report(`Fitting ${calibration.name} ...`);
        const started = Date.now();
        const { value, fit } = await fitOf(calibration, flags)(report, { workers: flags.workers });
        report(`${calibration.name} fitted in ${Math.round((Date.now() - started) / 1000)} seconds`);
        print(fitReport(calibration.name, fit));
        if (flags.check) {
          const tolerance = flags.tolerance ?? loadCalibrationTolerances().reproduction.value;
          const comparison = compareValues(readJson(committed), throughJson(value), tolerance);
          print(comparisonText(shownPath(committed), comparison, tolerance));
          if (comparison.differences.length > 0) differing.push(calibration.name);
        }
        if (flags.out !== undefined || flags.write) {
          const file = flags.out ?? committed;
          writeAtomically(file, `${JSON.stringify(value, null, 1)}\n`);
          forgetFact(calibration.file);
          print(`Wrote ${shownPath(file)}.`);
        }
      }
      if (differing.length > 0)
        throw new Error(`the fit of ${differing.join(' and ')} does not give the committed values`);
    });
}

function fitOf({ name, run, addYears }: Calibration, { newYears }: CalibrateFlags): Calibration['run'] {
  if (!newYears) return run;
  if (addYears) return addYears;
  throw new InputError({
    where: '--new-years',
    found: `the calibration ${name}, which is not fitted year by year`,
    allowed: 'a calibration with years: achievement',
    mend: 'Take --new-years out, or name the calibration.',
  });
}

/** Before the fit, so that a wrong word does not cost the minutes. */
function checkFlags({ check, write, newYears, out, tolerance }: CalibrateFlags, committed: readonly string[]): void {
  const list = committed.map(shownPath).join(' and ');
  if (check && write)
    throw new InputError({
      where: '--check',
      found: '--check and --write together',
      allowed: 'one of them',
      mend: 'Compare first; then write, if the difference is meant.',
    });
  if (check && newYears)
    throw new InputError({
      where: '--check',
      found: '--check and --new-years together',
      allowed: 'one of them: without a new fit there is nothing to compare',
      mend: 'Take one of them out.',
    });
  if (tolerance !== undefined && !check)
    throw new InputError({
      where: '--tolerance',
      found: '--tolerance without --check',
      allowed: '--tolerance with --check',
      mend: 'Add --check, or take --tolerance out.',
    });
  if (out !== undefined) {
    requireFolder(out);
    if (committed.length > 1)
      throw new InputError({
        where: '--out',
        found: `one file for ${committed.length} calibrations`,
        allowed: '--out with the name of one calibration',
        mend: 'Name the calibration.',
      });
    if (write || committed.includes(resolve(out)))
      throw new InputError({
        where: '--out',
        found: write ? '--out and --write together' : `the committed file ${list}`,
        allowed: '--write for the committed file, --out for another one',
        mend: 'Choose one of them.',
      });
  }
  if (check || write || out !== undefined) return;
  throw new InputError({
    where: 'qofsim calibrate',
    found: `nothing that says where the fitted values go; the committed ones are in ${list}`,
    allowed: '--check to compare with them, --write to replace them, --out <file> to write elsewhere',
    mend: 'Add one of the three.',
  });
}

const unknownCalibration = (name: string, names: readonly string[]) =>
  new InputError({
    where: 'qofsim calibrate',
    found: JSON.stringify(name),
    allowed: [...names, 'all'].join(', '),
    mend: 'Name one of them, or leave the word out for all.',
  });

/** What a reader of the written file would get. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError({
      where: file,
      found: `no readable JSON (${(error as Error).message})`,
      allowed: 'the committed values of a calibration',
      mend: 'Restore the file, or write it with qofsim calibrate --write.',
    });
  }
}

/** Relative to the working folder where that is shorter. */
function shownPath(file: string): string {
  const near = relative(process.cwd(), file);
  return near.length > 0 && near.length < file.length ? near : file;
}
