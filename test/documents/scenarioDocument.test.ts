import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { readScenario } from '../../src/documents/readScenario.js';
import { right, spoilt, withMore } from './wrongScenarioCases.js';

const read = (text: string) => readScenario(text, 'x.yaml');

describe('readScenario', () => {
  it('fills in every default', () => {
    const text = right.replace('draws: 100\ncomparator: national\n', '');
    expect(read(text)).toMatchObject({
      population: { synthetic: { year: '2016-17', practices: 20, seed: 'qofsim' } },
      draws: 1000,
      worldsPerParameterSet: 2,
      seed: 'qofsim',
      comparator: 'national',
      contract: { rounding: 'none', nationalPrevalence: 'meanOfPractices' },
      beliefs: {},
      structure: [
        { variant: 'shift', weight: 0.5 },
        { variant: 'completions', weight: 0.5 },
      ],
      sources: [],
      years: ['2016-17'],
      shocks: [],
      curves: [],
      claims: [],
    });
  });

  it('takes one variant of the response, the usual ones or a list', () => {
    const structureOf = (response: string) => read(withMore(`structure: { response: ${response} }`)).structure;
    expect(structureOf('mixture')).toEqual([{ variant: 'mixture', weight: 1 }]);
    expect(structureOf('average')).toEqual(read(right).structure);
    expect(structureOf('[mixture, shift]')).toEqual([
      { variant: 'mixture', weight: 0.5 },
      { variant: 'shift', weight: 0.5 },
    ]);
  });

  it('counts several years', () => {
    const text = right.replace('year: 2016-17', 'years: { from: 2014-15, to: 2016-17 }');
    expect(read(text).years).toEqual(['2014-15', '2015-16', '2016-17']);
    expect(read(right.replace('year: 2016-17', 'years: { from: 2016-17, to: 2016-17 }')).years).toEqual(['2016-17']);
  });

  it('fills in a shock, a curve and the tests of claims', () => {
    const text = withMore(
      'sources: [{ title: Letter }]',
      'shocks: [{ id: s, title: S, when: { from: 2016-05-01, to: 2016-05-31 }, on: recording, shareLost: { fixed: 0.5 } }]',
      'curves: [{ id: c, title: C, policy: opt-out, starts: [2016-09-01, 2016-04-01] }]',
      'claims:',
      ...[
        '{ policy: opt-out, outcome: participation, is: above, value: 0.5 }',
        '{ policy: opt-out, outcome: participation, of: level, year: 2016-17, is: between, value: [0.1, 0.2] }',
        '{ pressure: red, month: 2016-12, is: below, value: 0.5 }',
      ].map(
        (test, i) =>
          `  - { id: c${i}, statement: S, by: B, date: ${2014 + i}, source: Letter, reading: R, test: ${test} }`,
      ),
    );
    const { shocks, curves, claims } = read(text);
    expect(shocks[0]).toMatchObject({ areas: 'all', indicators: 'all', shareLost: { family: 'fixed', value: 0.5 } });
    expect(curves[0]!.starts).toEqual(['2016-04-01', '2016-09-01']);
    expect(claims.map(({ test }) => test)).toEqual([
      { policy: 'opt-out', outcome: 'participation', of: 'change', against: 'national', is: 'above', value: 0.5 },
      { policy: 'opt-out', outcome: 'participation', of: 'level', year: '2016-17', is: 'between', value: [0.1, 0.2] },
      { pressure: 'red', month: '2016-12', areas: 'all', is: 'below', value: 0.5 },
    ]);
    expect(claims.map(({ date }) => date)).toEqual(['2014', '2015', '2016']);
  });

  it('moves the first day behind the gate for local changes, by the days of the data', () => {
    const text = spoilt(
      '{ from: 2016-04-01, to: 2017-03-31 }',
      '{ from: 2016-04-01, to: 2017-03-31 }\n        approval: { consultationFrom: 2016-04-01 }',
    );
    // 29 more days of April, 31 of May and 24 of June are 84.
    expect(read(text).policies[1]!.measures[0]).toMatchObject({
      when: [{ from: '2016-06-24', to: '2017-03-31' }],
      announced: '2016-06-24',
    });
  });

  it('takes the first policy, not the national one, as the comparator of last resort', () => {
    const policies = right.slice(right.indexOf('  - id: national'), right.indexOf('  - id: opt-out'));
    const text = `${right.replace(policies, '').replace('comparator: national\n', '')}${policies}`;
    expect(read(text).comparator).toBe('opt-out');
  });

  it('fills in one option of the contract beside another', () => {
    expect(read(`${right}contract: { nationalPrevalence: pooled }\n`).contract).toEqual({
      rounding: 'none',
      nationalPrevalence: 'pooled',
    });
  });

  it('keeps the days as text, since YAML 1.2 has no dates', () => {
    expect(read(right).policies[1]?.measures[0]?.when).toEqual([{ from: '2016-04-01', to: '2017-03-31' }]);
  });

  it('turns beliefs into distributions', () => {
    const beliefs = 'beliefs: { reversibility: { fixed: 1 }, other: { family: beta, a: 2, b: 3 } }';
    expect(read(`${right}${beliefs}\n`).beliefs).toEqual({
      reversibility: { family: 'fixed', value: 1 },
      other: { family: 'beta', a: 2, b: 3 },
    });
  });

  it('draws practices by the nearest year with published margins, unless one is named', () => {
    const later = right
      .replace('year: 2016-17', 'year: 2020-21')
      .replace(/2016-04-01, to: 2017/, '2020-04-01, to: 2021');
    expect(read(later).population).toMatchObject({ synthetic: { year: '2022-23' } });
    expect(read(later.replace('{ practices: 20 }', '{ year: 2016-17 }')).population).toMatchObject({
      synthetic: { year: '2016-17' },
    });
  });

  it('reads the same from JSON as from YAML', () => {
    const json = JSON.stringify({
      schemaVersion: 2,
      id: 'example',
      title: 'An example',
      question: 'What happens?',
      nation: 'England',
      year: '2016-17',
      population: { file: 'here.csv' },
      policies: [{ id: 'national', title: 'National QOF' }],
    });
    expect(readScenario(json, 'x.json')).toEqual(read(json));
  });
});

