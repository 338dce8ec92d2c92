import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/verification.md', 'utf8');

/** Rows of the table of what could be wrong: the paths of tests that it names, and how many it says there are. */
const rows = page
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && /^\d+$/.test(cells[3]!))
  .map(([, wrong, tests, count]) => ({
    wrong: wrong!,
    paths: [...tests!.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1]!),
    count: Number(count),
  }));

const testFiles = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => join(path, file));

const testsIn = (file: string): number => [...readFileSync(file, 'utf8').matchAll(/^\s*it(\.\w+)*\(/gm)].length;

describe('the page about verification', () => {
  it('names tests that are there, and no more of them than there are', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const { wrong, paths, count } of rows) {
      expect(paths.length, wrong).toBeGreaterThan(0);
      for (const path of paths) expect(existsSync(path), path).toBe(true);
      const files = new Set(paths.flatMap(testFiles));
      const there = [...files].reduce((sum, file) => sum + testsIn(file), 0);
      expect(there, wrong).toBeGreaterThanOrEqual(count);
      // Nor so few that the number says nothing.
      expect(count, wrong).toBeGreaterThan(there / 2);
    }
  });
});
