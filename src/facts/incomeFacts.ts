import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { Provenance } from '../units.js';
import { type IncomeStream, incomeStreamIds, incomeStreamYear, loadIncomeStreams } from './incomeStreams.js';
import { loadPracticeFinance, type PracticeFinance } from './practiceFinance.js';
import { readFact } from './readFact.js';
import { nationSchema } from './rulesetSchema.js';
import { loadRuleset, nationInPaths, rulesetYears } from './rulesets.js';
import { provenanceKeys } from './sourcedSchema.js';

/** What a practice is paid besides the QOF in one contract year. */
export interface IncomeFacts {
  /** Global sum after the out-of-hours deduction, pounds per weighted patient a year. */
  readonly globalSumPerWeightedPatient: number;
  /** Everything else (premises, enhanced services, PMS balance ...), pounds per registered patient a year. */
  readonly otherPerPatient: number;
  /** By what each stream of another contract year is multiplied to be one of this; absent where no streams are held. */
  readonly streamFactors?: (from: ContractYear) => Readonly<Record<IncomeStream, number>>;
  readonly finance: PracticeFinance;
  /** Values borrowed from another year or assumed, in words. */
  readonly substitutions: readonly string[];
}

type Payments = z.output<typeof paymentsSchema>['years'][number] & { readonly certainty?: Provenance['certainty'] };

const phaseOut = z.strictObject({
  /** Contract year with the whole amount. */
  lastFullYear: z.string(),
  /** Part of that amount by which each later year falls. */
  sharePerYear: z.number().positive(),
  /** First contract year with nothing. */
  endsBefore: z.string(),
  ...provenanceKeys,
});

const paymentsSchema = z.object({
  years: z.array(
    z.object({ year: z.string(), totalPaymentsPerPatient: z.number(), qofPaymentsPerPatient: z.number() }),
  ),
});

const englandSchema = paymentsSchema.extend({
  phaseOuts: z.strictObject({ correctionFactor: phaseOut, seniority: phaseOut }),
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
  const globalSum = globalSumOf(ruleset);
  if (globalSum.borrowed !== undefined) substitutions.push(globalSum.borrowed);
  const path = `income/${nationInPaths(ruleset.nation)}.json`;
  const held = ruleset.nation === 'England' ? readFact(path, englandSchema) : readFact(path, nationPaymentsSchema);
  const payments = nearest<Payments>(held.years, (r) => r.year, ruleset.year);
  if (!payments) throw new Error(`data/${path} holds no year`);
  if (payments.certainty === 'assumption')
    substitutions.push(`NHS payments per patient of ${ruleset.nation}, estimated`);
  if (payments.year !== ruleset.year) substitutions.push(`NHS payments per patient of ${payments.year}`);
  const finance = loadPracticeFinance(ruleset.nation, ruleset.year);
  const factorsFrom = new Map<ContractYear, Readonly<Record<IncomeStream, number>>>();
  return {
    globalSumPerWeightedPatient: globalSum.pounds,
    otherPerPatient: payments.totalPaymentsPerPatient - payments.qofPaymentsPerPatient - globalSum.pounds,
    ...(ruleset.nation === 'England'
      ? {
          streamFactors: (from: ContractYear) => {
            const known = factorsFrom.get(from) ?? streamFactors(from, ruleset.year);
            factorsFrom.set(from, known);
            return known;
          },
        }
      : {}),
    finance,
    substitutions: [...substitutions, ...finance.substitutions],
  };
}

/** Global sum of a year after the out-of-hours deduction, pounds per weighted patient; of the nearest year with a deduction. */
function globalSumOf(ruleset: Ruleset): { readonly pounds: number; readonly borrowed?: string } {
  const withDeduction = rulesetYears(ruleset.nation)
    .map((year) => loadRuleset(ruleset.nation, year))
    .filter((other) => other.outOfHoursDeduction !== undefined);
  const deductionYear = ruleset.outOfHoursDeduction ? ruleset : nearest(withDeduction, (r) => r.year, ruleset.year);
  const deduction = deductionYear?.outOfHoursDeduction;
  if (!deductionYear || !deduction) throw new Error(`no out-of-hours deduction for any year of ${ruleset.nation}`);
  const pounds = ruleset.globalSumPrice.value * (1 - deduction.value);
  if (deductionYear.year === ruleset.year) return { pounds };
  const percent = Number((100 * deduction.value).toFixed(2));
  return { pounds, borrowed: `out-of-hours deduction of ${deductionYear.year} (${percent}%)` };
}

function streamFactors(from: ContractYear, to: ContractYear): Readonly<Record<IncomeStream, number>> {
  const now = streamLevels(to);
  const then = streamLevels(from);
  return everyStream((id) => (then[id] > 0 ? now[id] / then[id] : 0));
}

/**
 * National pounds per patient of each stream in a contract year of England: the global sum by its price, correction factor
 * and seniority by their phase-out (rules B12, B13), all others in proportion to what is then left of the total published
 * for the year (of the nearest year with a total). Only ratios of two years are used.
 */
function streamLevels(year: ContractYear): Readonly<Record<IncomeStream, number>> {
  const { years, phaseOuts } = readFact('income/england.json', englandSchema);
  const { streams } = loadIncomeStreams();
  const priceOf = (one: ContractYear) => globalSumOf(loadRuleset('England', one)).pounds;
  const ruled = (one: ContractYear) => ({
    globalSum: (streams.globalSum.perPatient * priceOf(one)) / priceOf(incomeStreamYear),
    correctionFactor: phasedOut(phaseOuts.correctionFactor, streams.correctionFactor.perPatient, one),
    seniority: phasedOut(phaseOuts.seniority, streams.seniority.perPatient, one),
  });
  const restOf = (one: ContractYear): number => {
    const payments = nearest(years, (r) => r.year, one)!;
    const { globalSum, correctionFactor, seniority } = ruled(payments.year as ContractYear);
    return payments.totalPaymentsPerPatient - payments.qofPaymentsPerPatient - globalSum - correctionFactor - seniority;
  };
  const growth = restOf(year) / restOf(incomeStreamYear);
  return { ...everyStream((id) => streams[id].perPatient * growth), ...ruled(year) };
}

/** What is left in a year of a stream that falls by equal steps, from its amount in the year of the streams. */
function phasedOut(rule: z.output<typeof phaseOut>, amount: number, year: ContractYear): number {
  const left = (one: ContractYear): number => {
    if (startYear(one) >= startYear(rule.endsBefore as ContractYear)) return 0;
    const steps = Math.max(0, startYear(one) - startYear(rule.lastFullYear as ContractYear));
    return Math.max(0, 1 - steps * rule.sharePerYear);
  };
  return (amount * left(year)) / left(incomeStreamYear);
}

const everyStream = (value: (id: IncomeStream) => number): Readonly<Record<IncomeStream, number>> =>
  Object.fromEntries(incomeStreamIds.map((id) => [id, value(id)])) as Record<IncomeStream, number>;
