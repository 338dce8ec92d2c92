import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerTasks } from '../../src/analysis/validation/answerTasks.js';
import { validationTasks } from '../../src/analysis/validation/questions.js';
import { type Validation, validate } from '../../src/analysis/validation/validate.js';
import { loadScenario } from '../../src/documents/loadScenario.js';
import { loadValidationTargets } from '../../src/facts/validationTargets.js';
import { plain } from '../../src/report/validation/markdownTable.js';
import { scoreWords } from '../../src/report/validation/scoreWords.js';
import { validationMarkdown } from '../../src/report/validation/validationMarkdown.js';
import { validationTable } from '../../src/report/validation/validationTable.js';

const { targets, notAsked } = loadValidationTargets();
const scenarios = {
  national: loadScenario('scenarios/national-2016-17.yaml'),
  somerset: loadScenario('scenarios/e02-somerset-opt-out-2014.yaml'),
  northernIreland: loadScenario('scenarios/e11-northern-ireland-2017.yaml'),
  scotland: loadScenario('scenarios/e12-scotland-abolition-2016.yaml'),
  covidYears: loadScenario('scenarios/covid-protection-2020-2022.yaml'),
};
const request = { scenarios, draws: 5, seed: 'test', practices: 25 };

describe('the committed page', () => {
  const page = readFileSync('docs/validation.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));

  it('has a row for every target with its published value and what was used in fitting', () => {
    for (const target of targets) {
      const row = rows.find((line) => line.startsWith(`| ${plain(target.statistic)} |`));
      expect(row, target.id).toBeDefined();
      const score = { target, mean: 0, low: 0, high: 0, hit: false, draws: 1 };
      expect(row, target.id).toContain(`| ${plain(scoreWords(score).published)} |`);
      expect(row, target.id).toMatch(new RegExp(`\\| ${target.use} \\|$`));
    }
  });

  it('gives a likely reason for every miss, and keeps what cannot be asked', () => {
    const missed = targets.filter(({ statistic }) =>
      rows.some((line) => line.startsWith(`| ${plain(statistic)} |`) && line.includes('**miss')),
    );
    expect(missed.length).toBeGreaterThan(0);
    for (const { id, ifMissed } of missed) {
      expect(ifMissed, id).toBeDefined();
      expect(page, id).toContain(plain(ifMissed!));
    }
    for (const { published, reason } of notAsked) expect(page).toContain(`| ${plain(published)} | ${plain(reason)} |`);
  });
});

describe('a validation', () => {
  let validation: Validation;
  beforeAll(async () => {
    validation = await validate(request, { workers: 1 });
  }, 180_000);

  it('has a finite value for every target', () => {
    expect(validation.scores.map(({ target }) => target.id)).toEqual(targets.map(({ id }) => id));
    for (const { target, mean, low, high, crps } of validation.scores) {
      for (const value of [mean, low, high, crps ?? 0]) expect(Number.isFinite(value), target.id).toBe(true);
      expect(low, target.id).toBeLessThanOrEqual(high);
    }
  });

  it('stays inside what the statistics can be', () => {
    const limits = {
      points: [-700, 700],
      percent: [0, 100],
      'rank correlation': [-1, 1],
      indicators: [0, 16],
    } as const;
    for (const { target, low, high } of validation.scores) {
      const [least, most] = limits[target.unit as keyof typeof limits] ?? [-Infinity, Infinity];
      expect(low, target.id).toBeGreaterThanOrEqual(least! - 0.01);
      expect(high, target.id).toBeLessThanOrEqual(most);
    }
  });

  it('asks the policy that each target is about', () => {
    const of = (id: string) => validation.scores.find(({ target }) => target.id === id)!.mean;
    expect(of('somerset.2015-16.lowMean')).toBeLessThan(500);
    expect(of('somerset.2015-16.otherMean')).toBeGreaterThan(500);
    // Low practices and others, by their shares, are all practices; three domains are all points of 2015-16.
    expect(
      ['clinical', 'public-health', 'additional-services'].reduce(
        (sum, domain) => sum + of(`somerset.2015-16.lowMean.${domain}`),
        0,
      ),
    ).toBeCloseTo(of('somerset.2015-16.lowMean'), 6);
    expect(of('northernIreland.2016-17.mean') - of('northernIreland.2015-16.mean')).toBeCloseTo(
      of('northernIreland.2016-17.change'),
      9,
    );
    expect(of('scotland.year3.footCheck')).toBeLessThan(-5);
    expect(of('points.2015-16.mean')).toBeGreaterThan(500);
    // Keeping the QOF is dearer with the study's payments than with England's, so never worth it more often.
    const { unscored } = validation;
    expect(unscored['keepQof.own.costPerQaly']![0]).toBeLessThan(unscored['keepQof.study.costPerQaly']![0]!);
    expect(of('keepQof.study.acceptable30000')).toBeLessThanOrEqual(of('keepQof.own.acceptable30000'));
    expect(of('keepQof.own.order')).toBe(
      of('keepQof.own.acceptable30000') - unscored['keepQof.own.acceptable13000']![0]!,
    );
  });

  it('is the same for any number of threads', async () => {
    const threaded = await validate(request, { workers: 2 });
    expect(validationMarkdown(threaded)).toBe(validationMarkdown(validation));
  });

  it('has other worlds with another seed', async () => {
    const tasks = (seed: string) =>
      validationTasks({ ...request, seed, draws: 2 }).filter(
        ({ kind }) => kind === 'northernIreland' || kind === 'beliefs',
      );
    const [first, again, other] = [
      await answerTasks(tasks('one'), { workers: 1 }),
      await answerTasks(tasks('one'), { workers: 1 }),
      await answerTasks(tasks('two'), { workers: 1 }),
    ];
    expect(again).toEqual(first);
    for (const [id, values] of Object.entries(first).filter(([id]) => id !== 'england2014.lower'))
      expect(other[id], id).not.toEqual(values);
  });

  it('is printed with every target and the coverage by use', () => {
    const text = validationTable(validation, { width: 200 });
    for (const { statistic } of targets) expect(text).toContain(statistic.slice(0, 40));
    expect(text).toMatch(/90% interval: fitted: \d+ of \d+ .*partly: \d+ of \d+ .*not fitted: \d+ of \d+/);
  });
});
