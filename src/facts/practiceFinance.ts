import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Nation } from '../contract/ruleset.js';
import { loadIncomeStreams } from './incomeStreams.js';
import { readFact } from './readFact.js';
import { provenanceKeys, sourcedSchema } from './sourcedSchema.js';

/** What is left of income, and who shares it, in one contract year. */
export interface PracticeFinance {
  /** Part of NHS payments that the payer keeps back for pensions and levies, or that patients paid as charges. */
  readonly deductionShare: number;
  /** Expenses over the rest of a mean practice. */
  readonly expensesShare: number;
  /** Contractor GPs per registered patient: heads, and full-time equivalents. */
  readonly partnersPerPatient: number;
  readonly fullTimePartnersPerPatient: number;
  /** Values borrowed from another year or nation, in words. */
  readonly substitutions: readonly string[];
}

const series = z.strictObject({
  unit: z.string(),
  years: z
    .array(z.strictObject({ year: z.string(), value: z.number().positive(), ...provenanceKeys }))
    .min(1)
    .refine((years) => years.every(({ year }, i) => i === 0 || years[i - 1]!.year < year), {
      error: 'years in rising order, each once',
    }),
});

const schema = z.strictObject({
  about: z.string(),
  expensesShare: series,
  partnersPer10000Patients: series,
  fullTimeEquivalentPerPartner: sourcedSchema(z.number().positive().max(1)),
});

const per10000 = 10_000;

/** Expenses and partners of a contract year; England's stand in for other nations. @throws InputError as `readFact` */
export function loadPracticeFinance(nation: Nation, year: ContractYear): PracticeFinance {
  const facts = readFact('income/partners.json', schema);
  const streams = loadIncomeStreams();
  const expenses = inYear(facts.expensesShare, year);
  const partners = inYear(facts.partnersPer10000Patients, year);
  return {
    deductionShare: streams.deductionsPerPatient / streams.totalPerPatient,
    expensesShare: expenses.value,
    partnersPerPatient: partners.value / per10000,
    fullTimePartnersPerPatient: (partners.value * facts.fullTimeEquivalentPerPartner.value) / per10000,
    substitutions: [
      ...(nation === 'England' ? [] : [`expenses and numbers of partners of England stand in for those of ${nation}`]),
      ...(expenses.borrowed ? [`share of expenses ${expenses.borrowed}`] : []),
      ...(partners.borrowed ? [`partners per patient ${partners.borrowed}`] : []),
    ],
  };
}

/** A value of the year, between its neighbours where it is missing. */
function inYear(
  { years }: z.output<typeof series>,
  year: ContractYear,
): { readonly value: number; readonly borrowed?: string } {
  const own = years.find((one) => one.year === year);
  if (own) return { value: own.value };
  const after = years.findIndex((one) => one.year > year);
  const nearest = after === 0 ? years[0]! : years.at(-1)!;
  if (after <= 0) return { value: nearest.value, borrowed: `of ${nearest.year}` };
  const [low, high] = [years[after - 1]!, years[after]!];
  const start = (one: { readonly year: string }) => startYear(one.year as ContractYear);
  const part = (startYear(year) - start(low)) / (start(high) - start(low));
  return {
    value: low.value + part * (high.value - low.value),
    borrowed: `between those of ${low.year} and ${high.year}`,
  };
}
