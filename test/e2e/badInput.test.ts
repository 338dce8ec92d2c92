import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CommandResult, qofsim, smallScenario, temporaryFile, temporaryFolder } from './qofsim.js';

/** Wrong input: exit code 2, one message that names the place, no stack trace, nothing printed as a result. */
function expectRefusal({ code, output, errors }: CommandResult, place: string): void {
  expect(errors).toContain(place);
  expect(errors.trim().split('\n')).toHaveLength(1);
  expect(errors).toMatch(/found .*; allowed: /);
  expect(errors).not.toMatch(/\n\s+at /);
  expect(output).toBe('');
  expect(code).toBe(2);
}

const scenarioWith = (from: string | RegExp, to: string) =>
  temporaryFile('wrong.yaml', smallScenario().replace(from, to));

describe('wrong scenarios', () => {
  it.each([
    ['a wrong type', 'draws: 12', 'draws: many', 'wrong.yaml:9'],
    ['an unknown key', 'draws: 12', 'draws: 12\ndraw: 3', 'wrong.yaml:10'],
    ['an impossible date', '2017-03-31', '2017-02-30', 'measures[0].when.to'],
    ['a date outside the year', '2017-01-25', '2016-01-25', 'measures[0].when.from'],
    ['an unknown family', 'family: suspension', 'family: holiday', 'family'],
    ['an unknown indicator', '{ shareOfPoints: 0.8, choose: mostHoursPerPoint }', '{ codes: [DM999] }', 'DM999'],
    ['an unknown area', 'who: { participation: choice }', 'who: { areas: [Atlantis] }', 'Atlantis'],
    ['a share above one', '0.8', '1.8', 'shareOfPoints'],
    ['too many practices', 'practices: 60', 'practices: 70000', '70000'],
    ['a doubled id', 'id: opt-out', 'id: national', 'id'],
    ['broken YAML', 'title: A small comparison', 'title: "A small', 'wrong.yaml'],
  ])('refuses %s', (_, from, to, place) => {
    const path = scenarioWith(from, to);
    expectRefusal(qofsim('run', path, '--out', join(temporaryFolder(), 'out')), place);
  });

  it('refuses a year whose national results are not published', () => {
    const national = readFileSync('scenarios/national-2016-17.yaml', 'utf8');
    const path = temporaryFile(
      'later.yaml',
      national.replace('year: 2016-17', 'year: 2025-26').replace(/synthetic:.*/, 'synthetic: { year: 2022-23 }'),
    );
    expectRefusal(qofsim('run', path), '2025-26');
  });

  it('refuses an empty file, a missing file and a folder', () => {
    expectRefusal(qofsim('run', temporaryFile('empty.yaml', '')), 'empty.yaml');
    expectRefusal(qofsim('run', 'no-such-file.yaml'), 'no-such-file.yaml');
    expectRefusal(qofsim('run', temporaryFolder()), 'a folder');
  });
});

const practice = (fields: object) => ({
  code: 'Z00001',
  area: 'Z1',
  contract: 'GMS',
  list: 5000,
  registers: { AF: 90 },
  ...fields,
});
const practicesFile = (...practices: object[]) =>
  temporaryFile(
    'practices.json',
    JSON.stringify({
      schemaVersion: 1,
      kind: 'practices',
      origin: 'imported',
      label: 'Test',
      nation: 'England',
      year: '2016-17',
      practices,
    }),
  );

describe('wrong practice files', () => {
  const national = 'scenarios/national-2016-17.yaml';

  it.each([
    ['a negative list', [practice({ list: -5 })], 'list'],
    ['a practice twice', [practice({}), practice({})], 'Z00001'],
    ['a register above the list', [practice({ registers: { AF: 6000 } })], 'registers.AF'],
    ['a fraction of a patient', [practice({ list: 5000.5 })], 'list'],
    ['a practice without the registers of the contract', [practice({})], 'registers'],
    ['no practice at all', [], 'practices'],
  ])('refuses %s', (_, practices, place) => {
    expectRefusal(qofsim('run', national, '--practices', practicesFile(...practices), '--draws', '2'), place);
  });

  it('refuses a file that was cut off', () => {
    expectRefusal(
      qofsim('run', national, '--practices', temporaryFile('practices.json', '{"kind": "prac')),
      'practices.json',
    );
  });
});

describe('wrong data folders', () => {
  const header = 'PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE\n';
  const folderWith = (name: string, content: string | Uint8Array) => {
    const folder = join(temporaryFolder(), 'nhs');
    mkdirSync(folder);
    writeFileSync(join(folder, name), content);
    return folder;
  };
  const importFolder = (folder: string) =>
    qofsim('import', 'nhs', folder, '--year', '2016-17', '--out', join(temporaryFolder(), 'out.json'));

  it('refuses a missing column, a truncated archive, an empty file and an empty folder', () => {
    expectRefusal(
      importFolder(
        folderWith(
          'PREVALENCE_1617.csv',
          'PRACTICE_CODE,INDICATOR_GROUP_CODE,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE\nZ1,AF,TOTAL,2\n',
        ),
      ),
      'PREVALENCE_1617.csv',
    );
    const archive = gzipSync(`${header}${'Z00001,AF,10,TOTAL,1000\n'.repeat(200)}`);
    expectRefusal(
      importFolder(folderWith('PREVALENCE_1617.csv.gz', archive.subarray(0, archive.length - 12))),
      'PREVALENCE_1617.csv.gz',
    );
    expectRefusal(importFolder(folderWith('PREVALENCE_1617.csv', '')), 'PREVALENCE_1617.csv');
    expectRefusal(importFolder(temporaryFolder()), 'PREVALENCE');
  });
});

describe('wrong command lines', () => {
  it.each([
    ['--draws', '0'],
    ['--draws', '1.5'],
    ['--workers', '-1'],
    ['--seed', ''],
  ])('refuses %s %s', (flag, value) => {
    expectRefusal(qofsim('run', 'scenarios/national-2016-17.yaml', flag, value), flag);
  });

  it('shows the usage for an unknown command or option', () => {
    for (const words of [['simulate'], ['run'], ['run', 'x.yaml', '--fast']]) expect(qofsim(...words).code).toBe(2);
  });
});
