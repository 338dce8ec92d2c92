import { type ContractYear, previousYear } from '../contract/contractYear.js';
import type { InputProblem } from '../inputError.js';
import { wholeYear } from './policy.js';
import type { WrittenPolicy } from './policySchema.js';

/** A fault inside one policy, with its place relative to that policy. */
export interface PolicyFault extends Pick<InputProblem, 'found' | 'allowed' | 'mend'> {
  readonly path: readonly (string | number)[];
}

/** What the schema cannot see because it takes the contract year to judge: days outside it, a base year without data. */
export function policyFaults(policy: WrittenPolicy, year: ContractYear): readonly PolicyFault[] {
  if (policy.family === 'national') return [];
  return [...periodFaults(policy.when, year), ...baseYearFaults(policy.pay, year)];
}

type Unpaid = Exclude<WrittenPolicy, { family: 'national' }>;

function periodFaults(when: Unpaid['when'], year: ContractYear): readonly PolicyFault[] {
  if (!when) return [];
  const { from: first, to: last } = wholeYear(year);
  // ISO days sort as text.
  const outside = (['from', 'to'] as const).filter((end) => when[end] < first || when[end] > last);
  if (outside.length > 0) {
    return outside.map((end) => ({
      path: ['when', end],
      found: `"${when[end]}", outside the contract year ${year}`,
      allowed: `a day from ${first} to ${last}`,
      mend: 'Correct the day, or the year of the scenario.',
    }));
  }
  if (when.from <= when.to) return [];
  return [
    {
      path: ['when', 'to'],
      found: `"${when.to}", before the first day ${when.from}`,
      allowed: `a day from ${when.from} to ${last}`,
      mend: "Swap the days or correct one; 'to' is the last day and is included.",
    },
  ];
}

function baseYearFaults(pay: Unpaid['pay'], year: ContractYear): readonly PolicyFault[] {
  const only = previousYear(year);
  if (pay.rule === 'actual' || pay.baseYear === undefined || pay.baseYear === only) return [];
  return [
    {
      path: ['pay', 'baseYear'],
      found: `"${pay.baseYear}"`,
      allowed: `${only}, the year before: there is no data for the points of another base year yet`,
      mend: `Write ${only} or leave baseYear out.`,
    },
  ];
}
