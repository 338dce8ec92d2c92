import { type Patients, type Pounds, pounds } from '../units.js';

/**
 * Deduction from QOF pay of a personal medical services (PMS) practice whose baseline held quality money, in pounds: an
 * amount per average practice, fixed in 2004, by list size (docs/contract.md, rule A81; NHS England in Cleveland LMC
 * bulletin, 22 April 2014).
 * @param averageList  average list of the year in which the amount was fixed, not of the payment year
 */
export const pmsDeduction = (list: Patients, perAveragePractice: Pounds, averageList: Patients): Pounds =>
  pounds((list * perAveragePractice) / averageList);