describe('checkScenario', () => {
  it('places an indicator that the year does not have at its line', () => {
    const text = spoilt('[DM007]', '[DM007, DM001]');
    expect(() => checkScenario(text, 'x.yaml')).toThrow(
      /^x\.yaml:22:21 \(policies\[1\]\.measures\[0\]\.indicators\): found the indicator "DM001"/,
    );
  });

  it('places a year without a contract at its line', () => {
    const text = right
      .replace('year: 2016-17', 'year: 2003-04')
      .replace('{ practices: 20 }', '{ year: 2016-17 }')
      .replace('2016-04-01, to: 2017', '2003-04-01, to: 2004');
    expect(() => checkScenario(text, 'x.yaml')).toThrow(
      /^x\.yaml:6:7 \(year\): found no ruleset of England for 2003-04/,
    );
  });
});

describe('checkScenario, on what takes the contract to judge', () => {
  const check = (text: string) => () => checkScenario(text, 'x.yaml');
  /** A second measure from line 24 on. */
  const withMeasure = (...parts: readonly string[]) =>
    withMore(...parts.map((part, i) => `      ${i === 0 ? '-' : ' '} ${part}`));

  it('gives the contract of every year', () => {
    const { rulesets, notice } = check(right.replace('year: 2016-17', 'years: { from: 2015-16, to: 2016-17 }'))();
    expect([...rulesets].map(([year, ruleset]) => [year, ruleset.year])).toEqual([
      ['2015-16', '2015-16'],
      ['2016-17', '2016-17'],
    ]);
    expect(notice).toBeUndefined();
  });

  it('names the first of several years without a contract', () => {
    const text = right
      .replace('year: 2016-17', 'years: { from: 2025-26, to: 2027-28 }')
      .replace('2016-04-01, to: 2017', '2025-04-01, to: 2028')
      .replace('DM007', 'DM006');
    expect(check(text)).toThrow(/^x\.yaml:6:8 \(years\): found no ruleset of England for 2026-27.*\.$/);
  });

  it('looks for indicators in every year in which the measure has days, and in no other', () => {
    // QI001 and its domain began in 2019/20; DM007 ended with 2018/19.
    const years = right.replace('year: 2016-17', 'years: { from: 2018-19, to: 2019-20 }');
    const first = years.replace('2016-04-01, to: 2017', '2018-04-01, to: 2019');
    expect(check(first)).not.toThrow();
    const both = years.replace('2016-04-01, to: 2017', '2018-04-01, to: 2020');
    expect(check(both)).toThrow(
      /^x\.yaml:22:21 .*"DM007", which England 2019-20 does not have.* Where codes change between years, write one measure for each\.$/,
    );
  });

  it('refuses measures that meet, at the second', () => {
    const text = withMeasure(
      'indicators: { areas: [DM] }',
      'pay: { rule: actual }',
      'when: { from: 2016-04-01, to: 2016-05-01 }',
    );
    expect(check(text)).toThrow(
      /^x\.yaml:24:9 \(policies\[1\]\.measures\[1\]\): found measure "measure-2", which meets measure "measure-1" in all areas on 2016-04-01 for DM007;/,
    );
    expect(check(text.replace('[DM]', '[AST]'))).not.toThrow();
  });

  it('refuses measures that follow each other inside one contract year: an indicator has one pay a year', () => {
    const text = withMeasure(
      'indicators: { codes: [DM007] }',
      'pay: { rule: actual }',
      'when: { from: 2016-10-01, to: 2017-03-31 }',
    ).replace('2016-04-01, to: 2017-03-31', '2016-04-01, to: 2016-09-30');
    expect(check(text)).toThrow(
      /found measure "measure-2", which meets measure "measure-1" in all areas on 2016-10-01/,
    );
  });

  it('refuses base years without data, written or by default', () => {
    const early = right
      .replace('year: 2016-17', 'year: 2013-14')
      .replace('2016-04-01, to: 2017', '2013-04-01, to: 2014');
    expect(check(early.replace('DM007', 'DM002'))).toThrow(
      /^x\.yaml:23:14 \(policies\[1\]\.measures\[0\]\.pay\.baseYear\): found the base year 2012-13, without data for England; allowed: 2013-14 to /,
    );
    const core = spoilt('rule: basePoints', 'rule: coreTransfer, baseYears: [2012-13, 2013-14]');
    expect(check(core)).toThrow(/^x\.yaml:23:47 .*found the base year 2012-13, without data/);
  });

  it('refuses points that move to indicators that lose them', () => {
    const moved = (to: string) => spoilt('rule: basePoints', `rule: pointsMoved, share: 0.5, rest: nowhere, to: ${to}`);
    expect(check(moved('{ areas: [DM] }'))).toThrow(
      /^x\.yaml:23:66 .*found DM007, which the measure's own indicators have too/,
    );
    expect(check(moved('{ areas: [BP] }'))).not.toThrow();
    expect(check(moved('{ shareOfPoints: 0.1, choose: uniform }'))).toThrow(/found any indicator/);
    expect(check(moved('{ codes: [DM001] }'))).toThrow(/\.pay\.to\): found the indicator "DM001"/);
  });

  it('refuses a network fund of a year that has none, and codes that it does not have', () => {
    const fund = (withdraw: string) =>
      withMore(`    networkFund: { withdraw: ${withdraw}, from: 2016-10-01, repay: nothing }`);
    expect(check(fund('all'))).toThrow(
      /^x\.yaml:24:41 \(policies\[1\]\.networkFund\.from\): found no network fund of England for 2016-17/,
    );
    const later = fund('[ACC-02, ACC-2]')
      .replace('year: 2016-17', 'year: 2022-23')
      .replace('2016-10-01', '2022-10-01')
      .replace('2016-04-01, to: 2017', '2022-04-01, to: 2023')
      .replace('DM007', 'DM020');
    expect(check(later)).toThrow(
      /networkFund\.withdraw\[1\]\): found "ACC-2", which is no indicator of the .* Did you mean "ACC-02"\?$/,
    );
    expect(check(later.replace(', ACC-2', ''))).not.toThrow();
    const until = (to: string) => later.replace(', ACC-2', '').replace('repay:', `to: ${to}, repay:`);
    expect(check(until('2023-03-31'))).not.toThrow();
    expect(check(until('2022-09-30'))).toThrow(
      /networkFund\.to\): found "2022-09-30", before the first day 2022-10-01/,
    );
    expect(check(until('2023-04-01'))).toThrow(/networkFund\.to\): found "2023-04-01", outside the contract year/);
  });

  it('looks for the indicators of shocks and of claims', () => {
    const shock = withMore(
      'shocks: [{ id: s, title: S, when: { from: 2016-05-01, to: 2016-05-31 }, on: recording, shareLost: { fixed: 0.5 }, indicators: { areas: [XX] } }]',
    );
    expect(check(shock)).toThrow(/\(shocks\[0\]\.indicators\): found the indicator area "XX"/);
    const claim = withMore(
      'sources: [{ title: Letter }]',
      'claims: [{ id: c, statement: S, by: B, source: Letter, reading: R, test: { policy: opt-out, outcome: recordedAchievement, indicators: { codes: [XX1] }, is: below, value: 0 } }]',
    );
    expect(check(claim)).toThrow(/\(claims\[0\]\.test\.indicators\): found the indicator "XX1"/);
    expect(check(claim.replace('XX1', 'DM007'))).not.toThrow();
  });
});

