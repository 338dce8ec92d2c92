import { InputError } from '../inputError.js';
import { type Share, share } from '../units.js';
import { type ContractYear, daysInYear } from './contractYear.js';

/**
 * Share of the year's payment of a contract that ends, or begins, within it: days over 365 or 366 (docs/contract.md, rule
 * A80, memory).
 * @throws InputError when the days are not whole or lie outside the year
 */
export function partYear(daysInContract: number, year: ContractYear): Share {
  const days = daysInYear(year);
  if (!Number.isInteger(daysInContract) || daysInContract < 0 || daysInContract > days) {
    throw new InputError({
      where: 'days in contract',
      found: String(daysInContract),
      allowed: `a whole number from 0 to ${days} (the days of ${year})`,
      mend: 'Count the days from 1 April on which the practice held a contract.',
    });
  }
  return share(daysInContract / days);
}
