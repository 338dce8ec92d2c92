import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built command line in a process of its own, as a user does. */
export function qofsim(...words: readonly string[]): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { code: status, output: stdout, errors: stderr };
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'qofsim-'));

/** Writes a file into a new folder of its own and returns its path. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const head = (version: 1 | 2, practices: number, draws: number): string => `
schemaVersion: ${version}
id: small
title: A small comparison
question: What do the three families do to a few practices?
nation: England
year: 2016-17
population: { synthetic: { practices: ${practices} } }
draws: ${draws}
policies:
`;

/** A scenario small enough for a second, with one policy of each family. */
export const smallScenario = (practices = 60, draws = 12): string => `${head(2, practices, draws)}\
  - { id: national, title: National QOF }
  - id: opt-out
    family: localOptOut
    title: Opt-out
    measures:
      - who: { participation: choice }
        indicators: all
        signal: { response: whole-year }
        pay: { rule: basePoints }
  - id: suspension
    family: suspension
    title: Suspension
    measures:
      - when: { from: 2017-01-25, to: 2017-03-31 }
        indicators: { shareOfPoints: 0.8, choose: mostHoursPerPoint }
        signal: { response: temporary }
        pay: { rule: actual }
`;

/** The same scenario as it was written before there were measures. */
export const smallScenarioOfVersion1 = (): string => `${head(1, 60, 12)}\
  - { id: national, family: national, title: National QOF }
  - { id: opt-out, family: localOptOut, title: Opt-out, indicators: all, pay: { rule: basePoints } }
  - id: suspension
    family: suspension
    title: Suspension
    when: { from: 2017-01-25, to: 2017-03-31 }
    indicators: { shareOfPoints: 0.8, choose: mostHoursPerPoint }
    pay: { rule: actual }
`;
