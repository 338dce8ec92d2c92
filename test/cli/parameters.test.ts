import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parametersInUse } from '../../src/analysis/behindOutcome.js';
import { parametersCommand } from '../../src/cli/parametersCommand.js';
import { loadPriors } from '../../src/facts/priors.js';
import { beliefInWords } from '../../src/report/parameters/registerRows.js';
import { smallScenario } from '../e2e/qofsim.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-parameters-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scenario = join(folder, 'small.yaml');
writeFileSync(scenario, smallScenario(25));

async function parameters(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  await parametersCommand((text) => lines.push(text))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync([...words, '--workers', '1'], { from: 'user' });
  return lines.join('\n');
}

/** Cells of the rows of the first table: name, confidence, importance. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^│ \w+(\.\w+)? +│/.test(line) && !line.startsWith('│ Parameter'))
    .map((line) => line.split('│').map((cell) => cell.trim()))
    .map(([, name, , confidence, , importance]) => ({ name: name!, confidence: confidence!, importance: importance! }));

describe('qofsim parameters', () => {
  it('finds that released hours follow from the hours of QOF work and the share that is freed', async () => {
    const text = await parameters(
      scenario,
      '--draws',
      '400',
      '--outcome',
      'hoursReleasedPerPractice',
      '--policy',
      'opt-out',
    );
    const rows = rowsOf(text);
    expect(
      rows
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['hoursReleasedFraction', 'qofHoursPer1000Patients']);
    for (const { importance } of rows.slice(0, 2)) expect(importance).toMatch(/^\d\d% ± \d+$/);
    // It depends on no shift of recording at all.
    expect(text).toMatch(/Not used by these figures: .*withdrawalLogitShift\.recording/);
  });

  it('puts what matters first, low confidence before medium, the more important before the less', async () => {
    const rows = rowsOf(await parameters(scenario, '--draws', '400'));
    const clear = rows.filter(({ importance }) => importance.includes('%'));
    expect(clear.length).toBeGreaterThan(4);
    expect(rows.slice(0, clear.length)).toEqual(clear);
    const rank = ({ confidence, importance }: (typeof rows)[number]) =>
      ['low', 'medium', 'high'].indexOf(confidence) * 1000 - Number.parseInt(importance, 10);
    expect(clear.map(rank)).toEqual(clear.map(rank).sort((a, b) => a - b));
    expect(rows.find(({ name }) => name === 'choiceAreaSpread')?.importance).toBe('held fixed');
  });

  it('writes the same page twice, with every parameter in use', async () => {
    const out = join(folder, 'page.md');
    const words = [scenario, '--draws', '120', '--sample', '20', '--out', out];
    expect(await parameters(...words)).toContain(`Wrote ${out}.`);
    const first = readFileSync(out, 'utf8');
    await parameters(...words);
    expect(readFileSync(out, 'utf8')).toBe(first);
    for (const name of parametersInUse) expect(first).toContain(`\`${name}\``);
    expect(first).toContain(`qofsim parameters ${scenario} --draws 120 --sample 20 --out ${out}`);
    expect(first).toContain('20 practices, a part of those of the scenario');
  });

  it.each([
    [
      ['--outcome', 'hoursReleased'],
      /--outcome: found "hoursReleased", which is no outcome.*Did you mean "hoursReleased/,
    ],
    [['--policy', 'opt-oot'], /--policy: found "opt-oot".*national, opt-out, suspension.*Did you mean "opt-out"/],
    [['--draws', '60'], /--draws: found 60 draws with 2 worlds.*at least 100/],
    [['--draws', 'many'], /--draws: found "many"/],
  ])('refuses %j', async (words, message) => {
    await expect(parameters(scenario, ...words)).rejects.toThrow(message);
  });

  it('refuses a scenario that is not there, and writes nothing then', async () => {
    const out = join(folder, 'never.md');
    await expect(parameters(join(folder, 'absent.yaml'), '--out', out)).rejects.toThrow(/no such file/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('docs/parameters.md', () => {
  const page = readFileSync(new URL('../../docs/parameters.md', import.meta.url), 'utf8');
  const priors = loadPriors();

  it.each(parametersInUse)('has %s as data/evidence/priors.json has it', (name) => {
    const { distribution, unit, confidence, certainty } = priors.get(name)!;
    expect(page).toContain(`| \`${name}\` | ${beliefInWords(distribution, unit)} | ${confidence} | ${certainty} |`);
  });
});