describe('beliefs against the register of priors', () => {
  const told = (belief: string) => () => checkScenario(`${right}beliefs: { ${belief} }\n`, 'x.yaml');

  it('accepts what stays inside the prior', () => {
    expect(
      told(
        'reversibility: { fixed: 1 }, qofHoursPer1000Patients: { family: truncatedNormal, mean: 90, sd: 9, lower: 0 }',
      ),
    ).not.toThrow();
    expect(told('withdrawalLogitShift.recording: { family: normal, mean: -9, sd: 1 }')).not.toThrow();
  });

  it('refuses a name that the register does not have', () => {
    expect(told('reversability: { fixed: 1 }')).toThrow(
      /^x\.yaml:24:27 \(beliefs\.reversability\): .* Did you mean "reversibility"\?$/,
    );
  });

  it.each([
    ['a share above one', 'reversibility: { fixed: 1.2 }', 'values of 1.2; allowed: values from 0 to 1'],
    [
      'a share that may leave 0 to 1',
      'reversibility: { family: normal, mean: 0.5, sd: 0.1 }',
      'values without limits; allowed: values from 0 to 1',
    ],
    ['negative hours', 'qofHoursPer1000Patients: { fixed: -1 }', 'values of -1; allowed: values from 0 up'],
  ])('refuses %s', (_, belief, message) => {
    expect(told(belief)).toThrow(message);
  });

  it('tells faults of beliefs and of indicators at once', () => {
    const text = `${spoilt('DM007', 'DM001')}beliefs: { reversibility: { fixed: 2 } }\n`;
    expect(() => checkScenario(text, 'x.yaml')).toThrow(/x\.yaml:24:.*\nx\.yaml:22:/s);
  });
});

