import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import { importNhsFolder } from '../../../src/population/nhs/importNhsFolder.js';
import { readHistory } from '../../../src/population/nhs/readHistory.js';
import { withHistory } from '../../../src/population/nhs/withHistory.js';
import { files1617, memoryFolder, problemOf } from './memoryFolder.js';

const contract = loadRuleset('England', '2015-16');

/** As the points of 2015-16 were published, with practices of the three and one that is not among them. */
const points = [
  'PRACTICE_CODE,CCG_CODE,CL,PH,PHAS,TOTAL,IMD2015,PCT_OVER_65,PCT_UNDER_18',
  'Z99001,99A,425.69000000000005,97.0,24.0,546.69,29.1,23.3,20.2',
  'Z99002,99B,435.0,97.0,27.0,559.0,,,',
  'Z99009,99B,100,50,10,160,,,',
  '',
].join('\n');

const achievement = [
  'PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE',
  'Z99001,AF006,NUMERATOR,18',
  'Z99001,AF006,DENOMINATOR,20',
  'Z99001,AF006,EXCEPTIONS,1',
  'Z99001,AF006,ACHIEVED_POINTS,12',
  'Z99001,AF001,ACHIEVED_POINTS,5',
  'Z99001,OLD001,NUMERATOR,3',
  'Z99001,OLD001,DENOMINATOR,4',
  'Z99002,AF006,NUMERATOR,9',
  'Z99002,AF006,DENOMINATOR,5',
  '',
].join('\n');

const read = (content: Readonly<Record<string, string>>, path = 'folder', isFile = false) =>
  readHistory(path, contract, memoryFolder(content), isFile);

describe('results of an earlier year', () => {
  it('are points in total and by domain, also beside ages in one file', () => {
    const { practices, reads } = read({ 'practice_points_2015-16.csv': points });
    expect(practices.get('Z99001')).toEqual({
      year: '2015-16',
      points: 546.69,
      domainPoints: { clinical: 425.69000000000005, 'public-health': 97, 'additional-services': 24 },
    });
    expect(reads).toMatchObject([{ name: 'practice_points_2015-16.csv', kind: 'points', rows: 3 }]);
  });

  it('are counts by indicator; codes that the contract lacks are named, contradictions set aside', () => {
    const { practices, log } = read({ 'ACHIEVEMENT_1516.csv': achievement });
    expect(practices.get('Z99001')).toEqual({
      year: '2015-16',
      indicators: { AF001: { points: 5 }, AF006: { numerator: 18, denominator: 20, excluded: 1, points: 12 } },
    });
    expect(practices.has('Z99002')).toBe(false);
    expect(log.valuesSetAside[0]!.why).toBe('a numerator above its denominator');
    expect(log.notes.join()).toContain(
      '1 indicator codes are not in the contract of 2015-16 and are not used: OLD001.',
    );
  });

  it('of both kinds are kept side by side', () => {
    const { practices } = read({ 'ACHIEVEMENT_1516.csv': achievement, 'practice_points_2015-16.csv': points });
    expect(practices.get('Z99001')).toMatchObject({ points: 546.69, indicators: { AF001: { points: 5 } } });
  });

  it('are read from one file of a folder', () => {
    const content = { 'practice_points_2015-16.csv': points, 'broken_1516.csv': '"' };
    expect(read(content, 'folder/practice_points_2015-16.csv', true).practices.size).toBe(3);
  });

  it.each([
    ['more points than there are', points.replace('559.0', '600'), 'TOTAL'],
    ['text for points', points.replace('559.0', 'many'), 'a number'],
    ['a practice given twice', points.replace('Z99009', 'Z99001'), 'one row for each practice'],
  ])('refuse %s', (_, text, words) => {
    expect(problemOf(() => read({ 'practice_points_2015-16.csv': text }))).toContain(words);
  });

  it('refuse a folder without results of the year', () => {
    const problem = problemOf(() => read({ 'practice_points_2014-15.csv': points.replaceAll('PCT_OVER_65', 'X') }));
    expect(problem).toContain('no results of 2015-16, but practice_points_2014-15.csv (of another year (2014-15))');
  });
});

describe('imported practices with history', () => {
  const imported = () => importNhsFolder('folder', '2016-17', memoryFolder(files1617));

  it('keep those without as they are, and say how many', () => {
    const before = imported();
    const { population, report } = withHistory(before, read({ 'practice_points_2015-16.csv': points }));
    expect(population.practices.map(({ history }) => history?.points)).toEqual([546.69, 559, undefined]);
    expect(population.practices[2]).toEqual(before.population.practices[2]);
    expect(report.notes).toContain(
      'History: 2 of 3 practices have results of 2015-16 (2 as points); the other 1 are simulated as any practice.',
    );
    expect(report.notes).toContain('History: 1 practices with results of 2015-16 are not in the population: Z99009.');
    expect(report.files.at(-1)).toMatchObject({ kind: 'points', practices: 3, joined: 2 });
  });

  it('leave out areas that are asked to be left out', () => {
    const { population, report } = withHistory(
      imported(),
      read({ 'practice_points_2015-16.csv': points }),
      new Set(['99B']),
    );
    expect(population.practices.map(({ history }) => history?.points)).toEqual([546.69, undefined, undefined]);
    expect(report.notes).toContain('History: results of 1 practices in 99B were left out as asked.');
  });
});
