import { describe, expect, it } from 'vitest';
import { ImportLog } from '../../../src/population/nhs/importReport.js';
import { readPrevalence } from '../../../src/population/nhs/prevalence.js';
import { problemOf, tableOf } from './memoryFolder.js';

const header1617 = 'PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE';
const header2021 = 'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE';
const header1415 =
  'PRACTICE_CODE,PRACTICE_NAME,INDICATOR_GROUP_CODE,INDICATOR_GROUP_DESCRIPTION,REGISTER_SIZE,PRACTICE_LIST_SIZE,PREVALENCE';
const header1314 =
  'PRACTICECODE,INDICATOR_GROUP,REGISTER_DESCRIPTION,DISEASE_REGISTER_SIZE,PRACTICE_LISTSIZE,PREVALENCE';

function read(header: string, ...rows: string[]) {
  const log = new ImportLog();
  const { practices, rows: count } = readPrevalence(tableOf(`${[header, ...rows].join('\n')}\n`, 'p.csv'), log);
  const plain = Object.fromEntries(
    [...practices].map(([code, { list, registers }]) => [code, { list, registers: Object.fromEntries(registers) }]),
  );
  return { plain, log, count };
}

describe('the whole list', () => {
  it('is the list of a TOTAL row, not of an age-specific one', () => {
    const { plain, count } = read(
      header1617,
      'Z99001,DM,70,17OV,800',
      'Z99001,AF,20,TOTAL,1000',
      'Z99001,CHD,30,TOTAL,1000',
    );
    expect(plain).toEqual({ Z99001: { list: 1000, registers: { DM: 70, AF: 20, CHD: 30 } } });
    expect(count).toBe(3);
  });

  it('is found in 2020/21, where asthma counts ages 6 and over', () => {
    expect(read(header2021, 'Z99001,AST,60,06OV,940', 'Z99001,AF,20,TOTAL,1000').plain.Z99001!.list).toBe(1000);
  });

  it('is that of the registers of all ages in 2014/15, where no list type is given', () => {
    const { plain } = read(
      header1415,
      'Z99001,A,AST,Asthma,60,990,6.1',
      'Z99001,A,DM,Diabetes,70,800,8.8',
      'Z99001,A,CHD,Heart,30,1000,3.0',
    );
    expect(plain.Z99001!.list).toBe(1000);
  });

  it('is on every row in 2013/14', () => {
    expect(read(header1314, 'Z99001,DM,Diabetes,70,1000,7').plain.Z99001).toEqual({
      list: 1000,
      registers: { DM: 70 },
    });
  });
});

describe('registers', () => {
  it('of 0 stay 0, and blank ones are absent and reported', () => {
    const { plain, log } = read(header1617, 'Z99001,AF,0,TOTAL,1000', 'Z99001,DM,,17OV,800');
    expect(plain.Z99001!.registers).toEqual({ AF: 0 });
    expect(log.valuesSetAside).toEqual([
      {
        why: 'no register size (blank is not 0: the register is absent)',
        file: 'p.csv',
        count: 1,
        which: ['Z99001 DM'],
      },
    ]);
  });

  it('keep the larger of the two heart failure rows of 2013/14, in either order', () => {
    const hf = 'Z99001,HF,Heart failure,9,1000,0.9';
    const lvd = 'Z99001,HF,Heart failure due to LVD,4,1000,0.4';
    expect(read(header1314, hf, lvd).plain.Z99001!.registers).toEqual({ HF: 9 });
    const { plain, log } = read(header1314, lvd, hf);
    expect(plain.Z99001!.registers).toEqual({ HF: 9 });
    expect(log.valuesSetAside[0]).toMatchObject({ count: 1, which: ['Z99001 HF'] });
  });

  it('larger than their own list are absent and reported', () => {
    const { plain, log } = read(header1617, 'Z99001,AF,20,TOTAL,100', 'Z99001,DM,90,17OV,80');
    expect(plain.Z99001!.registers).toEqual({ AF: 20 });
    expect(log.valuesSetAside[0]!.which).toEqual(['Z99001 DM 90 of 80']);
  });

  it('given twice alike are taken once and reported', () => {
    const { plain, log } = read(header1617, 'Z99001,AF,20,TOTAL,100', 'Z99001,AF,20,TOTAL,100');
    expect(plain.Z99001!.registers).toEqual({ AF: 20 });
    expect(log.valuesSetAside[0]!.why).toBe('a row that repeats an earlier one');
  });
});

describe('errors', () => {
  it.each([
    [
      'two rows that disagree',
      ['Z99001,AF,20,TOTAL,100', 'Z99001,AF,21,TOTAL,100'],
      'p.csv:3: found a second row for practice Z99001, register AF: 21, against 20 in line 2',
    ],
    ['a second heart failure row after 2013/14', ['Z99001,HF,9,TOTAL,100', 'Z99001,HF,4,TOTAL,100'], 'p.csv:3'],
    ['a negative register', ['Z99001,AF,-1,TOTAL,100'], 'p.csv:2 (REGISTER): found "-1"'],
    ['a fraction of a patient', ['Z99001,AF,1.5,TOTAL,100'], 'a whole number of patients'],
    ['a fractional list', ['Z99001,AF,1,TOTAL,100.5'], 'p.csv:2 (PATIENT_LIST_SIZE)'],
    ['text for a number', ['Z99001,AF,many,TOTAL,100'], 'found "many"'],
    ['a row without practice', [',AF,1,TOTAL,100'], 'found an empty cell'],
  ])('%s', (_name, rows, message) => {
    expect(problemOf(() => read(header1617, ...rows))).toContain(message);
  });
});

describe('practices that are dropped', () => {
  it.each([
    ['no row with the whole list', ['Z99001,DM,1,17OV,80']],
    ['no list size', ['Z99001,AF,1,TOTAL,']],
    ['a list below 1 patient', ['Z99001,AF,0,TOTAL,0']],
    ['rows with different whole lists', ['Z99001,AF,1,TOTAL,100', 'Z99001,CHD,1,TOTAL,101']],
    ['an age group larger than the whole list', ['Z99001,AF,1,TOTAL,100', 'Z99001,DM,1,17OV,101']],
  ])('%s', (why, rows) => {
    const { plain, log } = read(header1617, ...rows, 'Z99002,AF,1,TOTAL,100');
    expect(Object.keys(plain)).toEqual(['Z99002']);
    expect(log.dropped).toEqual([{ why, file: 'p.csv', count: 1, which: ['Z99001'] }]);
  });
});
