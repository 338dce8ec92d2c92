import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../src/cli/importCommand.js';
import { writeAtomically } from '../../src/cli/writeAtomically.js';
import { readPractices } from '../../src/documents/practicesDocument.js';
import { InputError } from '../../src/inputError.js';
import { files1617 } from '../population/nhs/memoryFolder.js';

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qofsim-import-'));
  mkdirSync(join(folder, 'published'));
  for (const [name, text] of Object.entries(files1617)) writeFileSync(join(folder, 'published', name), text);
  out = join(folder, 'practices.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: string[]): string {
  const printed: string[] = [];
  importCommand((text) => printed.push(text)).parse(['nhs', join(folder, 'published'), ...options], { from: 'user' });
  return printed.join('\n');
}

describe('qofsim import nhs', () => {
  it('writes a practices file that reads back, and a report', () => {
    const printed = run('--year', '2016-17', '--out', out, '--report', join(folder, 'report.json'));
    const population = readPractices(readFileSync(out, 'utf8'), out);
    expect(population.label).toBe('Imported England 2016-17, 3 practices');
    expect(population.practices.map(({ code, list }) => [code, list])).toEqual([
      ['Z99001', 1000],
      ['Z99002', 3000],
      ['Z99003', 500],
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      practices: 3,
      patients: 4500,
    });
    expect(readdirSync(folder).sort()).toEqual(['practices.json', 'published', 'report.json']);

    expect(printed).toContain('Imported England 2016-17, 3 practices: 4,500 patients, 2 areas');
    expect(printed).toMatch(/PREVALENCE_1617\.csv +│ prevalence +│ +6 │ +3 │ +3 │/);
    expect(printed).toMatch(
      /closed: no registered patients and no row of prevalence +│ nhspaymentsgp-16-17\.csv +│ +1 │ Z99004/,
    );
    expect(printed).toContain('Absent of all practices: network, over65, under18, deprivation, indicators');
  });

  it('takes the year with a stroke too, and replaces an earlier file', () => {
    writeFileSync(out, 'earlier');
    run('--year', '2016/17', '--out', out);
    expect(readFileSync(out, 'utf8')).toContain('"year": "2016-17"');
  });

  it('leaves an earlier file as it was when the import fails', () => {
    writeFileSync(out, 'earlier');
    expect(() => run('--year', '2017-18', '--out', out)).toThrow(InputError);
    expect(readFileSync(out, 'utf8')).toBe('earlier');
  });

  it.each([
    ['2016', 'a contract year'],
    ['2016-18', 'a contract year'],
  ])('refuses the year %s', (year, allowed) => {
    expect(() => run('--year', year, '--out', out)).toThrow(allowed);
  });

  it('refuses one file for practices and report', () => {
    expect(() => run('--year', '2016-17', '--out', out, '--report', join(folder, '.', 'practices.json'))).toThrow(
      'the file of --out',
    );
    expect(readdirSync(folder)).toEqual(['published']);
  });
});

describe('writing as a whole or not at all', () => {
  it('says that a folder does not exist', () => {
    const path = join(folder, 'nowhere', 'x.json');
    expect(() => writeAtomically(path, 'x')).toThrow(InputError);
    expect(() => writeAtomically(path, 'x')).toThrow(path);
  });

  it('leaves what was there, and no temporary file, when it cannot finish', () => {
    // A folder stands where the file should go, so the rename fails after the temporary file was written.
    const path = join(folder, 'published');
    const before = readdirSync(path);
    expect(() => writeAtomically(path, 'x')).toThrow('cannot be written');
    expect(readdirSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['published']);
  });

  it.skipIf(process.getuid?.() === 0)('leaves an earlier file in a folder that may not be written to', () => {
    writeFileSync(out, 'earlier');
    chmodSync(folder, 0o500);
    expect(() => writeAtomically(out, 'later')).toThrow('cannot be written');
    chmodSync(folder, 0o700);
    expect(readFileSync(out, 'utf8')).toBe('earlier');
  });
});
