import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { loadPopulation } from '../../src/documents/loadScenario.js';
import type { Scenario } from '../../src/documents/scenarioDocument.js';
import type { Measure } from '../../src/policy/policy.js';

const root = new URL('../../', import.meta.url);
const files = readdirSync(new URL('scenarios/', root))
  .filter((name) => /^e\d{2}-.*\.yaml$/.test(name))
  .sort();
const pathOf = (file: string): string => fileURLToPath(new URL(`scenarios/${file}`, root));
const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8');
const numbers = Array.from({ length: 22 }, (_, i) => String(i + 1).padStart(2, '0'));
const fileOf = (number: string): string => files.find((name) => name.startsWith(`e${number}-`))!;
const scenarioOf = (number: string): Scenario => checkScenario(textOf(fileOf(number)), fileOf(number)).scenario;
const measuresOf = (number: string, policy: string): readonly Measure[] =>
  scenarioOf(number).policies.find(({ id }) => id === policy)!.measures;
const onlyMeasure = (number: string, policy: string): Measure => {
  const measures = measuresOf(number, policy);
  expect(measures).toHaveLength(1);
  return measures[0]!;
};

/** Every area that a scenario names, in measures, triggers, shocks and claims about pressure. */
const areasNamed = ({ policies, shocks, claims }: Scenario): readonly string[] =>
  [
    ...policies.flatMap(({ measures }) => measures.map(({ who }) => who.areas)),
    ...shocks.map(({ areas }) => areas),
    ...claims.flatMap(({ test }) => ('pressure' in test ? [test.areas] : [])),
  ].flatMap((areas) => (areas === 'all' ? [] : areas));

it('has one file for each of the episodes E01 to E22', () => {
  expect(files.map((name) => name.slice(1, 3))).toEqual(numbers);
});

describe.each(numbers)('E%s', (number) => {
  it('passes the check, as a file of this version named like its id', () => {
    const { scenario, notice } = checkScenario(textOf(fileOf(number)), fileOf(number));
    expect(notice).toBeUndefined();
    expect(`${scenario.id}.yaml`).toBe(fileOf(number));
  });

  it('says what it asks, what stands in, where that was read, and what was claimed', () => {
    const { question, notes, sources, claims, comparator } = scenarioOf(number);
    expect(question).toMatch(/\?$/);
    expect(notes?.length).toBeGreaterThan(80);
    expect(sources?.length).toBeGreaterThan(0);
    expect(claims.length).toBeGreaterThan(0);
    const titles = sources!.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { id, source, reading } of claims) {
      expect(titles, `source of ${id}`).toContain(source);
      expect(reading.length, `reading of ${id}`).toBeGreaterThan(40);
    }
    // Nothing changes against the comparator itself: such a claim would be decided before the run.
    for (const { id, test } of claims) {
      if ('pressure' in test) continue;
      expect(test.of === 'change' && test.policy === (test.against ?? comparator), `test of ${id}`).toBe(false);
    }
  });

  it('names only areas that its population has', () => {
    const scenario = scenarioOf(number);
    const { population } = loadPopulation({ scenario, path: pathOf(fileOf(number)), text: textOf(fileOf(number)) });
    const known = population.areas.flatMap(({ code, name }) => [code, name]);
    for (const area of areasNamed(scenario)) expect(known).toContain(area);
  });

  it('is a row of docs/episodes.md, with all its claims', () => {
    const table = readFileSync(new URL('docs/episodes.md', root), 'utf8');
    const row = table.split('\n').find((line) => line.startsWith(`| E${number} |`));
    expect(row).toContain(`../scenarios/${fileOf(number)}`);
    for (const { id } of scenarioOf(number).claims) expect(row).toContain(`\`${id}\``);
  });
});

