// Speed and memory of the kernel against naive baselines, in alternating rounds of one run: npm run bench
// Figures are medians over rounds; machines differ, so only the ratios are meant to be quoted.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';

const rounds = 5;
const here = path.dirname(fileURLToPath(import.meta.url));
const referenceFolder = path.join(here, '../../shared/reference/performance/bench');
const run = (file, args, cwd = here) =>
  JSON.parse(
    execFileSync(process.execPath, [file, ...args.map(String)], { cwd, encoding: 'utf8', maxBuffer: 1 << 26 }).trim(),
  );

/** The study's own naive baseline, where the folder beside the project is there. It has no last year, exceptions or effort. */
function referenceBaseline() {
  if (!existsSync(referenceFolder)) return undefined;
  const copy = mkdtempSync(path.join(tmpdir(), 'qofsim-bench-'));
  cpSync(referenceFolder, copy, { recursive: true });
  symlinkSync(path.join(here, '../node_modules'), path.join(copy, 'node_modules'));
  execFileSync(process.execPath, ['gen_inputs.mjs', '950'], { cwd: copy, stdio: 'ignore' });
  return {
    name: 'naive baseline of the study (3 policies)',
    time: () => {
      const { Mcells_per_s: cells, rss_mb: megabytes } = run(
        path.join(copy, 'js/naive.mjs'),
        ['inversion', 950, 20],
        copy,
      );
      return { evaluationsPerSecond: cells * 1e6 * 3, megabytes };
    },
    done: () => rmSync(copy, { recursive: true }),
  };
}

const contenders = [
  { name: 'qofsim kernel, 1 worker', time: () => run('kernel.mjs', [950, 512, 1]) },
  { name: 'qofsim kernel, 2 workers', time: () => run('kernel.mjs', [950, 512, 2]) },
  { name: 'naive, same model (4 policies)', time: () => run('naive.mjs', [300, 20]) },
  referenceBaseline(),
].filter(Boolean);

const figures = contenders.map(() => []);
for (let round = 0; round < rounds; round++) for (const [i, { time }] of contenders.entries()) figures[i].push(time());
const speeds = figures.map((all) => median(all.map(({ evaluationsPerSecond }) => evaluationsPerSecond)));
console.log('indicator-evaluations per second (draw x practice x indicator x policy), median of', rounds, 'rounds');
contenders.forEach(({ name }, i) => {
  const megabytes = Math.max(...figures[i].map((figure) => figure.megabytes));
  // Round by round, so that a machine whose speed drifts does not count.
  const ratio = median(
    figures[i].map((figure, round) => figures[0][round].evaluationsPerSecond / figure.evaluationsPerSecond),
  );
  console.log(
    `${name.padEnd(44)} ${(speeds[i] / 1e6).toFixed(2).padStart(7)} M/s   kernel is ${ratio.toFixed(1)}x   ${megabytes.toFixed(0)} MB`,
  );
});
const england = run('kernel.mjs', [7392, 1000, 2]);
console.log(
  `all England, 7,392 practices x 1,000 draws x 4 policies, 2 workers: ${england.seconds.toFixed(0)} s and ${england.setUpSeconds.toFixed(1)} s set-up, ${england.megabytes.toFixed(0)} MB`,
);
for (const contender of contenders) contender.done?.();
