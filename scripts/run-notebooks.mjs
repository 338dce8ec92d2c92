// Executes the notebooks, two at a time.
//   node scripts/run-notebooks.mjs              rewrites them with their outputs (Node alone, through tslab)
//   node scripts/run-notebooks.mjs --check      compares with the committed outputs; exit 1 and what differs when one changed
//   node scripts/run-notebooks.mjs --jupyter    the same check in real Jupyter with the kernel of jupyter/kernels/tslab
//   --folder DIR    other notebooks;   names (01 02-pay) after the options: only those that begin so
// Without Jupyter the check says so and passes, unless QOFSIM_NEEDS_JUPYTER is set.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notebookDifferences } from './notebook-differences.mjs';

const atOnce = 2;
const secondsForCell = 600;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, jupyter: { type: 'boolean' }, folder: { type: 'string' } },
});
const folder = path.resolve(options.folder ?? path.join(root, 'notebooks'));
const check = options.check || options.jupyter;
const how = options.jupyter ? 'Jupyter' : 'Node';

/** A Python that has nbconvert: the system's first, because version managers put others in front of it. */
function pythonWithJupyter() {
  const candidates = [process.env.QOFSIM_PYTHON, '/usr/bin/python3', 'python3'].filter(Boolean);
  return candidates.find(
    (python) => spawnSync(python, ['-c', 'import nbconvert, nbclient, jupyter_client']).status === 0,
  );
}

/** The command that executes a notebook into a file. */
function commandFor(python, input, output) {
  if (!python) return [process.execPath, [path.join(root, 'scripts/execute-notebook.cjs'), input, output]];
  const convert = ['-m', 'nbconvert', '--log-level=ERROR', '--to', 'notebook', '--execute', input];
  const kernel = ['--ExecutePreprocessor.kernel_name=tslab', `--ExecutePreprocessor.timeout=${secondsForCell}`];
  return [python, [...convert, ...kernel, '--output-dir', path.dirname(output), '--output', path.basename(output)]];
}

function run([program, parameters]) {
  // Jupyter finds the kernel here and nothing of the user's own settings.
  const env = { ...process.env, JUPYTER_PATH: path.join(root, 'jupyter'), JUPYTER_NO_CONFIG: '1' };
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += piece));
    child.on('error', (error) => resolve({ status: 1, text: String(error) }));
    child.on('close', (status) => resolve({ status, text }));
  });
}

/** @returns whether the notebook ran, and where it is checked gave what is committed */
async function execute(name, python, working) {
  const started = performance.now();
  const committed = path.join(folder, name);
  const executed = path.join(working, name);
  const { status, text } = await run(commandFor(python, committed, executed));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (status !== 0) {
    console.error(`${name}: failed in ${how}\n${text.trim()}`);
    return false;
  }
  if (!check) {
    renameSync(executed, committed);
    console.log(`${name}: written (${seconds} s)`);
    return true;
  }
  const [was, is] = [committed, executed].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const differences = notebookDifferences(was, is);
  for (const difference of differences) console.error(`${name}, ${difference}`);
  if (differences.length === 0) console.log(`${name}: as committed, in ${how} (${seconds} s)`);
  return differences.length === 0;
}

async function main() {
  const python = options.jupyter ? pythonWithJupyter() : undefined;
  if (options.jupyter && !python) {
    console.log(
      'Jupyter: not checked, because no Python here has nbconvert (Debian: jupyter-nbconvert jupyter-client python3-nbclient).',
    );
    return process.env.QOFSIM_NEEDS_JUPYTER ? 1 : 0;
  }
  const names = readdirSync(folder)
    .filter(
      (file) => file.endsWith('.ipynb') && (wanted.length === 0 || wanted.some((start) => file.startsWith(start))),
    )
    .sort();
  // Beside the notebooks, so that a finished one can be moved in one step whatever the disks are.
  const working = mkdtempSync(path.join(check ? tmpdir() : folder, '.executed-'));
  const waiting = [...names];
  let failed = 0;
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await execute(name, python, working))) failed++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  rmSync(working, { recursive: true });
  if (names.length === 0)
    console.error(`no notebook in ${folder}${wanted.length > 0 ? ` begins with ${wanted.join(' or ')}` : ''}`);
  if (failed > 0 && check)
    console.error(
      `${failed} of ${names.length} notebooks differ or failed in ${how}. If a change is meant: npm run notebooks, read the diff, commit.`,
    );
  return failed > 0 || names.length === 0 ? 1 : 0;
}

process.exitCode = await main();
