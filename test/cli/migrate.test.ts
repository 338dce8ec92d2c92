import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/checkCommand.js';
import { migrateCommand } from '../../src/cli/migrateCommand.js';
import { readScenario } from '../../src/documents/readScenario.js';
import { right } from '../documents/wrongScenarioCases.js';
import { rightVersion1, spoiltVersion1 } from '../documents/wrongVersion1Cases.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What goes to the two outputs. */
function migrate(...words: readonly string[]): { readonly printed: string; readonly told: string } {
  const printed: string[] = [];
  const told: string[] = [];
  migrateCommand(
    (text) => printed.push(text),
    (text) => told.push(text),
  )
    .exitOverride()
    .parse(words, { from: 'user' });
  return { printed: printed.join('\n'), told: told.join('\n') };
}

describe('qofsim migrate', () => {
  it('prints version 2 and leaves the file', () => {
    const path = file('old.yaml', rightVersion1);
    const { printed, told } = migrate(path);
    expect(readScenario(printed, 'x.yaml')).toEqual(readScenario(rightVersion1, 'x.yaml'));
    expect(printed).toContain('schemaVersion: 2');
    expect(told).toBe('');
    expect(readFileSync(path, 'utf8')).toBe(rightVersion1);
  });

  it('writes it in place of the file, once', () => {
    const path = file('written.yaml', rightVersion1);
    expect(migrate(path, '--write')).toEqual({ printed: '', told: `${path}: written as version 2` });
    const written = readFileSync(path, 'utf8');
    expect(written).toContain('schemaVersion: 2');
    expect(migrate(path, '--write').told).toBe(`${path}: is version 2 already`);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });

  it('prints a file of version 2 as it is', () => {
    expect(migrate(file('new.yaml', right)).printed).toBe(right.trimEnd());
  });

  it('tells the faults of a file first, with their lines', () => {
    const path = file('wrong.yaml', spoiltVersion1('2016-04-01', '2016-03-31'));
    expect(() => migrate(path, '--write')).toThrow(/wrong\.yaml:21:19 \(policies\[1\]\.when\.from\)/);
    expect(readFileSync(path, 'utf8')).toContain('schemaVersion: 1');
  });
});

describe('qofsim check of version 1', () => {
  it('says that it was read as version 2', () => {
    const path = file('checked.yaml', rightVersion1);
    const lines: string[] = [];
    checkCommand((text) => lines.push(text))
      .exitOverride()
      .parse([path], { from: 'user' });
    expect(lines.slice(0, 2)).toEqual([
      `${path}: ok`,
      `${path}: version 1, read as version 2; qofsim migrate ${path} writes it`,
    ]);
  });
});
