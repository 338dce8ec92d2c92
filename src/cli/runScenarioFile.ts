import { runScenario } from '../analysis/runScenario.js';
import { loadPopulation, loadScenario } from '../documents/loadScenario.js';
import type { Results } from '../documents/resultsSchema.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import { outputFolder } from '../report/outputFolder.js';
import { type RunDescription, sha256 } from '../report/runRecord.js';
import { writeOutputs } from '../report/writeOutputs.js';
import { programVersion } from './programVersion.js';
import { progressOf } from './progress.js';

export interface ScenarioFileRun {
  /** The scenario file. */
  readonly path: string;
  /** The path as the run record shows it, where that is not the one it was read from. */
  readonly shownPath?: string;
  /** Instead of those of the scenario. */
  readonly draws?: number;
  readonly seed?: string;
  readonly workers: number;
  /** A practices file instead of those of the scenario. */
  readonly practices?: string;
  /** The folder of results, which may depend on the scenario's id. */
  readonly directory: (scenarioId: string) => string;
}

export interface FinishedRun {
  readonly results: Results;
  readonly directory: string;
  /** What the reader should know about the scenario file. */
  readonly notice?: string;
}

/** Reads a scenario file, runs it and writes its folder of results. @throws InputError when an input is wrong */
export async function runScenarioFile(run: ScenarioFileRun): Promise<FinishedRun> {
  const { path, shownPath = path, practices: practicesFile } = run;
  const loaded = loadScenario(path);
  const scenario: Scenario = {
    ...loaded.scenario,
    ...(run.draws === undefined ? {} : { draws: run.draws }),
    ...(run.seed === undefined ? {} : { seed: run.seed }),
  };
  const { population, file } = loadPopulation(loaded, practicesFile);
  const directory = run.directory(scenario.id);
  // Before the simulation, so that a wrong folder does not cost the run.
  await outputFolder(directory);
  const progress = progressOf(scenario.draws);
  const { results, practices } = await runScenario(scenario, population, {
    workers: run.workers,
    onProgress: progress.update,
  }).finally(progress.stop);
  const description: RunDescription = {
    schemaVersion: 1,
    kind: 'run',
    program: { name: 'qofsim', version: programVersion() },
    schemaVersions: { scenario: scenario.schemaVersion, results: results.schemaVersion, run: 1 },
    command: commandOf(shownPath, scenario, practicesFile),
    scenario: { id: scenario.id, path: shownPath, sha256: sha256(loaded.text) },
    inputs: [...dataFiles(), ...(file ? [{ path: file.path, sha256: sha256(file.text) }] : [])],
    fingerprint: results.fingerprint,
    seed: scenario.seed,
    draws: scenario.draws,
  };
  await writeOutputs(directory, results, practices, description);
  return { results, directory, ...(loaded.notice === undefined ? {} : { notice: loaded.notice }) };
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
