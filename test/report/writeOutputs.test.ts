import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunRecord, sha256 } from '../../src/report/runRecord.js';
import { writeOutputs } from '../../src/report/writeOutputs.js';
import { sampleResults, sampleRows, sampleRun } from './sampleResults.js';

/** Which call of which file operation fails; the real operations otherwise. */
const failure = vi.hoisted(() => ({ operation: '', call: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const failing =
    (operation: string, call: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      if (failure.operation === operation && --failure.call === 0) {
        return Promise.reject(
          Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: operation }),
        );
      }
      return call(...args);
    };
  return { ...real, open: failing('open', real.open), rename: failing('rename', real.rename) };
});

const results = sampleResults();
const rows = sampleRows(results, 20);
let parent: string;
let target: string;

const contents = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await fs.readdir(folder)).sort().map(async (name) => [name, await fs.readFile(path.join(folder, name), 'utf8')]),
    ),
  ) as Record<string, string>;

const write = (seed = 'sample') => writeOutputs(target, { ...results, seed }, rows, { ...sampleRun, seed });

beforeEach(async () => {
  parent = await fs.mkdtemp(path.join(tmpdir(), 'qofsim-outputs-'));
  target = path.join(parent, 'deeper', 'results');
  failure.operation = '';
});

afterEach(() => fs.rm(parent, { recursive: true }));

describe('writeOutputs', () => {
  it('writes four files whose hashes stand in the run record, the same bytes each time', async () => {
    const record = await write();
    const first = await contents(target);
    expect(Object.keys(first)).toEqual(['practices.csv', 'report.html', 'results.json', 'run.json']);
    const read = JSON.parse(first['run.json']!) as RunRecord;
    expect(read).toEqual(record);
    for (const output of read.outputs) expect(sha256(first[output.path]!)).toBe(output.sha256);
    expect(JSON.parse(first['results.json']!)).toEqual(results);
    await write();
    expect(await contents(target)).toEqual(first);
    expect(await fs.readdir(path.dirname(target))).toEqual(['results']);
  });

  it.each([
    ['open', 3],
    ['rename', 1],
    ['rename', 2],
  ])('leaves the earlier result as it was when %s fails on call %d', async (operation, call) => {
    await write('earlier');
    const earlier = await contents(target);
    // A first rename looks for an interrupted run only when there is no folder, so calls count from the swap.
    Object.assign(failure, { operation, call });
    await expect(write('later')).rejects.toThrow('no space left');
    expect(await contents(target)).toEqual(earlier);
    expect(await fs.readdir(path.dirname(target))).toEqual(['results']);
  });

  it('writes nothing when the results break their contract or a row is not finite', async () => {
    await write('earlier');
    const earlier = await contents(target);
    await expect(writeOutputs(target, { ...results, comparator: 'nobody' }, rows, sampleRun)).rejects.toThrow(
      /comparator/,
    );
    await expect(writeOutputs(target, results, [{ ...rows[0]!, income: Number.NaN }], sampleRun)).rejects.toThrow(
      /NaN/,
    );
    expect(await contents(target)).toEqual(earlier);
  });

  it('puts back the result that a killed run had moved aside, even if it then fails itself', async () => {
    await write('earlier');
    const earlier = await contents(target);
    await fs.rename(target, path.join(path.dirname(target), '.results.previous'));
    Object.assign(failure, { operation: 'open', call: 1 });
    await expect(write('later')).rejects.toThrow('no space left');
    expect(await contents(target)).toEqual(earlier);
  });

  it("writes into a folder with somebody's own files and touches none of them", async () => {
    await fs.mkdir(target, { recursive: true });
    await fs.writeFile(path.join(target, 'notes.txt'), 'mine');
    const record = await write();
    const { 'notes.txt': notes, ...written } = await contents(target);
    expect(notes).toBe('mine');
    expect(Object.keys(written)).toEqual(['practices.csv', 'report.html', 'results.json', 'run.json']);
    for (const output of record.outputs) expect(sha256(written[output.path]!)).toBe(output.sha256);
  });
});
