import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { readScenario } from '../../src/documents/scenarioDocument.js';
import { right, spoilt } from './wrongScenarioCases.js';

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
      sources: [],
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
    expect(read(right).policies[1]?.when).toEqual({ from: '2016-04-01', to: '2017-03-31' });
  });

  it('turns beliefs into distributions', () => {
    const beliefs = 'beliefs: { reversibility: { fixed: 1 }, other: { family: beta, a: 2, b: 3 } }';
    expect(read(`${right}${beliefs}\n`).beliefs).toEqual({
      reversibility: { family: 'fixed', value: 1 },
      other: { family: 'beta', a: 2, b: 3 },
    });
  });

  it('asks for the population year where the contract year has no published margins', () => {
    const text = right
      .replace('year: 2016-17', 'year: 2018-19')
      .replace(/2016-04-01, to: 2017/, '2018-04-01, to: 2019');
    expect(() => read(text)).toThrow(
      /x\.yaml:8:14 \(population\.synthetic\.year\): found nothing, .* allowed: 2016-17, 2022-23/,
    );
    expect(read(text.replace('{ practices: 20 }', '{ year: 2016-17 }')).population).toMatchObject({
      synthetic: { year: '2016-17' },
    });
  });

  it('reads the same from JSON as from YAML', () => {
    const json = JSON.stringify({
      schemaVersion: 1,
      id: 'example',
      title: 'An example',
      question: 'What happens?',
      nation: 'England',
      year: '2016-17',
      population: { file: 'here.csv' },
      policies: [{ id: 'national', family: 'national', title: 'National QOF' }],
    });
    expect(readScenario(json, 'x.json')).toEqual(read(json));
  });
});

describe('checkScenario', () => {
  it('places an indicator that the year does not have at its line', () => {
    const text = spoilt('[DM007]', '[DM007, DM001]');
    expect(() => checkScenario(text, 'x.yaml')).toThrow(
      /^x\.yaml:22:17 \(policies\[1\]\.indicators\): found the indicator "DM001"/,
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
    expect(checkScenario(example, 'docs/scenario.md').scenario.policies[1]).toMatchObject({
      who: { participation: 'choice' },
      signal: { response: 'temporary' },
      pay: { rule: 'higherOf', baseYear: '2015-16' },
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
    expect(scenario.question).toMatch(/^[^.?!]+\?$/);
    expect(scenario.sources.length).toBeGreaterThan(0);
  });

  it('england-2016-17 holds the three families against the national QOF', () => {
    const text = readFileSync(new URL('england-2016-17.yaml', folder), 'utf8');
    const { policies, comparator, draws } = readScenario(text, 'england-2016-17.yaml');
    expect({ comparator, draws }).toEqual({ comparator: 'national', draws: 1000 });
    expect(policies.map(({ family, when, pay }) => [family, when.from, pay.rule])).toEqual([
      ['national', '2016-04-01', 'actual'],
      ['localOptOut', '2016-04-01', 'basePoints'],
      ['suspension', '2017-01-25', 'basePoints'],
      ['suspension', '2017-01-25', 'actual'],
    ]);
  });
});
