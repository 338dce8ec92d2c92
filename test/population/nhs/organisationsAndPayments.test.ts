import { describe, expect, it } from 'vitest';
import { readAgeShares } from '../../../src/population/nhs/ageShares.js';
import { readDeprivation } from '../../../src/population/nhs/deprivation.js';
import { ImportLog } from '../../../src/population/nhs/importReport.js';
import { readIndicatorMappings } from '../../../src/population/nhs/indicatorMappings.js';
import { readOrganisations } from '../../../src/population/nhs/organisations.js';
import { readPayments } from '../../../src/population/nhs/payments.js';
import { files1617, problemOf, tableOf } from './memoryFolder.js';

describe('organisations', () => {
  const header = 'SUB_ICB_LOC_ODS_CODE,SUB_ICB_LOC_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME';
  const read = (...rows: string[]) => {
    const log = new ImportLog();
    return { log, ...readOrganisations([tableOf(`${[header, ...rows].join('\n')}\n`, 'g.csv')], log) };
  };

  it('have area and network; the code for "unallocated" is no network', () => {
    const { practices, areaNames, log } = read(
      '99a,Upper,U00001,First PCN,z99001,One',
      '99A,Upper,U,Unallocated,Z99002,Two',
    );
    expect(practices.get('Z99001')).toMatchObject({ name: 'One', area: '99A', network: 'U00001' });
    expect(practices.get('Z99002')).not.toHaveProperty('network');
    expect([...areaNames]).toEqual([['99A', 'Upper']]);
    expect(log.valuesSetAside[0]).toMatchObject({ why: 'no network (code U, Unallocated)', which: ['Z99002'] });
  });

  it('are read from a header with line breaks, as the 2022/23 workbooks have', () => {
    const table = tableOf(
      '"Sub ICB Loc \nODS code","Sub ICB Loc \nname","PCN ODS\ncode",PCN name,"Practice\ncode",Practice name\n99A,Upper,U1,P,Z99001,One\n',
    );
    expect(readOrganisations([table], new ImportLog()).practices.get('Z99001')).toMatchObject({
      area: '99A',
      network: 'U1',
    });
  });

  it('of one practice that disagree are refused, with both lines', () => {
    expect(problemOf(() => read('99A,Upper,U1,P,Z99001,One', '99B,Lower,U1,P,Z99001,One'))).toMatch(
      /^g\.csv:3: .*practice Z99001: area 99B.*99A.*g\.csv:2/,
    );
  });

  it('of one practice that agree are taken once and reported', () => {
    expect(read('99A,Upper,U1,P,Z99001,One', '99A,Upper,U1,P,Z99001,One').log.valuesSetAside[0]!.count).toBe(1);
  });
});

