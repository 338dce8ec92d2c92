import { type Pounds, pounds } from '../units.js';

/** What is settled after the end of a year. Exactly one of the two amounts is above zero, or none. */
export interface Reconciliation {
  /** Balance paid by 30 June. */
  readonly due: Pounds;
  /** Aspiration paid in excess, recovered from later payments. */
  readonly recovery: Pounds;
}

/**
 * Achievement payment less the aspiration paid in the year, in pounds (docs/contract.md, rule A51; SFE 2013 paragraph 4.7 in
 * Gwent LMC).
 */
export function reconciliation(achievement: Pounds, aspirationPaid: Pounds): Reconciliation {
  const balance = achievement - aspirationPaid;
  return { due: pounds(Math.max(balance, 0)), recovery: pounds(Math.max(-balance, 0)) };
}
