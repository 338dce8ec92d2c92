import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainCommand } from '../../src/cli/explainCommand.js';
import { runScenarioFile } from '../../src/cli/runScenarioFile.js';
import { dataFiles } from '../../src/facts/dataFingerprint.js';
import { loadResponseCalibration } from '../../src/facts/responseCalibration.js';
import { smallScenario } from '../e2e/qofsim.js';

const folder = mkdtempSync(join(tmpdir(), 'qofsim-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));
const scenario = join(folder, 'small.yaml');
const run = join(folder, 'run');

beforeAll(async () => {
  writeFileSync(scenario, smallScenario(25, 120));
  await runScenarioFile({ path: scenario, workers: 1, directory: () => run });
});

async function explain(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  await explainCommand((text) => lines.push(text))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync([...words, '--workers', '1'], { from: 'user' });
  return lines.join('\n');
}

/** Without the line breaks of wrapping. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

/** A copy of the run's folder that may be spoilt. */
function copyOfRun(name: string): string {
  const copy = join(folder, name);
  mkdirSync(copy);
  for (const file of ['results.json', 'run.json']) copyFileSync(join(run, file), join(copy, file));
  return copy;
}

describe('qofsim explain', () => {
  it('takes relieved demand back to staff, capacity, pressure and the belief about hours', async () => {
    const text = await explain(run, 'unmetDemandRelievedPer1000Patients', '--policy', 'opt-out', '--no-rerun');
    const words = unwrapped(text);
    expect(words).toContain('Layer: access. Unit: appointments per 1,000 patients.');
    expect(words).toContain('What released hours take off the pressure: docs/model.md 4.13');
    for (const path of [
      'data/workforce/england.json',
      'data/evidence/staff-by-care-type.json',
      'data/pressure/england.json',
    ])
      expect(text).toContain(path);
    for (const name of ['releasedHoursUsable', 'contactShare.nurse', 'pressureBaseline', 'qofHoursPer1000Patients'])
      expect(words).toContain(name);
    expect(words).toContain('QOF hours were never measured: all hours rest on a weak belief (110 a year');
    expect(words).toContain('95% interval 46 to 270');
  });

  it('takes a payment back to its meaning, policy, rules and files', async () => {
    const text = await explain(run, 'qofPaymentPerPractice', '--policy', 'opt-out', '--no-rerun');
    const words = unwrapped(text);
    const results = JSON.parse(readFileSync(join(run, 'results.json'), 'utf8'));
    const policy = results.policies.find(({ id }: { id: string }) => id === 'opt-out');
    expect(words).toContain(results.outcomeDefinitions.qofPaymentPerPractice.definition);
    expect(words).toContain('Layer: income. Unit: GBP.');
    expect(words).toContain(unwrapped(policy.description));
    expect(words).toContain(Math.round(policy.outcomes.qofPaymentPerPractice.q05).toLocaleString('en-GB').slice(0, 3));
    expect(words).toContain('not knowing the parameters');
    for (const rule of ['A10', 'A20b', 'A40', 'A91']) expect(text).toMatch(new RegExp(`^ {2}${rule} `, 'm'));
    expect(text).not.toMatch(/^ {2}C10 /m);
    expect(text).not.toMatch(/^ {2}D11 /m);
    for (const path of ['data/contract/england/2016-17.json', 'data/contract/england/2015-16.json']) {
      const { sha256 } = dataFiles().find((file) => file.path === path)!;
      expect(text).toContain(`${path} ${sha256}\n`);
    }
    expect(text).not.toContain('data/contract/wales');
    expect(text).not.toContain('data/pressure');
  });

  it('names every parameter with value, reasoning and sources where nothing is run again', async () => {
    const text = unwrapped(await explain(run, 'hoursReleasedPerPractice', '--policy', 'opt-out', '--no-rerun'));
    expect(text).toContain('the scenario was not run again (--no-rerun)');
    expect(text).toContain('qofHoursPer1000Patients. all QOF labour.');
    expect(text).toContain('lognormal, median 110, sigma 0.45. Confidence low, derived. Why: No published');
    expect(text).toContain('Source: ');
    expect(text).not.toContain('mortalityEffectOfQof');
    expect(text).not.toContain('withdrawalLogitShift');
  });

  it('shows the fitted beliefs of each variant, and their file, in a run after Somerset, and only there', async () => {
    const after = join(folder, 'after.yaml');
    const afterRun = join(folder, 'after-run');
    writeFileSync(
      after,
      `${smallScenario(5, 8)}calibration: afterSomerset\nbeliefs: { fedBackMultiplier: { fixed: 0.5 } }\n`,
    );
    await runScenarioFile({ path: after, workers: 1, directory: () => afterRun });
    const textOf = async (directory: string) =>
      unwrapped(await explain(directory, 'pointsPerPractice', '--policy', 'opt-out', '--no-rerun'));
    const fitted = await textOf(afterRun);
    for (const { variant, beliefs } of loadResponseCalibration().variants) {
      const belief = beliefs['withdrawalLogitShift.recording']!;
      if (belief.family !== 'normal') throw new Error(belief.family);
      expect(fitted).toMatch(new RegExp(`${variant}: .{5,40} logit; normal, mean ${belief.mean}, sd ${belief.sd}\\.`));
    }
    expect(fitted).toContain('Fitted to Somerset, by variant of the response');
    expect(fitted).toContain("The scenario's own belief");
    expect(fitted).toContain('data/calibration/response-after-somerset.json');
    expect(JSON.parse(readFileSync(join(afterRun, 'results.json'), 'utf8')).structural.calibration).toBe(
      'afterSomerset',
    );
    const usual = await textOf(run);
    expect(usual).not.toContain('omerset.json');
    expect(usual).not.toContain('Fitted to Somerset');
  });

  it('sorts them by importance where the scenario can be run again, and takes the first policy by itself', async () => {
    const text = await explain(run, 'hoursReleasedPerPractice', '--draws', '200');
    expect(text).toContain('Policy: Opt-out (opt-out)');
    expect(text).toContain('Other policies, by --policy: suspension.');
    expect(unwrapped(text)).toContain('From a new run of the scenario: 200 draws, 25 practices, the same seed.');
    const shares = [...text.matchAll(/^ {2}(\d+)% ± \d+: (\w+)/gm)];
    expect(shares.map(([, , name]) => name).sort()).toEqual(['hoursReleasedFraction', 'qofHoursPer1000Patients']);
    expect(Number(shares[0]![1])).toBeGreaterThanOrEqual(Number(shares[1]![1]));
  });

  it('says why where the scenario cannot be run again, and then names all that any policy brings in', async () => {
    const copy = copyOfRun('moved');
    const record = JSON.parse(readFileSync(join(copy, 'run.json'), 'utf8'));
    for (const [path, reason] of [
      [join(folder, 'gone.yaml'), 'is not here'],
      [join(run, 'results.json'), 'has changed since'],
    ]) {
      writeFileSync(join(copy, 'run.json'), JSON.stringify({ ...record, scenario: { ...record.scenario, path } }));
      const text = unwrapped(await explain(copy, 'practiceIncome', '--policy', 'suspension'));
      expect(text).toContain(`its scenario file ${path} ${reason}`);
      expect(text).toContain('networkSpreadFactor');
      expect(text).toContain('C10 payment of the network fund');
    }
  });

  it('says which files have changed since the run', async () => {
    const copy = copyOfRun('older');
    const record = JSON.parse(readFileSync(join(copy, 'run.json'), 'utf8'));
    const inputs = record.inputs.map((file: { path: string; sha256: string }) =>
      file.path === 'data/evidence/priors.json' ? { ...file, sha256: '0'.repeat(64) } : file,
    );
    writeFileSync(join(copy, 'run.json'), JSON.stringify({ ...record, inputs }));
    const text = unwrapped(await explain(copy, 'pointsPerPractice', '--draws', '100'));
    expect(text).toContain(`data/evidence/priors.json ${'0'.repeat(64)} (has changed since this run)`);
    expect(text).toContain("It uses today's data: 1 of the files of data/ have changed since the run.");
  });

  it.each([
    ['an outcome that is mistyped', [run, 'hoursReleasedPerPractise'], /Did you mean "hoursReleasedPerPractice"/],
    ['a policy that is not there', [run, 'pointsPerPractice', '--policy', 'optout'], /Did you mean "opt-out"/],
    ['no folder', [join(folder, 'nowhere'), 'pointsPerPractice'], /no such folder/],
    ['a file', [scenario, 'pointsPerPractice'], /found a file/],
    ['a folder of something else', [folder, 'pointsPerPractice'], /without a readable results\.json/],
    ['too few draws', [run, 'pointsPerPractice', '--draws', '60'], /at least 100/],
  ])('refuses %s', async (_, words, message) => {
    await expect(explain(...words)).rejects.toThrow(message);
  });

  it('refuses results that run.json does not belong to, and a run.json that is none', async () => {
    const changed = copyOfRun('changed');
    const text = readFileSync(join(changed, 'results.json'), 'utf8');
    writeFileSync(join(changed, 'results.json'), text.replace('A small comparison', 'Another comparison'));
    await expect(explain(changed, 'pointsPerPractice')).rejects.toThrow(/other content than run\.json/);
    const foreign = copyOfRun('foreign');
    writeFileSync(join(foreign, 'run.json'), '{ "kind": "test", "schemaVersion": 1 }');
    await expect(explain(foreign, 'pointsPerPractice')).rejects.toThrow(/another document than the record of a run/);
  });
});
