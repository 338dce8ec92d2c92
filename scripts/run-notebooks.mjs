// Executes all notebooks with Node alone. `--check` compares with the committed outputs and fails when one changed; without
// it the notebooks are rewritten in place.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'notebooks');
const check = process.argv.includes('--check');
const working = mkdtempSync(path.join(tmpdir(), 'qofsim-notebooks-'));
let failed = 0;

for (const name of readdirSync(folder).filter((file) => file.endsWith('.ipynb'))) {
  const committed = path.join(folder, name);
  const executed = path.join(working, name);
  const script = path.join(root, 'scripts/execute-notebook.cjs');
  const { status } = spawnSync(process.execPath, [script, committed, executed], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed++;
  else if (!check) renameSync(executed, committed);
  else if (readFileSync(executed, 'utf8') !== readFileSync(committed, 'utf8')) {
    console.error(
      `${name}: the outputs differ from the committed ones; if that is meant, run npm run notebooks and commit`,
    );
    failed++;
  }
}
rmSync(working, { recursive: true });
process.exitCode = failed > 0 ? 1 : 0;
