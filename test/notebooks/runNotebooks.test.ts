import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

// Below the project, because cells look for packages from where the notebook lies.
const folder = mkdtempSync(path.join('notebooks', '.test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'tiny.ipynb');
const source = [
  "import { newDisplay } from 'tslab';\n",
  'const line = newDisplay();\n',
  "line.text('half');\n",
  "line.text('done');\n",
  "console.log('frees', 2 * 107, 'hours');",
];
const code = (id: string, lines: readonly string[]) => ({
  cell_type: 'code',
  id,
  execution_count: null,
  metadata: {},
  outputs: [],
  source: lines,
});
const kernelspec = { name: 'tslab', language: 'typescript', display_name: 'TypeScript' };
writeFileSync(
  file,
  JSON.stringify({ cells: [code('a', source)], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }),
);

function run(...options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run-notebooks.mjs', '--folder', folder, ...options],
    { encoding: 'utf8' },
  );
  return { status, text: stdout + stderr };
}

describe('run-notebooks', () => {
  it('writes outputs, in which a line of progress stands once', () => {
    expect(run()).toMatchObject({ status: 0 });
    const [cell] = JSON.parse(readFileSync(file, 'utf8')).cells;
    expect(cell.execution_count).toBe(1);
    expect(cell.outputs).toEqual([
      { output_type: 'display_data', data: { 'text/plain': ['done'] }, metadata: {} },
      { output_type: 'stream', name: 'stdout', text: ['frees 214 hours\n'] },
    ]);
  });

  it('fails, in Node and in Jupyter, with the one figure that is another than committed, and leaves the file alone', () => {
    const planted = readFileSync(file, 'utf8').replace('frees 214', 'frees 215');
    writeFileSync(file, planted);
    for (const way of ['--check', '--jupyter']) {
      const { status, text } = run(way);
      if (text.includes('Jupyter: not checked')) {
        console.log(text.trim());
        continue;
      }
      expect(status).toBe(1);
      expect(text.match(/tiny\.ipynb, .*/g)).toEqual([
        "tiny.ipynb, cell 1 (import { newDisplay } from 'tslab';): stdout differs: " +
          'committed "frees 215 hours\\n", now "frees 214 hours\\n"',
      ]);
    }
    expect(readFileSync(file, 'utf8')).toBe(planted);
  });

  it('fails with the text of the error when a cell fails, and where there is no notebook', () => {
    const cells = [code('a', ['const x: number = "a";'])];
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), cells }));
    const { status, text } = run('--check');
    expect(status).toBe(1);
    expect(text).toContain("Type 'string' is not assignable to type 'number'");
    expect(run('--check', 'another').text).toContain('begins with another');
  });
});
