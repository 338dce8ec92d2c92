import type { z } from 'zod';
import { type ContractYear, previousYear, startYear } from '../contract/contractYear.js';
import type { coverageSchema } from './coverageSchema.js';
import type { IndicatorSelection } from './indicatorSelectionSchema.js';
import type { periodSchema } from './periodSchema.js';
import type { WrittenPolicy } from './policySchema.js';
import type { signalSchema } from './signalSchema.js';

type DeepReadonly<Value> = { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

export type PolicyFamily = WrittenPolicy['family'];
export type Coverage = DeepReadonly<Required<z.output<typeof coverageSchema>>>;
/** First and last day, both included, 'YYYY-MM-DD', inside the contract year. */
export type Period = DeepReadonly<z.output<typeof periodSchema>>;
export type Signal = DeepReadonly<z.output<typeof signalSchema>>;
export type PayRule =
  | { readonly rule: 'actual' }
  | { readonly rule: 'basePoints' | 'higherOf'; readonly baseYear: ContractYear };

/** A policy with every default filled in: what the model reads. It composes; nothing in it depends on the family's name. */
export interface Policy {
  readonly id: string;
  /** For labels only. */
  readonly family: PolicyFamily;
  readonly title: string;
  readonly notes?: string;
  readonly who: Coverage;
  readonly when: Period;
  /** Indicators that are unpaid or protected for those who take part, on those days. */
  readonly indicators: DeepReadonly<IndicatorSelection> | 'none';
  readonly signal: Signal;
  readonly pay: PayRule;
}

/** What each family takes for granted. */
const familyDefaults: Readonly<Record<PolicyFamily, Pick<Coverage, 'participation'> & Signal>> = {
  national: { participation: 'everyone', response: 'whole-year' },
  localOptOut: { participation: 'choice', response: 'whole-year' },
  suspension: { participation: 'everyone', response: 'temporary' },
};

/** 1 April to 31 March. */
export const wholeYear = (year: ContractYear): Period => ({
  from: `${startYear(year)}-04-01`,
  to: `${startYear(year) + 1}-03-31`,
});

/** Fills in the defaults of a written policy. Faults are looked for first, by `policyFaults`. */
export function resolvePolicy(written: WrittenPolicy, year: ContractYear): Policy {
  const { participation, response } = familyDefaults[written.family];
  const label = {
    id: written.id,
    family: written.family,
    title: written.title,
    ...(written.notes === undefined ? {} : { notes: written.notes }),
  };
  if (written.family === 'national') {
    // No indicator is touched, so neither the signal nor the pay rule has anything to act on.
    return {
      ...label,
      who: { areas: 'all', participation },
      when: wholeYear(year),
      indicators: 'none',
      signal: { response },
      pay: { rule: 'actual' },
    };
  }
  return {
    ...label,
    who: { areas: 'all', participation, ...written.who },
    when: written.when ?? wholeYear(year),
    indicators: written.indicators,
    signal: written.signal ?? { response },
    pay: written.pay.rule === 'actual' ? written.pay : { rule: written.pay.rule, baseYear: previousYear(year) },
  };
}
