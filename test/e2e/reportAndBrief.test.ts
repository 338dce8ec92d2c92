import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readPracticesOf, readRunFolder } from '../../src/cli/runFolder.js';
import { type CommandResult, qofsim, smallScenario, temporaryFile, temporaryFolder } from './qofsim.js';

const planted = '<script>alert(1)</script>';
const folder = join(temporaryFolder(), 'run');
const ran = qofsim(
  'run',
  temporaryFile(
    'planted.yaml',
    smallScenario(20, 4)
      .replace('title: A small comparison', `title: "${planted}"`)
      .replace('title: Opt-out', `title: "${planted}"`),
  ),
  '--out',
  folder,
);
const textOf = (name: string, from = folder) => readFileSync(join(from, name), 'utf8');

/** A copy of the folder in which a file was changed. */
function changed(name: string, change: (text: string) => string): string {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, name), change(textOf(name)));
  return copy;
}

const newer = (text: string) => text.replace('"schemaVersion": 2', '"schemaVersion": 3');

function without(name: string): string {
  const copy = changed('run.json', (text) => text);
  rmSync(join(copy, name));
  return copy;
}

function expectRefusal({ code, output, errors }: CommandResult, found: string): void {
  expect(errors).toContain(found);
  expect(errors).toMatch(/found .*; allowed: /);
  expect(errors).not.toMatch(/\n\s+at /);
  expect([code, output]).toEqual([2, '']);
}

describe('qofsim report and qofsim brief', () => {
  it('draw the same report again, to the byte, and leave the run record true', () => {
    expect(ran.code).toBe(0);
    const [report, record] = [textOf('report.html'), textOf('run.json')];
    expect(qofsim('report', folder)).toMatchObject({ code: 0, errors: '' });
    expect([textOf('report.html'), textOf('run.json')]).toEqual([report, record]);
    const other = join(temporaryFolder(), 'other.html');
    expect(qofsim('report', folder, '--out', other).output).toContain(other);
    expect(readFileSync(other, 'utf8')).toBe(report);
  });

  it('show a scenario named <script> as it is written', () => {
    const out = temporaryFolder();
    expect(qofsim('brief', folder, '--side', 'payer', '--policy', 'suspension', '--out', out).code).toBe(0);
    expect(textOf('brief-payer.md', out)).toMatch(/^# Suspension/m);
    const pages = [textOf('report.html'), textOf('brief-payer.html', out), textOf('brief-payer.md', out)];
    for (const page of pages) {
      expect(page).not.toContain(planted);
      expect(page).toMatch(/(&lt;|&#60;)script(&gt;|&#62;)alert\(1\)/);
    }
  });

  it('write no PDF where there is no browser, and say so', () => {
    const out = temporaryFolder();
    vi.stubEnv('QOFSIM_CHROMIUM', join(out, 'no-browser'));
    const { code, output } = qofsim('brief', folder, '--out', out);
    vi.unstubAllEnvs();
    expect(code).toBe(0);
    expect(output).toContain('No PDF: no Chromium was found');
    expect(readdirSync(out).sort()).toEqual(['brief-gpc.html', 'brief-gpc.md']);
  });

  it('take the policy asked for, and refuse one that is not there, a side that is none and a folder that is none', () => {
    const out = temporaryFolder();
    expectRefusal(qofsim('brief', folder, '--policy', 'suspensoin', '--out', out), 'Did you mean "suspension"');
    expect(qofsim('brief', folder, '--side', 'patients')).toMatchObject({ code: 2, output: '' });
    expectRefusal(qofsim('report', folder, '--out', join(out, 'no', 'x.html')), 'there is no folder');
  });

  it.each(['report', 'brief'])('refuse what is no folder of results, and exit with 2: %s', (command) => {
    expectRefusal(qofsim(command, join(folder, 'missing')), 'no such folder');
    expectRefusal(qofsim(command, changed('results.json', newer)), 'Update qofsim');
  });

  it('find out that a folder is not one that a run wrote', () => {
    const reading = (path: string) => () => readRunFolder(path);
    expect(reading(join(folder, 'results.json'))).toThrow(/found a file/);
    expect(reading(without('results.json'))).toThrow(/without a readable results\.json/);
    expect(reading(without('run.json'))).toThrow(/without a readable run\.json/);
    expect(reading(changed('results.json', (text) => text.slice(0, text.length / 2)))).toThrow(/results\.json.*found/);
    expect(reading(changed('results.json', newer))).toThrow(/version 3.*Update qofsim/);
    expect(reading(changed('results.json', (text) => text.replace('"draws": 4', '"draws": 5')))).toThrow(
      /Make them again/,
    );
  });

  it('find out that practices are missing, cut off or of another run', () => {
    const reading = (path: string) => () => readPracticesOf(path, readRunFolder(path).record);
    expect(reading(without('practices.csv'))).toThrow(/without a readable practices\.csv/);
    expect(reading(changed('practices.csv', (text) => text.slice(0, text.length / 2)))).toThrow(/Make them again/);
  });
});
