import { describe, expect, it } from 'vitest';
import { Achievement } from '../../../src/population/nhs/achievement.js';
import { ImportLog } from '../../../src/population/nhs/importReport.js';
import { publishedRates } from '../../../src/population/nhs/publishedRates.js';
import { patients } from '../../../src/units.js';
import { problemOf, tableOf } from './memoryFolder.js';

const long = 'PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE';
const regional = 'REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE';

const table = (header: string, rows: readonly string[]) => tableOf(`${[header, ...rows].join('\n')}\n`, 'a.csv');
const plain = ({ counts }: Achievement) =>
  Object.fromEntries([...counts].map(([practice, indicators]) => [practice, Object.fromEntries(indicators)]));

describe('long files', () => {
  it('give one count for each practice and indicator; exceptions and PCAs are one field', () => {
    const achievement = new Achievement(new ImportLog());
    achievement.addLong(
      table(long, [
        'Z99001,AF006,NUMERATOR,45',
        'Z99001,AF006,DENOMINATOR,50',
        'Z99001,AF006,PCAS,5',
        'Z99001,AF006,ACHIEVED_POINTS,11.25',
        'Z99001,AF001,REGISTER,60',
        'Z99001,AF001,ACHIEVED_POINTS,5',
      ]),
    );
    expect(plain(achievement)).toEqual({
      Z99001: { AF006: { numerator: 45, denominator: 50, excluded: 5, points: 11.25 }, AF001: { points: 5 } },
    });
    expect([...achievement.exclusionWords]).toEqual(['PCAS']);
  });

  it('by region are joined and the region columns passed over', () => {
    const achievement = new Achievement(new ImportLog());
    achievement.addLong(
      table(regional, ['Y1,E1,LONDON,Z99001,AF006,NUMERATOR,1', 'Y1,E1,LONDON,Z99001,AF006,DENOMINATOR,2']),
    );
    achievement.addLong(
      table(regional, ['Y2,E2,MIDLANDS,Z99002,AF006,NUMERATOR,3', 'Y2,E2,MIDLANDS,Z99002,AF006,DENOMINATOR,4']),
    );
    expect(plain(achievement)).toEqual({
      Z99001: { AF006: { numerator: 1, denominator: 2 } },
      Z99002: { AF006: { numerator: 3, denominator: 4 } },
    });
  });

  it('pass over blank values, and report measures that are not known', () => {
    const log = new ImportLog();
    const achievement = new Achievement(log);
    achievement.addLong(
      table(long, [
        'Z99001,AF006,NUMERATOR,Insufficient indicator data',
        'Z99001,AF006,MOOD,3',
        'Z99001,DEP004,NEWLY_DIAGNOSED,7',
      ]),
    );
    expect(plain(achievement)).toEqual({});
    expect(log.valuesSetAside).toEqual([
      { why: 'the unknown measure MOOD', file: 'a.csv', count: 1, which: ['Z99001 AF006'] },
    ]);
  });

  it.each([
    ['a negative count', ['Z99001,AF006,DENOMINATOR,-5'], 'a.csv:2 (VALUE): found "-5"'],
    ['a fractional count', ['Z99001,AF006,NUMERATOR,4.5'], 'a whole number of patients'],
    ['negative points', ['Z99001,AF006,ACHIEVED_POINTS,-1'], 'a number, 0 or more'],
    [
      'two values that disagree',
      ['Z99001,AF006,NUMERATOR,4', 'Z99001,AF006,NUMERATOR,5'],
      'a.csv:3: found a second value',
    ],
  ])('refuse %s', (_name, rows, message) => {
    expect(problemOf(() => new Achievement(new ImportLog()).addLong(table(long, rows)))).toContain(message);
  });
});

it('wide files of 2013/14 are put together with their exceptions, which have other column names', () => {
  const achievement = new Achievement(new ImportLog());
  achievement.addWide(
    table('PRACTICECODE,INDICATOR_GROUP,INDICATORCODE,NUMERATOR,DENOMINATOR,ACHIEVED_POINTS', [
      'Z99001,AF,AF003,45,50,6',
      'Z99001,AF,AF001,,,5',
    ]),
  );
  achievement.addExceptions(table('PRACTICECODE,INDICATOR_CODE,EXCEPTION_COUNT', ['Z99001,AF003,5']));
  expect(plain(achievement)).toEqual({
    Z99001: { AF003: { numerator: 45, denominator: 50, excluded: 5, points: 6 }, AF001: { points: 5 } },
  });
});

it('counts that contradict themselves are taken out and reported, never mended', () => {
  const log = new ImportLog();
  const achievement = new Achievement(log);
  achievement.addLong(
    table(long, [
      'Z99001,AF006,NUMERATOR,51',
      'Z99001,AF006,DENOMINATOR,50',
      'Z99001,AF007,NUMERATOR,5',
      'Z99001,DM014,NUMERATOR,5',
      'Z99001,DM014,DENOMINATOR,5',
      'Z99001,DM014,ACHIEVED_POINTS,12',
      'Z99001,CHD005,NUMERATOR,5',
      'Z99001,CHD005,DENOMINATOR,5',
    ]),
  );
  achievement.removeImpossible(new Map([['DM014', 11]]));
  expect(plain(achievement)).toEqual({ Z99001: { CHD005: { numerator: 5, denominator: 5 } } });
  expect(log.valuesSetAside.map(({ why, which }) => [why, which])).toEqual([
    ['a numerator above its denominator', ['Z99001 AF006']],
    ['a numerator without a denominator', ['Z99001 AF007']],
    ['more points than the indicator has', ['Z99001 DM014']],
  ]);
});

describe('the three published rates', () => {
  it('take DENOMINATOR as it is: exceptions are out of it already', () => {
    // England 2016/17, AF007: published 88.41% net, exception rate 8.20%, received 81.17% (NHS Digital, CCG workbook).
    const rates = publishedRates({ numerator: patients(8841), denominator: patients(10_000), excluded: patients(893) });
    expect(rates.achievement).toBeCloseTo(0.8841, 4);
    expect(rates.exceptionRate).toBeCloseTo(0.082, 3);
    expect(rates.received).toBeCloseTo(0.8117, 3);
  });

  it('are absent where the divisor is 0 or unknown', () => {
    expect(publishedRates({ numerator: patients(0), denominator: patients(0), excluded: patients(0) })).toEqual({});
    expect(publishedRates({ numerator: patients(1), denominator: patients(2) })).toEqual({ achievement: 0.5 });
    expect(publishedRates({ numerator: patients(0), denominator: patients(0), excluded: patients(4) })).toEqual({
      exceptionRate: 1,
      received: 0,
    });
  });
});
