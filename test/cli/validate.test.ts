import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { validateCommand } from '../../src/cli/validateCommand.js';
import { InputError } from '../../src/inputError.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));
vi.spyOn(process.stderr, 'write').mockReturnValue(true);

/** Runs the command on few practices; what it prints. */
async function run(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const command = validateCommand((text) => lines.push(text)).exitOverride();
  const small = ['--draws', '2', '--practices', '8', '--workers', '1'];
  await command.parseAsync([...small, ...words], { from: 'user' });
  return lines.join('\n');
}

describe('qofsim validate', () => {
  it('prints a table, and writes the page where it is asked to', async () => {
    const page = join(folder, 'validation.md');
    const printed = await run('--out', page, '--seed', 'mine');
    expect(printed).toContain('Somerset');
    expect(printed).not.toContain('Coverage on simulated data');
    expect(printed).toContain(`Wrote ${page}.`);
    expect(readFileSync(page, 'utf8')).toContain('`qofsim validate --draws 2 --seed mine`');
  });

  it('adds coverage on simulated data, to the table and to the page, only where it is asked for', async () => {
    const page = join(folder, 'coverage.md');
    const printed = await run('--coverage', '--out', page);
    expect(printed).toContain('Coverage on simulated data');
    expect(printed).toContain('Known practice effects, found again by the fit');
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('--coverage`');
    expect(text).toMatch(/## Coverage on simulated data[\s\S]*\| QOF hours per practice \| \d+ \| [\d.]+% ± [\d.]+ \|/);
    // Of twenty draws with two worlds a set, a right 90% interval holds less than it says, and the page says how much.
    expect(text).toContain('73.6 to 81.4%');
    expect(text).not.toContain('NaN');
  });

  it.each([
    ['--draws', '1'],
    ['--practices', 'all'],
    ['--seed', ''],
    ['--out', join(folder, 'no', 'such', 'folder.md')],
  ])('refuses %s %s', async (flag, value) => {
    await expect(run(flag, value)).rejects.toBeInstanceOf(InputError);
  });
});
