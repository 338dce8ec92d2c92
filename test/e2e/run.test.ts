import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeIds, resultsSchema } from '../../src/documents/resultsSchema.js';
import { qofsim, smallScenario, smallScenarioOfVersion1, temporaryFile, temporaryFolder } from './qofsim.js';

const fileNames = ['practices.csv', 'report.html', 'results.json', 'run.json'];
const filesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const readResults = (folder: string) =>
  resultsSchema.parse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')));

describe('qofsim run', () => {
  const scenario = temporaryFile('small.yaml', smallScenario());

  it('writes results, practices, report and run record, and prints the comparison', () => {
    const out = join(temporaryFolder(), 'results');
    const { code, output, errors } = qofsim('run', scenario, '--out', out);
    expect(errors.replace(/^\d+% of practices\n/gm, '')).toBe('');
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(fileNames);
    expect(output).toContain('QOF payment');
    expect(output).toContain('Synthetic England 2016-17 (60 of 7,392 practices; not real practices)');
    const results = readResults(out);
    expect(results.policies.map((policy) => policy.id)).toEqual(['national', 'opt-out', 'suspension']);
    const rows = readFileSync(join(out, 'practices.csv'), 'utf8').trim().split('\n');
    expect(rows[0]).toMatch(/^policy,practice,.*qofPayment,/);
    expect(rows).toHaveLength(1 + 3 * 60);
  });

  it('sums the practices to the national payment: whole pence add up exactly', () => {
    const out = join(temporaryFolder(), 'results');
    qofsim('run', scenario, '--draws', '1', '--out', out);
    const [header = '', ...rows] = readFileSync(join(out, 'practices.csv'), 'utf8').trim().split('\n');
    const column = header.split(',').indexOf('qofPayment');
    for (const policy of readResults(out).policies) {
      const pence = rows
        .filter((row) => row.startsWith(`${policy.id},`))
        .reduce((sum, row) => sum + Math.round(100 * Number(row.split(',')[column])), 0);
      expect(pence / 100).toBeCloseTo(policy.outcomes.qofPaymentTotal.mean, 6);
    }
  });

  it('gives the same figures for the same scenario in the form of version 1', () => {
    const [now, before] = [scenario, temporaryFile('small.yaml', smallScenarioOfVersion1())].map((path) => {
      const out = join(temporaryFolder(), 'results');
      expect(qofsim('run', path, '--out', out).code).toBe(0);
      return out;
    });
    expect(readResults(before!)).toEqual(readResults(now!));
    expect(readFileSync(join(before!, 'practices.csv'))).toEqual(readFileSync(join(now!, 'practices.csv')));
  });

  it('gives the same bytes for 1, 2 and 3 workers', () => {
    // Large enough that threads are really started.
    const large = temporaryFile('large.yaml', smallScenario(400, 150));
    const [one, ...others] = ['1', '2', '3'].map((workers) => {
      const out = join(temporaryFolder(), 'results');
      expect(qofsim('run', large, '--workers', workers, '--out', out).code).toBe(0);
      return filesOf(out);
    });
    for (const other of others) expect(other).toEqual(one);
  });

  it('follows --seed and --draws, and says so in the record', () => {
    const runWith = (...flags: string[]) => {
      const out = join(temporaryFolder(), 'results');
      expect(qofsim('run', scenario, '--out', out, ...flags).code).toBe(0);
      return { results: readResults(out), run: JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) };
    };
    const first = runWith('--seed', 'one', '--draws', '6');
    const again = runWith('--seed', 'one', '--draws', '6');
    const other = runWith('--seed', 'two', '--draws', '6');
    expect(again).toEqual(first);
    expect(other.results.fingerprint).not.toBe(first.results.fingerprint);
    expect(other.results.policies[0]?.outcomes.qofPaymentTotal.mean).not.toBe(
      first.results.policies[0]?.outcomes.qofPaymentTotal.mean,
    );
    expect(first.run).toMatchObject({ seed: 'one', draws: 6, fingerprint: first.results.fingerprint });
    expect(first.run.command).toContain('--seed one');
  });

  it('compares the comparator with itself at exactly zero', () => {
    const out = join(temporaryFolder(), 'results');
    qofsim('run', scenario, '--out', out);
    const national = readResults(out).policies[0]!;
    for (const id of outcomeIds) expect(national.contrasts[id]).toMatchObject({ mean: 0, sd: 0, q05: 0, q95: 0 });
  });

  it('leaves an earlier result untouched when the next run is refused', () => {
    const out = join(temporaryFolder(), 'results');
    expect(qofsim('run', scenario, '--out', out).code).toBe(0);
    const before = filesOf(out);
    const wrong = temporaryFile('wrong.yaml', smallScenario().replace('year: 2016-17', 'year: 1999-00'));
    expect(qofsim('run', wrong, '--out', out).code).toBe(2);
    expect(filesOf(out)).toEqual(before);
  });

  it('writes beside other files of the folder without touching them', () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect(qofsim('run', scenario, '--draws', '2', '--out', out).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['notes.txt', ...fileNames]);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
