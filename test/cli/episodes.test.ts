import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { episodesCommand } from '../../src/cli/episodesCommand.js';
import { InputError } from '../../src/inputError.js';
import { sampleClaims, sampleResults, sampleRows } from '../report/sampleResults.js';

/** Stands in for the simulation; what it gets is remembered. */
const simulation = vi.hoisted(() => ({ calls: [] as { id: string; draws: number; seed: string }[], failing: '' }));

vi.mock('../../src/analysis/runScenario.js', () => ({
  runScenario: (scenario: { id: string; title: string; question: string; draws: number; seed: string }) => {
    const { id, title, question, draws, seed } = scenario;
    simulation.calls.push({ id, draws, seed });
    if (id === simulation.failing) return Promise.reject(new Error('the kernel is lost'));
    const results = { ...sampleResults(), scenario: { id, title, question }, draws, seed, claims: sampleClaims };
    return Promise.resolve({ results, practices: sampleRows(results, 3) });
  },
}));

const root = mkdtempSync(join(tmpdir(), 'qofsim-episodes-'));
afterAll(() => rmSync(root, { recursive: true }));
const scenarios = join(root, 'scenarios');
const scenario = (id: string) => `
schemaVersion: 2
id: ${id}
title: Title of ${id}
question: What does ${id} ask?
nation: England
year: 2016-17
population: { synthetic: { practices: 5 } }
draws: 1000
seed: own
policies:
  - { id: national, title: National QOF }
`;
mkdirSync(scenarios);
for (const id of ['e08-national', 'e05-leeds', 'e23-too-late', 'e1-no-number', 'england']) {
  writeFileSync(join(scenarios, `${id}.yaml`), scenario(id));
}

let out: string;
/** Runs the command; what it prints, or what it throws. */
async function run(...words: readonly string[]): Promise<{ printed: string; error?: unknown }> {
  const lines: string[] = [];
  const command = episodesCommand((text) => lines.push(text), scenarios).exitOverride();
  const error: unknown = await command.parseAsync([...words, '--out', out], { from: 'user' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { printed: lines.join('\n'), ...(error === undefined ? {} : { error }) };
}

beforeEach(() => {
  out = mkdtempSync(join(root, 'out-'));
  simulation.calls = [];
  simulation.failing = '';
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

describe('qofsim episodes', () => {
  it('runs e01 to e22 and no other scenario, in order, with 200 draws and the seed of each', async () => {
    const { printed, error } = await run();
    expect(error).toBeUndefined();
    expect(simulation.calls).toEqual([
      { id: 'e05-leeds', draws: 200, seed: 'own' },
      { id: 'e08-national', draws: 200, seed: 'own' },
    ]);
    expect(readdirSync(out).sort()).toEqual(['e05-leeds', 'e08-national', 'episodes.md', 'index.html']);
    expect(readdirSync(join(out, 'e05-leeds')).sort()).toEqual([
      'practices.csv',
      'report.html',
      'results.json',
      'run.json',
    ]);
    expect(printed).toContain('E05 Title of');
    const record = JSON.parse(readFileSync(join(out, 'e05-leeds', 'run.json'), 'utf8'));
    expect(record.scenario.path).toBe('scenarios/e05-leeds.yaml');
    expect(record.command).toBe('qofsim run scenarios/e05-leeds.yaml --draws 200 --seed own');
  });

  it('writes the same bytes each time, with links to reports that are there', async () => {
    await run();
    const read = () => ['index.html', 'episodes.md'].map((name) => readFileSync(join(out, name), 'utf8'));
    const first = read();
    await run();
    expect(read()).toEqual(first);
    const links = [...first[0]!.matchAll(/href="([^"#]+)"/g)].map((match) => match[1]!);
    expect(links).toHaveLength(4);
    for (const link of links) expect(existsSync(join(out, decodeURIComponent(link)))).toBe(true);
  });

  it('follows --only, by number or by name, --draws and --seed', async () => {
    await run('--only', 'E08, e08-national', '--draws', '7', '--seed', 'other');
    expect(simulation.calls).toEqual([{ id: 'e08-national', draws: 7, seed: 'other' }]);
  });

  it.each([
    ['e23', /--only: found "e23"; allowed: e05, e08/],
    ['e05-leds', /Did you mean "e05-leeds"/],
    ['england', /found "england"/],
  ])('refuses --only %s, which is no episode', async (name, message) => {
    const { error } = await run('--only', name);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
    expect(simulation.calls).toEqual([]);
  });

  it('goes on after an episode that fails, says so on the page, and throws its message at the end', async () => {
    simulation.failing = 'e05-leeds';
    const { printed, error } = await run();
    expect(simulation.calls).toHaveLength(2);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(InputError);
    expect((error as Error).message).toBe('1 of 2 episodes failed\ne05-leeds: the kernel is lost');
    expect(printed).toContain('E08 Title of');
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('Could not be run');
    expect(page).not.toContain('href="e05-leeds/');
    expect(page).toContain('href="e08-national/report.html"');
  });

  it('throws wrong input as wrong input, with its line', async () => {
    const wrong = join(scenarios, 'e22-wrong.yaml');
    writeFileSync(wrong, scenario('e22-wrong').replace('draws: 1000', 'draws: 0'));
    const { error } = await run().finally(() => rmSync(wrong));
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(/e22-wrong\.yaml:9:8 \(draws\): found 0/);
    expect(existsSync(join(out, 'e08-national', 'report.html'))).toBe(true);
  });
});