describe('the example in docs/scenario.md', () => {
  it('can be run', () => {
    const reference = readFileSync(new URL('../../docs/scenario.md', import.meta.url), 'utf8');
    const example = /```yaml\n(schemaVersion[\s\S]*?)```/.exec(reference)?.[1] ?? '';
    expect(checkScenario(example, 'docs/scenario.md').scenario.policies[1]!.measures[0]).toMatchObject({
      who: { participation: 'choice' },
      signal: { response: 'temporary' },
      pay: { rule: 'higherOf', baseYear: '2015-16', basis: 'points' },
    });
  });
});

describe('the shipped scenarios', () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

  it.each(files)('%s can be run, is called after its id and begins with its schema', (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const { scenario } = checkScenario(text, file);
    expect(`${scenario.id}.yaml`).toBe(file);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./schema/scenario.schema.json');
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.sources.length).toBeGreaterThan(0);
  });

  it('england-2016-17 holds the three families against the national QOF', () => {
    const text = readFileSync(new URL('england-2016-17.yaml', folder), 'utf8');
    const { policies, comparator, draws } = readScenario(text, 'england-2016-17.yaml');
    expect({ comparator, draws }).toEqual({ comparator: 'national', draws: 1000 });
    expect(
      policies.map(({ family, measures }) => [
        family,
        ...measures.flatMap(({ when, pay }) => [when[0]!.from, pay.rule]),
      ]),
    ).toEqual([
      ['national'],
      ['localOptOut', '2016-04-01', 'basePoints'],
      ['suspension', '2017-01-25', 'basePoints'],
      ['suspension', '2017-01-25', 'actual'],
    ]);
  });
});
