import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Calibration, calibrations } from '../../src/analysis/recalibration/calibrations.js';
import { calibrateCommand } from '../../src/cli/calibrateCommand.js';
import { InputError } from '../../src/inputError.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-calibrate-'));
const dataFolder = join(folder, 'data');
const committed = join(dataFolder, 'calibration', 'spread.json');
afterAll(() => rmSync(folder, { recursive: true }));

const before = { about: 'Spreads.', effects: { general: 0.5, tail: 1.25 }, shares: [0.1, 0.2] };
beforeEach(() => {
  mkdirSync(join(dataFolder, 'calibration'), { recursive: true });
  writeFileSync(committed, JSON.stringify(before));
});

/** A calibration that gives some value at once. */
const giving = (value: unknown): Calibration => ({
  name: 'spread',
  file: 'calibration/spread.json',
  run: async (report) => {
    report('trial 20: misfit 3.1');
    return {
      value,
      fit: [
        { target: 'mean', unit: 'points', published: 533.9, model: 534.1, tolerance: 1.5, decimals: 1 },
        { target: 'sd', unit: 'points', published: 39, model: 43, tolerance: 3.1, decimals: 1 },
        { target: 'median', unit: '', published: 97.7, model: 90, decimals: 1 },
      ],
    };
  },
});

interface Printed {
  readonly text: string;
  readonly progress: string;
  readonly error: unknown;
}

async function run(all: readonly Calibration[], ...words: readonly string[]): Promise<Printed> {
  const lines: string[] = [];
  const progress: string[] = [];
  const command = calibrateCommand({
    print: (text) => lines.push(text),
    progress: (line) => progress.push(line),
    all,
    dataFolder,
  }).exitOverride();
  const error = await command.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { text: lines.join('\n'), progress: progress.join('\n'), error };
}

const readCommitted = () => JSON.parse(readFileSync(committed, 'utf8'));

describe('qofsim calibrate', () => {
  it('prints progress and the fit: targets, differences, tolerances, and what lies outside', async () => {
    const { text, progress, error } = await run([giving(before)], '--check');
    expect(error).toBeUndefined();
    expect(progress).toContain('trial 20: misfit 3.1');
    expect(text).toMatch(/mean, points.*533\.9.*534\.1.*\+0\.2.*1\.5/);
    expect(text).toMatch(/sd, points.*39\.0.*43\.0.*\+4\.0.*3\.1.*outside/);
    expect(text).toContain('1 of 2 targets within their tolerance');
    expect(text).toContain('5 values of');
    expect(text).toContain('They agree.');
    expect((await run([giving(before)], '--check', '--quiet')).progress).toBe('');
  });

  it('with --check ends with a fault and a table where a value differs, is gone or is new, and writes nothing', async () => {
    const after = { about: 'Spreads.', effects: { general: 0.5021, tall: 1.25 }, shares: [0.1, 0.2, 0.3] };
    const { text, error } = await run([giving(after)], 'spread', '--check');
    expect(error).toBeInstanceOf(Error);
    // Not a wrong input: the command line was right, so the code is 1.
    expect(error).not.toBeInstanceOf(InputError);
    expect(text).toMatch(/effects\.general.*0\.5 .*0\.5021.*0\.0021/);
    expect(text).toMatch(/effects\.tail .*1\.25.*none/);
    expect(text).toMatch(/effects\.tall .*none.*1\.25/);
    expect(text).toMatch(/shares\.2 .*none.*0\.3/);
    expect(text).toContain('4 differ');
    expect(readCommitted()).toEqual(before);
  });

  it('holds the tolerance that is stated: ten units of the last digit, or the one asked for', async () => {
    const moved = (by: number) => [giving({ ...before, effects: { general: 0.5 + by, tail: 1.25 } })];
    expect((await run(moved(0.001), '--check')).error).toBeUndefined();
    expect((await run(moved(0.0011), '--check')).error).toBeInstanceOf(Error);
    expect((await run(moved(0.0001), '--check', '--tolerance', '0')).error).toBeInstanceOf(Error);
    expect((await run(moved(0), '--check', '--tolerance', '0')).error).toBeUndefined();
    expect((await run(moved(0.1), '--check', '--tolerance', '0.1')).error).toBeUndefined();
  });

  it('replaces the committed file only when it is told to, as a whole, and leaves nothing else behind', async () => {
    const after = { ...before, effects: { general: 0.7, tail: 1 } };
    const refused = await run([giving(after)]);
    expect(refused.error).toBeInstanceOf(InputError);
    expect(String(refused.error)).toContain('spread.json');
    expect(String(refused.error)).toContain('--write');
    expect(refused.progress).toBe('');
    expect(readCommitted()).toEqual(before);
    expect((await run([giving(after)], '--out', committed)).error).toBeInstanceOf(InputError);
    expect((await run([giving(after)], '--write')).error).toBeUndefined();
    expect(readFileSync(committed, 'utf8')).toBe(`${JSON.stringify(after, null, 1)}\n`);
    const other = join(folder, 'mine.json');
    expect((await run([giving(before)], '--out', other)).error).toBeUndefined();
    expect(JSON.parse(readFileSync(other, 'utf8'))).toEqual(before);
    expect(readCommitted()).toEqual(after);
    expect(readdirSync(join(dataFolder, 'calibration'))).toEqual(['spread.json']);
  });

  it('keeps the committed file when a fit fails half way', async () => {
    const broken = { ...giving(before), run: async () => Promise.reject(new Error('no convergence')) };
    expect((await run([broken], '--write')).error).toMatchObject({ message: 'no convergence' });
    expect(readCommitted()).toEqual(before);
  });

  it('runs all calibrations in their order, or one by its name', async () => {
    const second = { ...giving(before), name: 'response' };
    const { text } = await run([giving(before), second], '--check');
    expect(text.indexOf('Fit of spread')).toBeLessThan(text.indexOf('Fit of response'));
    expect((await run([giving(before), second], 'response', '--check')).text).not.toContain('Fit of spread');
  });

  it.each([
    ['an unknown name', ['achievment', '--check']],
    ['--check with --write', ['--check', '--write']],
    ['--check with --new-years', ['--check', '--new-years']],
    ['--new-years of what has none', ['--new-years', '--write']],
    ['--tolerance without --check', ['--tolerance', '1', '--write']],
    ['a tolerance below nought', ['--check', '--tolerance', '-1']],
    ['no workers', ['--check', '--workers', '0']],
    ['a folder that is not there', ['--out', join(folder, 'no', 'such.json')]],
  ])('refuses %s before anything is fitted', async (_, words) => {
    const { error, progress } = await run([giving(before)], ...words);
    expect(error).toBeInstanceOf(InputError);
    expect(progress).toBe('');
  });

  it('knows the calibrations of the model by files that are there', () => {
    expect(calibrations.map(({ name }) => name)).toContain('achievement');
    for (const { file } of calibrations) expect(() => JSON.parse(readFileSync(`data/${file}`, 'utf8'))).not.toThrow();
  });

  it('fits only new years where it is told to', async () => {
    const more = { ...before, shares: [0.1, 0.2, 0.3] };
    const both = { ...giving(before), addYears: giving(more).run };
    expect((await run([both], '--new-years', '--write')).error).toBeUndefined();
    expect(readCommitted()).toEqual(more);
  });

  it('refuses one file for two calibrations', async () => {
    const two = [giving(before), { ...giving(before), name: 'other' }];
    expect((await run(two, '--out', join(folder, 'both.json'))).error).toBeInstanceOf(InputError);
  });
});
