import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { Provenance } from '../units.js';
import { readFact } from './readFact.js';
import { nationSchema } from './rulesetSchema.js';
import { loadRuleset, nationInPaths, rulesetYears } from './rulesets.js';
import { provenanceKeys } from './sourcedSchema.js';

/** What a practice is paid besides the QOF, per patient. */
export interface IncomeFacts {
  /** Global sum after the out-of-hours deduction, pounds per weighted patient a year. */
  readonly globalSumPerWeightedPatient: number;
  /** Everything else (premises, enhanced services, PMS balance ...), pounds per registered patient a year. */
  readonly otherPerPatient: number;
  /** Values borrowed from another year or assumed, in words. */
  readonly substitutions: readonly string[];
}

type Payments = z.output<typeof paymentsSchema>['years'][number] & { readonly certainty?: Provenance['certainty'] };

const paymentsSchema = z.object({
  years: z.array(
    z.object({ year: z.string(), totalPaymentsPerPatient: z.number(), qofPaymentsPerPatient: z.number() }),
  ),
});

/** One of the other nations: each year says how sure it is. */
const nationPaymentsSchema = z.strictObject({
  about: z.string(),
  nation: nationSchema,
  unit: z.string(),
  years: z.array(
    z.strictObject({
      year: z.string(),
      totalPaymentsPerPatient: z.number().positive(),
      qofPaymentsPerPatient: z.number().positive(),
      ...provenanceKeys,
    }),
  ),
});

const nearest = <Item>(items: readonly Item[], yearOf: (item: Item) => string, year: ContractYear): Item | undefined =>
  [...items].sort(
    (a, b) =>
      Math.abs(startYear(yearOf(a) as ContractYear) - startYear(year)) -
      Math.abs(startYear(yearOf(b) as ContractYear) - startYear(year)),
  )[0];

/**
 * Income facts for a ruleset's year. The residual `otherPerPatient` = total payments - QOF - global sum, all per patient
 * (weighted and registered lists are equal nationally). The nearest year is taken, and said, where one is missing.
 */
export function loadIncomeFacts(ruleset: Ruleset): IncomeFacts {
  const substitutions: string[] = [];
  const withDeduction = rulesetYears(ruleset.nation)
    .map((year) => loadRuleset(ruleset.nation, year))
    .filter((other) => other.outOfHoursDeduction !== undefined);
  const deductionYear = ruleset.outOfHoursDeduction ? ruleset : nearest(withDeduction, (r) => r.year, ruleset.year);
  const deduction = deductionYear?.outOfHoursDeduction;
  if (!deductionYear || !deduction) throw new Error(`no out-of-hours deduction for any year of ${ruleset.nation}`);
  if (deductionYear.year !== ruleset.year)
    substitutions.push(
      `out-of-hours deduction of ${deductionYear.year} (${Number((100 * deduction.value).toFixed(2))}%)`,
    );
  const path = `income/${nationInPaths(ruleset.nation)}.json`;
  const held = ruleset.nation === 'England' ? readFact(path, paymentsSchema) : readFact(path, nationPaymentsSchema);
  const payments = nearest<Payments>(held.years, (r) => r.year, ruleset.year);
  if (!payments) throw new Error(`data/${path} holds no year`);
  if (payments.certainty === 'assumption')
    substitutions.push(`NHS payments per patient of ${ruleset.nation}, estimated`);
  if (payments.year !== ruleset.year) substitutions.push(`NHS payments per patient of ${payments.year}`);
  const globalSum = ruleset.globalSumPrice.value * (1 - deduction.value);
  return {
    globalSumPerWeightedPatient: globalSum,
    otherPerPatient: payments.totalPaymentsPerPatient - payments.qofPaymentsPerPatient - globalSum,
    substitutions,
  };
}
