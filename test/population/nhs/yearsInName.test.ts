import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearsInName } from '../../../src/population/nhs/yearsInName.js';

describe('contract years in file names', () => {
  it.each([
    ['PREVALENCE_1617.csv.gz', ['2016-17']],
    ['nhspaymentsgp-16-17.csv', ['2016-17']],
    ['PREVALENCE_2021_v2.csv', ['2020-21']],
    ['MAPPING_NHS_GEOGRAPHIES_1920.csv', ['2019-20']],
    ['QOF 2022-23 Raw data .csv files.zip', ['2022-23']],
    ['ACHIEVEMENT_NORTH_EAST_AND_YORKSHIRE_2324.csv', ['2023-24']],
    ['qof-1415-csvfiles-v2.zip', ['2014-15']],
    ['workforce_2016_2017.csv', ['2016-17']],
    ['practice_points_2015-16.csv', ['2015-16']],
    ['england_indicator_totals_2014-20.csv', []],
    ['ccg_registers_2014-17.csv', []],
    ['PREVALENCE.csv', []],
    ['imd_2015.csv', []],
    ['pub22266.csv', []],
  ])('%s: %j', (name, years) => {
    expect(yearsInName(name)).toEqual(years);
  });

  it('finds a year however it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2004, max: 2098 }),
        fc.constantFrom('', '-', '_'),
        fc.constantFrom('.csv', '_v2.csv', '-final.csv.gz'),
        (start, hyphen, end) => {
          const two = (year: number) => String(year % 100).padStart(2, '0');
          const year = `${start}-${two(start + 1)}`;
          for (const written of [
            `${start}${hyphen}${start + 1}`,
            `${start}${hyphen}${two(start + 1)}`,
            `${two(start)}${hyphen}${two(start + 1)}`,
          ]) {
            expect(yearsInName(`FILE_${written}${end}`)).toEqual([year]);
          }
        },
      ),
    );
  });
});