describe('payments', () => {
  const read = (text: string) => {
    const log = new ImportLog();
    return { log, ...readPayments(tableOf(text, 'pay.csv'), log) };
  };

  it('are read behind a byte-order mark, footnote digits and trailing spaces; negative ones stay', () => {
    const { practices, withoutPatients, log } = read(files1617['nhspaymentsgp-16-17.csv']);
    expect(practices.get('Z99001')).toEqual({
      contract: 'GMS',
      dispensing: true,
      rural: true,
      weightedList: 1100.5,
      streams: { globalSum: 80000.1, other: 30999.7 },
      published: { qofPayment: 9000.2, globalSum: 80000.1, totalPayments: 120000 },
    });
    expect(practices.get('Z99002')).toMatchObject({
      contract: 'PMS',
      rural: false,
      published: { qofPayment: -150.75, globalSum: 0 },
    });
    expect(practices.get('Z99004')).toEqual({
      contract: 'unknown',
      rural: false,
      published: { qofPayment: 12.5, globalSum: 0, totalPayments: 12.5 },
    });
    expect([...withoutPatients]).toEqual(['Z99004']);
    expect(log.valuesSetAside[0]).toMatchObject({ why: 'a weighted list of 0 (it is absent)', which: ['Z99004'] });
  });

  it('may lack rurality (2014/15) and hold averages, "Missing" and dashes', () => {
    const { practices } = read(
      'Practice Code,Contract Type,Dispensing Practice,Practice Rurality,Average number of registered patients1,Average number of weighted patients1,Global Sum,Total QOF Payments\n' +
        'Z99001,Unknown,Unknown,Missing,1000.25,900.75,-,"1,234.50"\n',
    );
    expect(practices.get('Z99001')).toEqual({
      contract: 'unknown',
      weightedList: 900.75,
      published: { qofPayment: 1234.5 },
    });
    expect(read('Practice Code,Total QOF Payments\nZ99001,5\n').practices.get('Z99001')).toEqual({
      contract: 'unknown',
      published: { qofPayment: 5 },
    });
  });

  it('keep the streams of income: parts added, what no column names left as other, so that all is the total', () => {
    const header =
      'Practice Code,AtypicalCharacteristics,Number of Registered Patients (Last Known Figure),Global Sum,MPIG Correction factor,Minor Surgery,Unplanned Admissions,Balance of PMS Expenditure,Something New,Total QOF Payments,Total NHS Payments to General Practice';
    const { practices, log } = read(
      `${header}\nZ99001,,1000,"1,000",20.5,3,4.25,0,70,9,1106.75\nZ99002,| Part year of data |,500,10,0,0,0,0,0,1,11\n`,
    );
    expect(practices.get('Z99001')!.streams).toEqual({
      globalSum: 1000,
      correctionFactor: 20.5,
      nationalEnhancedServices: 7.25,
      pmsBalance: 0,
      other: 70,
    });
    // Half a year's money is not a year's income.
    expect(practices.get('Z99002')!.streams).toBeUndefined();
    expect(log.valuesSetAside).toMatchObject([{ why: expect.stringContaining('part of a year'), which: ['Z99002'] }]);
  });

  it('report a contract of another type', () => {
    const { practices, log } = read('Practice Code,Contract Type,Total QOF Payments\nZ99001,PCTMS,5\n');
    expect(practices.get('Z99001')!.contract).toBe('unknown');
    expect(log.valuesSetAside[0]!.which).toEqual(['Z99001 PCTMS']);
  });

  it.each([
    [
      'text for money',
      'Practice Code,Total QOF Payments\nZ99001,lots\n',
      'pay.csv:2 (Total QOF Payments): found "lots"',
    ],
    [
      'a practice twice',
      'Practice Code,Total QOF Payments\nZ99001,5\nZ99001,5\n',
      'pay.csv:3: found a second row for practice Z99001',
    ],
    [
      'a word the column never held',
      'Practice Code,Dispensing Practice,Total QOF Payments\nZ99001,Perhaps,5\n',
      'found "Perhaps"; allowed: YES, NO, UNKNOWN',
    ],
    [
      'a negative weighted list',
      'Practice Code,Average number of weighted patients,Total QOF Payments\nZ99001,-3,5\n',
      'a number, 0 or more',
    ],
  ])('refuse %s', (_name, text, message) => {
    expect(problemOf(() => read(text))).toContain(message);
  });
});

describe('deprivation and ages', () => {
  it('takes the 2015 index of the IMD indicator and no other row', () => {
    const { scores, codes } = readDeprivation(
      tableOf(
        'IndicatorID,Year,AreaCode,IsAreaCurrent,Value\n93553,2010,Z99001,1,11\n93553,2015,Z99001,1,22.5\n93553,2019,Z99001,1,33\n295,2015,Z99001,1,97\n93553,2015,Z99002,1,NA\n',
      ),
    );
    expect([...scores]).toEqual([['Z99001', 22.5]]);
    expect(codes.size).toBe(2);
  });

  it('refuses scores that disagree or are out of range', () => {
    const header = 'IndicatorID,Year,AreaCode,IsAreaCurrent,Value\n';
    expect(
      problemOf(() => readDeprivation(tableOf(`${header}93553,2015,Z99001,1,22\n93553,2015,Z99001,1,23\n`))),
    ).toContain('file.csv:3');
    expect(problemOf(() => readDeprivation(tableOf(`${header}93553,2015,Z99001,1,122\n`)))).toContain('0 to 100');
  });

  it('reads per cent of the list into shares', () => {
    const { practices } = readAgeShares(
      tableOf('PRACTICE_CODE,TOTAL,PCT_OVER_65,PCT_UNDER_18\nZ99001,559,25,12.5\nZ99002,559,,\n'),
    );
    expect(practices.get('Z99001')).toEqual({ over65: 0.25, under18: 0.125 });
    expect(practices.get('Z99002')).toEqual({});
    expect(problemOf(() => readAgeShares(tableOf('PRACTICE_CODE,PCT_OVER_65\nZ99001,250\n')))).toContain('0 to 100');
  });

  it('reads the points of indicators', () => {
    expect([
      ...readIndicatorMappings(tableOf('INDICATOR_CODE,INDICATOR_POINT_VALUE\nAF001,5\nAF006,12\n')).points,
    ]).toEqual([
      ['AF001', 5],
      ['AF006', 12],
    ]);
  });
});
