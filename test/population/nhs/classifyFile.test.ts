import { describe, expect, it } from 'vitest';
import { classifyFile } from '../../../src/population/nhs/classifyFile.js';
import { matchColumns } from '../../../src/population/nhs/columnAliases.js';
import { problemOf, tableOf } from './memoryFolder.js';

const kindOf = (header: string, name = 'download.csv') => classifyFile(tableOf(`${header}\n`), name);

describe('the kind of a file by its header, whatever its name', () => {
  it.each([
    [
      'prevalence',
      'PRACTICECODE,INDICATOR_GROUP,REGISTER_DESCRIPTION,DISEASE_REGISTER_SIZE,PRACTICE_LISTSIZE,PREVALENCE',
    ],
    [
      'prevalence',
      'PRACTICE_CODE,PRACTICE_NAME,INDICATOR_GROUP_CODE,INDICATOR_GROUP_DESCRIPTION,REGISTER_SIZE,PRACTICE_LIST_SIZE,PREVALENCE',
    ],
    ['prevalence', 'PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE'],
    ['prevalence', 'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE'],
    ['achievement', 'PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE'],
    ['achievement', 'REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE'],
    ['achievement, wide', 'PRACTICE_CODE,INDICATOR_GROUP,INDICATOR_CODE,NUMERATOR,DENOMINATOR,ACHIEVED_POINTS'],
    ['achievement, wide', 'PRACTICECODE,INDICATOR_GROUP,INDICATORCODE,NUMERATOR,DENOMINATOR,ACHIEVED_POINTS'],
    ['exceptions', 'PRACTICECODE,INDICATOR_CODE,EXCEPTION_COUNT'],
    ['organisations', 'PRACTICE_CODE,PRACTICE_NAME,CCG_CODE,CCG_ONS_CODE,CCG_NAME,STP_ONS_CODE,STP_NAME'],
    [
      'organisations',
      'NAT_ONS_CODE,NAT_CODE,COUNTRY,CCG_ODS_CODE,CCG_ONS_CODE,CCG_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME',
    ],
    [
      'organisations',
      'SUB_ICB_LOC_ODS_CODE,SUB_ICB_LOC_ONS_CODE,SUB_ICB_LOC_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME',
    ],
    [
      'organisations',
      'SUB_ICB_ODS_CODE,SUB_ICB_ONS_CODE,SUB_ICB_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME',
    ],
    [
      'indicators',
      'INDICATOR_CODE,INDICATOR_DESCRIPTION,INDICATOR_POINT_VALUE,INDICATOR_GROUP_CODE,DOMAIN_CODE,PATIENT_LIST_TYPE',
    ],
    [
      'indicators',
      'INDICATOR_CODE,INDICATOR_POINT_VALUE,GROUP_CODE,GROUP_DESCRIPTION,DOMAIN_CODE,DOMAIN_DESCRIPTION,PATIENT_LIST_TYPE',
    ],
    ['payments', 'CCG Code,CCG NAME,Practice Code,Practice Name,Contract Type,Global Sum,Total QOF Payments'],
    [
      'payments',
      'Sub ICB Code,Sub ICB NAME,PCN Code,PCN Name,Practice Code,Average Number of Registered Patients,Total QOF Payments',
    ],
    ['deprivation', 'IndicatorID,Year,AreaCode,IsAreaCurrent,Value'],
    ['deprivation', 'Indicator ID,Indicator Name,Area Code,Area Type,Time period,Value'],
    ['age shares', 'PRACTICE_CODE,CCG_CODE,CL,PH,PHAS,TOTAL,IMD2015,PCT_OVER_65,PCT_UNDER_18'],
    [undefined, 'PRACTICE_CODE,INDICATOR_CODE,REGISTER_SIZE'],
    [undefined, 'REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,PCA_NAME,PCA_COUNT'],
    [undefined, 'PRACTICE_CODE,RULE,DESCRIPTION'],
    [undefined, 'year,ccg,ccg_name,group,practices,list_size,register'],
  ])('%s: %s', (kind, header) => {
    expect(kindOf(header)).toBe(kind);
  });

  it('leaves out the ORGANISATION_REFERENCE from 2022/23, which holds points only', () => {
    expect(kindOf('PRACTICE_CODE,REVISED_MAX_POINTS', 'ORGANISATION_REFERENCE_2223.csv')).toBeUndefined();
  });

  it('takes a published name for a header that cannot be read, so that the missing column can be named', () => {
    expect(kindOf('PRACTICE,REGISTER', 'PREVALENCE_1617.csv')).toBe('prevalence');
  });
});

describe('columns', () => {
  it('are found by any name they were published under', () => {
    const table = tableOf('Number of Weighted Patients (Last Known Figure)2,Practice.Code,PCN ODS code\n');
    expect(matchColumns(table, ['practice'], ['network', 'weightedPatients', 'area'])).toEqual({
      practice: 1,
      network: 2,
      weightedPatients: 0,
    });
  });

  it('names the missing one, those found and the nearest', () => {
    const message = problemOf(() =>
      matchColumns(tableOf('PRACTICE_CODE,PATIENT_LIST_SIZES\n', 'p.csv'), ['practice', 'listSize']),
    );
    expect(message).toMatch(/^p\.csv:1: found no column for listSize, but "PRACTICE_CODE", "PATIENT_LIST_SIZES"/);
    expect(message).toContain('"patient list size"');
    expect(message).toContain('Nearest: "PATIENT_LIST_SIZES"');
  });

  it('refuses two columns of one name', () => {
    expect(problemOf(() => matchColumns(tableOf('Practice Code,PRACTICE_CODE\n'), ['practice']))).toContain(
      'two columns named',
    );
  });
});
