import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LoadedScenario, loadScenario } from '../documents/loadScenario.js';
import { InputError } from '../inputError.js';
import { type RunRecord, sha256 } from '../report/runRecord.js';

/** The scenario of a run as it was when it ran, or why it cannot be had. */
export type ScenarioOfRun =
  | { readonly loaded: LoadedScenario; readonly practicesFile?: string }
  | { readonly missing: string };

const packageFolder = new URL('../../', import.meta.url);

/** Looks for the scenario file of a run, and its practices file, by path and hash: here, then among those of the program. */
export function scenarioOfRun({ scenario, seed, inputs }: RunRecord): ScenarioOfRun {
  const places = [scenario.path, fileURLToPath(new URL(scenario.path.replace(/^\/+/, ''), packageFolder))];
  const texts = places.map((path) => ({ path, text: textOf(path) }));
  const found = texts.find(({ text }) => text !== undefined && sha256(text) === scenario.sha256);
  if (!found) {
    const changed = texts.some(({ text }) => text !== undefined);
    return { missing: `its scenario file ${scenario.path} ${changed ? 'has changed since' : 'is not here'}` };
  }
  const practices = inputs.find(({ path }) => !path.startsWith('data/'));
  if (practices) {
    const text = textOf(practices.path);
    if (text === undefined || sha256(text) !== practices.sha256)
      return {
        missing: `its practices file ${practices.path} ${text === undefined ? 'is not here' : 'has changed since'}`,
      };
  }
  try {
    const loaded = loadScenario(found.path);
    return {
      loaded: { ...loaded, scenario: { ...loaded.scenario, seed } },
      ...(practices ? { practicesFile: practices.path } : {}),
    };
  } catch (error) {
    if (error instanceof InputError) return { missing: `its scenario file is no longer valid (${error.message})` };
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