describe('facts that a replay must honour', () => {
  const leeds = ['Leeds North', 'Leeds West', 'Leeds South and East'];

  it('Somerset: by choice, for all but five indicators, from April 2014', () => {
    const { who, indicators, when, pay } = onlyMeasure('02', 'opt-out');
    expect(who.participation).toBe('choice');
    const kept = (indicators as { allBut: { codes: readonly string[] } }).allBut.codes;
    expect(kept).toHaveLength(5);
    expect(when).toEqual([{ from: '2014-04-01', to: '2017-03-31' }]);
    expect(pay.rule).toBe('fixedIfReported');
  });

  it('Leeds: three CCGs, up to 80%, higher of two years, early February 2017, blocked about two weeks later', () => {
    const { who, indicators, when, pay } = onlyMeasure('05', 'deal');
    expect(who.areas).toEqual(leeds);
    expect(indicators).toMatchObject({ shareOfPoints: 0.8 });
    expect(pay).toMatchObject({ rule: 'higherOf', baseYear: '2015-16' });
    const [{ from }] = when as [Measure['when'][number]];
    const { revocation } = onlyMeasure('06', 'deal-blocked');
    const blocked = (revocation as { on: string }).on;
    const days = (Date.parse(blocked) - Date.parse(from)) / 86_400_000;
    expect(from.slice(0, 7)).toBe('2017-02');
    expect(days).toBeGreaterThanOrEqual(10);
    expect(days).toBeLessThanOrEqual(17);
    expect(scenarioOf('07').shocks.every(({ areas }) => leeds.every((area) => areas.includes(area)))).toBe(true);
  });

  it('the national suspension asked for: all of England, all indicators, from 25 January 2017', () => {
    const { who, indicators, when } = onlyMeasure('08', 'suspension');
    expect(who).toMatchObject({ areas: 'all', participation: 'everyone' });
    expect(indicators).toBe('all');
    expect(when).toEqual([{ from: '2017-01-25', to: '2017-03-31' }]);
  });

  it('Wales: influenza stays live; Northern Ireland: actual or the mean of two years', () => {
    expect(scenarioOf('10').nation).toBe('Wales');
    expect(onlyMeasure('10', 'relaxed').indicators).toEqual({
      allBut: { codes: ['CHD007', 'COPD007', 'DM018', 'STIA009'] },
    });
    expect(scenarioOf('11').nation).toBe('Northern Ireland');
    const { when, pay } = onlyMeasure('11', 'suspended');
    expect(when).toEqual([{ from: '2017-02-10', to: '2017-03-31' }]);
    expect(pay).toMatchObject({ rule: 'actualOrMean', baseYears: ['2014-15', '2015-16'] });
  });

  it('Scotland: from 1 April 2016, three-year mean to core pay, no out-of-hours deduction', () => {
    expect(scenarioOf('12').nation).toBe('Scotland');
    const { when, pay } = onlyMeasure('12', 'abolition');
    expect(when[0]?.from).toBe('2016-04-01');
    expect(pay).toMatchObject({
      rule: 'coreTransfer',
      baseYears: ['2013-14', '2014-15', '2015-16'],
      outOfHoursDeduction: false,
    });
  });

  it('the network fund: four indicators, from October 2022, re-paid monthly by the head', () => {
    const { networkFund: change } = scenarioOf('13').policies.find(({ id }) => id === 'reallocation')!;
    expect([...(change!.withdraw as readonly string[])].sort()).toEqual(['ACC-02', 'ACC-05', 'ACC-08', 'EHCH-06']);
    expect(change).toMatchObject({ from: '2022-10-01', to: '2023-03-31', repay: 'perPatientMonthly' });
  });

  it('the network fund of the year after: all five indicators, and nothing of the winter goes on', () => {
    const { years, policies, claims } = scenarioOf('13');
    expect(years).toEqual(['2022-23', '2023-24']);
    for (const { networkFund: change } of policies) {
      if (change?.from.startsWith('2022')) expect(change.to).toBe('2023-03-31');
    }
    const later = policies.filter(({ networkFund: change }) => change?.from === '2023-04-01');
    expect(later.map(({ id }) => id)).toEqual(['by-the-head-only', 'as-planned', 'appointments-lost']);
    // A mean over years would halve what happened in one of them.
    for (const { id, test } of claims) expect('year' in test && test.year, id).toBeTruthy();
  });

  it('the gate for local changes: twelve weeks after consultation began', () => {
    expect(onlyMeasure('14', 'gated').when[0]?.from).toBe('2023-03-08');
    expect(onlyMeasure('15', 'gated').when[0]?.from).toBe('2023-03-06');
  });

  it("the BMA's letter: until 30 March 2023, cardiovascular and cancer care goes on", () => {
    const [kept, stopped] = measuresOf('16', 'template') as [Measure, Measure];
    expect([kept.when[0]?.to, stopped.when[0]?.to]).toEqual(['2023-03-30', '2023-03-30']);
    expect(kept.signal.response).toBe('none');
    expect(stopped.signal.response).toBe('temporary');
    expect(stopped.indicators).toEqual({ allBut: kept.indicators });
  });

  it('start dates as a curve where the timing is the question', () => {
    for (const number of ['02', '05', '08', '09']) {
      expect(scenarioOf(number).curves[0]?.starts.length).toBeGreaterThan(5);
    }
  });
});
