import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { InputError } from '../../../src/inputError.js';
import type { FolderFiles } from '../../../src/population/nhs/folderFiles.js';
import { readTable, type Table } from '../../../src/population/nhs/readTable.js';

/** A folder in memory: file name to content. */
export function memoryFolder(content: Readonly<Record<string, string | Uint8Array>>): FolderFiles {
  return {
    names: () => Object.keys(content).sort(),
    bytes: (_directory, name) => toBytes(content[name]!),
  };
}

const toBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;

export const zipped = (members: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])));

export const gzipped = (text: string): Uint8Array => gzipSync(text);

export const tableOf = (content: string | Uint8Array, where = 'file.csv'): Table => readTable(toBytes(content), where);

/** The text of the InputError that a call throws; fails when it throws none or another error. */
export function problemOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('no InputError was thrown');
}

/** Three invented practices in two areas, as 2016/17 published them. */
export const files1617 = {
  'PREVALENCE_1617.csv': [
    'PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE',
    'Z99001,AF,20,TOTAL,1000',
    'Z99001,DM,70,17OV,800',
    'Z99002,AF,0,TOTAL,3000',
    'Z99002,DM,120,17OV,2400',
    'Z99003,AF,,TOTAL,500',
    'Z99003,DM,,17OV,400',
    '',
  ].join('\r\n'),
  'ORGANISATION_REFERENCE_1617.csv': [
    'PRACTICE_CODE,PRACTICE_NAME,CCG_CODE,CCG_GEOGRAPHY_CODE,CCG_NAME,COUNTRY,REVISED_MAXIMUM_POINTS',
    'Z99001,First Surgery,99A,E1,"NHS UPPER, LOWER CCG",ENGLAND,559',
    'Z99002,Second Surgery,99B,E2,NHS OTHER CCG,ENGLAND,559',
    'Z99003,Third Surgery,99B,E2,NHS OTHER CCG,ENGLAND,559',
    '',
  ].join('\r\n'),
  'nhspaymentsgp-16-17.csv': [
    '\uFEFFCCG Code,CCG NAME,Practice Code,Contract Type,Dispensing Practice,PracticeRurality,Number of Registered Patients (Last Known Figure),Number of Weighted Patients (Last Known Figure),Global Sum,Total QOF Payments ,Other Payments1,Total NHS Payments to General Practice',
    '99A,NHS UPPER CCG,Z99001,GMS,Yes,Rural,1003,1100.5,80000.10,9000.20,0,120000',
    '99B,NHS OTHER CCG,Z99002,PMS,No,Urban,2998,2800.25,0,-150.75,0,300000',
    '99B,NHS OTHER CCG,Z99004,UNKNOWN,UNKNOWN,Urban,0,0,0,12.5,0,12.5',
    '99B,NHS OTHER CCG,Z99005,APMS,No,Urban,40,41,0,0,0,100',
    '',
  ].join('\n'),
} as const;
