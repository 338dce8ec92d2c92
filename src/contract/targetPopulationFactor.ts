import type { Patients, Share } from '../units.js';

/**
 * Target population factor of additional services (cervical screening, contraception, child health, maternity): the
 * practice's share of the group over the national share (docs/contract.md, rule A43, memory). Without unit. Off by default
 * from 2013/14: Insight Solutions 2024 counts these points among those paid by list size alone.
 */
export const targetPopulationFactor = (group: Patients, list: Patients, nationalShare: Share): number =>
  group / list / nationalShare;
