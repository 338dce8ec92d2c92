import { type Patients, type Share, share } from '../units.js';

/** Register over the whole registered list, not over the age band (docs/contract.md, rule A20; Gavin Jamie 2015). */
export const practicePrevalence = (register: Patients, list: Patients): Share => share(register / list);

/**
 * Adjusted practice disease factor (APDF) of payments for 2010/11 onward: practice prevalence over national prevalence, both
 * over the whole list, with neither cut-off nor square root (rules A20, A22). Without unit.
 */
export const diseaseFactor = (practice: Share, national: Share): number => practice / national;
