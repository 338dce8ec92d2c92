import { describe, expect, it } from 'vitest';
import type { Nation } from '../../src/contract/ruleset.js';
import { loadPopulation } from '../../src/documents/loadScenario.js';
import { defaultSyntheticYear } from '../../src/documents/populationSchema.js';
import { readScenario } from '../../src/documents/readScenario.js';

const scenarioOf = (nation: Nation, year: string, synthetic = '{}') =>
  readScenario(
    `schemaVersion: 2
id: nations
title: Nations
question: Which practices?
nation: ${nation}
year: ${year}
population: { synthetic: ${synthetic} }
policies: [{ id: national, title: National }]
`,
    'nations.yaml',
  );

const populationOf = (...terms: Parameters<typeof scenarioOf>) =>
  loadPopulation({ scenario: scenarioOf(...terms), path: 'nations.yaml', text: '' }).population;

describe('the practices of a scenario', () => {
  it.each([
    ['England', '2017-18', 'Synthetic England 2016-17 (7,392 practices; not real practices)'],
    ['Wales', '2016-17', 'Synthetic Wales 2016-17 (441 practices; English margins stand in; not real practices)'],
    [
      'Northern Ireland',
      '2016-17',
      'Synthetic Northern Ireland 2016-17 (347 practices; English margins stand in; not real practices)',
    ],
    ['Scotland', '2018-19', 'Synthetic Scotland 2016-17 (963 practices; English margins stand in; not real practices)'],
  ] as const)('of %s %s are %s', (nation, year, label) => {
    expect(populationOf(nation, year)).toMatchObject({ nation, label });
  });

  it('are those of the health boards and the number asked for', () => {
    const { practices, areas } = populationOf('Wales', '2016-17', '{ areas: [7A7], practices: 5 }');
    expect(practices).toHaveLength(5);
    expect(areas).toEqual([{ code: '7A7', name: 'Powys' }]);
  });

  it('follow the margins that are named', () => {
    expect(populationOf('England', '2016-17', "{ year: '2022-23', practices: 3 }").year).toBe('2022-23');
  });
});

describe('the default year of the margins', () => {
  it('is 2016-17 until networks began, then 2022-23', () => {
    expect((['2013-14', '2016-17', '2018-19'] as const).map(defaultSyntheticYear)).toEqual([
      '2016-17',
      '2016-17',
      '2016-17',
    ]);
    expect((['2019-20', '2022-23', '2025-26'] as const).map(defaultSyntheticYear)).toEqual([
      '2022-23',
      '2022-23',
      '2022-23',
    ]);
  });
});
