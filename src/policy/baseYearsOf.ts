import type { ContractYear } from '../contract/contractYear.js';

/** The base years of a pay rule; none where it looks at no other year. */
export function baseYearsOf(
  pay:
    | { readonly baseYear: ContractYear }
    | { readonly baseYears: readonly ContractYear[] }
    | { readonly rule: string },
): readonly ContractYear[] {
  if ('baseYear' in pay) return [pay.baseYear];
  return 'baseYears' in pay ? pay.baseYears : [];
}
