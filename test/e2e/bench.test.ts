import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The scripts that `npm run bench` times read the kernel's plan, so a change of the plan can break them unseen. */
it.each([
  ['naive.mjs', ['20', '2']],
  ['kernel.mjs', ['20', '2', '1']],
])('bench/%s runs and reports its speed', (file, args) => {
  const text = execFileSync(process.execPath, [`bench/${file}`, ...args], { encoding: 'utf8' });
  const { evaluationsPerSecond, meanPay } = JSON.parse(text) as { evaluationsPerSecond: number; meanPay?: number };
  expect(evaluationsPerSecond).toBeGreaterThan(0);
  // Pounds a practice and policy: near to what England pays, for 20 of its practices.
  if (meanPay !== undefined) expect(Math.abs(meanPay / 94_500 - 1)).toBeLessThan(0.5);
});
