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
    expect(printed).toContain(`Wrote ${page}.`);
    expect(readFileSync(page, 'utf8')).toContain('`qofsim validate --draws 2 --seed mine`');
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
