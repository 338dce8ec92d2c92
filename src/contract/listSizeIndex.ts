import type { Patients } from '../units.js';

/**
 * Contractor population index (CPI): registered list over the national average list (docs/contract.md, rule A30). Without
 * unit. The list is the raw one, in England that of 1 January of the contract year. Source: NHS England in Cleveland LMC
 * bulletin, 22 April 2014.
 */
export const listSizeIndex = (list: Patients, averageList: Patients): number => list / averageList;
