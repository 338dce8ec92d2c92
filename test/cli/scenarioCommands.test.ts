import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../src/cli/checkCommand.js';
import { scenariosCommand } from '../../src/cli/scenariosCommand.js';
import { schemaCommand } from '../../src/cli/schemaCommand.js';
import { jsonSchema } from '../../src/documents/jsonSchemas.js';
import { InputError } from '../../src/inputError.js';
import { right, spoilt } from '../documents/wrongScenarioCases.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const england = fileURLToPath(new URL('../../scenarios/england-2016-17.yaml', import.meta.url));

/** What a command prints. */
function printed(command: (print: (text: string) => void) => Command, ...words: readonly string[]): string {
  const lines: string[] = [];
  command((text) => lines.push(text))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parse(words, { from: 'user' });
  return lines.join('\n');
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('qofsim check', () => {
  it('says ok and spells out every default', () => {
    const text = printed(checkCommand, england);
    expect(text).toContain(`${england}: ok`);
    expect(text).toContain("1,000 draws, 2 per parameter set, seed 'qofsim'");
    expect(text).toMatch(
      /suspension-protected +│ measure-1 +│ all areas; everyone +│ 2017-01-25 to 2017-03-31 +│ 77 of 77, 559 points +│ temporary +│ basePoints .*2015-16/,
    );
    expect(text).toMatch(/national +│ - +│ all areas; everyone +│ all days +│ none unpaid +│ - +│ actual/);
  });

  it('describes shares, names, beliefs and a population from a file', () => {
    file('here.csv', '');
    const path = file(
      'own.yaml',
      spoilt('synthetic: { practices: 20 }', 'file: here.csv')
        .replace('areas: all', 'areas: [X, Y]')
        .replace('{ codes: [DM007] }', '{ shareOfPoints: 0.8, choose: mostHoursPerPoint }')
        .concat('beliefs: { reversibility: { fixed: 1 } }\n'),
    );
    const text = printed(checkCommand, path);
    expect(text).toContain('practices of here.csv');
    expect(text).toContain('X, Y; 70% of practices');
    expect(text).toContain('up to 80% of points, mostHoursPerPoint');
    expect(text).toContain('own beliefs about reversibility');
  });

  it.each([
    [
      'a wrong scenario',
      () => file('wrong.yaml', spoilt('draws: 100', 'draws: 0')),
      /wrong\.yaml:9:8 \(draws\): found 0/,
    ],
    [
      'an indicator of another year',
      () => file('other.yaml', spoilt('DM007', 'DM001')),
      /other\.yaml:22:\d+ .*"DM001"/,
    ],
    [
      'a population file that is not there',
      () => file('alone.yaml', spoilt('synthetic: { practices: 20 }', 'file: nowhere.csv')),
      /alone\.yaml:8:9 \(population\.file\): found "nowhere\.csv", and there is no such file/,
    ],
    ['a scenario that is not there', () => join(folder, 'none.yaml'), /none\.yaml: found a file that cannot be read/],
  ])('throws what is wrong with %s', (_, path, message) => {
    expect(() => printed(checkCommand, path())).toThrow(InputError);
    expect(() => printed(checkCommand, path())).toThrow(message);
  });

  it('prints nothing but the summary of the scenario it was given', () => {
    expect(printed(checkCommand, file('small.yaml', right))).toContain(
      'synthetic England 2016-17, the first 20 practices',
    );
  });
});

describe('qofsim scenarios', () => {
  it('lists id, title, question and file of each', () => {
    const text = printed(scenariosCommand);
    expect(text).toMatch(/│ england-2016-17 +│ National QOF, local/);
    expect(text).toMatch(/│ national-2016-17 +│ The national QOF in England/);
    expect(text).toContain('What did the national QOF of 2016/17 bring');
    expect(text).toContain('scenarios/national-2016-17.yaml');
  });

  it('lists the episodes first, each with its question, and cuts no name', () => {
    const text = printed(scenariosCommand);
    const ids = [...text.matchAll(/^│ ([a-z0-9-]+) +│/gm)].map((match) => match[1]!).filter((id) => id !== 'id');
    expect(ids.slice(0, 2)).toEqual(['e01-national-qof', 'e02-somerset-opt-out-2014']);
    expect(ids.slice(-2)).toEqual(['england-2016-17', 'national-2016-17']);
    expect(text).not.toContain('…');
    expect(text.replace(/[│\s]+/g, ' ')).toContain('How do hours freed and achievement');
  });
});

describe('qofsim schema', () => {
  it('prints the JSON Schema of a scenario when nothing is named', () => {
    expect(JSON.parse(printed(schemaCommand))).toEqual(jsonSchema('scenario'));
    expect(printed(schemaCommand, 'scenario')).toBe(printed(schemaCommand));
  });

  it('refuses a document that is not published', () => {
    expect(() => printed(schemaCommand, 'invoice')).toThrow(/Allowed choices are scenario/);
  });
});
