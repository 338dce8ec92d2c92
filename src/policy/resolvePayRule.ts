import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import { yearsBefore } from './contractYears.js';
import type { WrittenPayRule } from './payRuleSchema.js';
import type { PayRule, WithoutHistory } from './policy.js';

/**
 * Fills in the defaults of a pay rule.
 * @param firstYear  contract year in which the measure starts
 */
export function resolvePayRule(written: WrittenPayRule, firstYear: ContractYear): PayRule {
  const baseYear = (given: string | undefined): ContractYear =>
    given === undefined ? yearsBefore(firstYear, 1) : parseContractYear(given);
  const baseYears = (given: readonly string[] | undefined, count: number): readonly ContractYear[] =>
    given?.map((year) => parseContractYear(year)) ??
    Array.from({ length: count }, (_, i) => yearsBefore(firstYear, count - i));
  const withoutHistory: WithoutHistory = ('withoutHistory' in written ? written.withoutHistory : undefined) ?? 'actual';
  switch (written.rule) {
    case 'actual':
      return written;
    case 'basePoints':
    case 'baseCash':
    case 'cashTopUp':
    case 'earnBack':
    case 'sharedOutcome':
    case 'basePlus':
      return { ...written, baseYear: baseYear(written.baseYear), withoutHistory };
    case 'higherOf':
      return { ...written, baseYear: baseYear(written.baseYear), basis: written.basis ?? 'points', withoutHistory };
    case 'fixedIfReported': {
      const { reportsAccepted = 1 } = written;
      return { ...written, baseYear: baseYear(written.baseYear), reportsAccepted, withoutHistory };
    }
    case 'actualOrMean':
      return { ...written, baseYears: baseYears(written.baseYears, 2), basis: written.basis ?? 'cash', withoutHistory };
    case 'coreTransfer': {
      const { outOfHoursDeduction = false } = written;
      return { ...written, baseYears: baseYears(written.baseYears, 3), outOfHoursDeduction, withoutHistory };
    }
    case 'perPatientMonthly':
      return { ...written, patients: written.patients ?? 'weighted' };
    case 'globalSumTransfer':
      return { ...written, outOfHoursDeduction: written.outOfHoursDeduction ?? false };
    case 'pointsMoved':
      return { ...written, rest: written.rest ?? 'globalSum' };
  }
}
