import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import type { Filled, FilledFact, NationalIndicatorResult } from './nationalIndicatorResult.js';
import { factFiles, readFact } from './readFact.js';

const share = z.number().min(0).max(1);
const count = z.number().min(0);

const indicatorSchema = z.strictObject({
  code: z.string(),
  meanPointsShare: share.optional(),
  /** Patients; the denominator is net of exceptions. */
  numerator: count.optional(),
  denominator: z.number().positive().optional(),
  exceptions: count.optional(),
  /** Where counts are not held: numerator / denominator. */
  achievement: share.optional(),
  exceptionRate: share.optional(),
  /** Where only this is held: numerator / (denominator + exceptions). */
  received: share.optional(),
  /** Where they differ from the file's. */
  source: z.string().optional(),
  certainty: z.enum(['seen', 'derived']).optional(),
});

const laterYearSchema = z.object({
  year: z.templateLiteral([z.number(), '-', z.number()]),
  source: z.string(),
  certainty: z.enum(['seen', 'derived']),
  /** Only some indicators, or only part of what is needed of them: the year serves itself only. */
  partial: z.boolean().default(false),
  patients: z.number().positive().optional(),
  indicators: z.array(indicatorSchema),
});

export type LaterYear = z.output<typeof laterYearSchema>;
type LaterIndicator = LaterYear['indicators'][number];

/** The England results held outside the rulesets, one file a year (data/evidence/national-results-*.json), in order of years. */
export function laterResults(): readonly LaterYear[] {
  held ??= factFiles('evidence')
    .filter((name) => /^national-results-\d{4}-\d{2}\.json$/.test(name))
    .map((name) => readFact(`evidence/${name}`, laterYearSchema));
  return held;
}

let held: readonly LaterYear[] | undefined;

/** The nearest whole years on both sides that hold the code (or that of a named similar indicator). */
export interface StandIns {
  readonly before?: NationalIndicatorResult | undefined;
  readonly after?: NationalIndicatorResult | undefined;
}

/**
 * The result of one indicator of one such year. What is not held comes from the nearest whole year, the earlier first; an
 * exception rate that both sides hold is read off the straight line between them. From a received share r and an exception
 * rate e, achievement = r / (1 - e).
 */
export function laterResult(
  indicator: LaterIndicator,
  file: LaterYear,
  { before, after }: StandIns,
): NationalIndicatorResult {
  const { code, numerator, denominator, exceptions, received } = indicator;
  const year = file.year as ContractYear;
  const nearest = before ?? after;
  const filled = new Set<FilledFact>();
  const lent = <T>(fact: FilledFact, value: T | undefined): T | undefined => {
    if (value !== undefined) filled.add(fact);
    return value;
  };
  const eligible = denominator !== undefined && exceptions !== undefined ? denominator + exceptions : undefined;
  const exceptionRate =
    eligible === undefined
      ? (indicator.exceptionRate ?? lent('exceptions', rateBetween(year, before, after)))
      : exceptions! / eligible;
  const achievement =
    numerator !== undefined && denominator !== undefined
      ? numerator / denominator
      : (indicator.achievement ??
        (received === undefined || exceptionRate === undefined
          ? lent('achievement', nearest?.achievement)
          : received / (1 - exceptionRate)));
  if (achievement !== undefined && achievement > 1)
    throw new Error(`data/evidence/national-results-${year}.json: ${code} is achieved by more patients than there are`);
  const meanPointsShare = indicator.meanPointsShare ?? lent('points', nearest?.meanPointsShare);
  if (meanPointsShare === undefined)
    throw new Error(`data/evidence/national-results-${year}.json: no year lends ${code} its mean points`);
  const scale =
    eligible !== undefined && file.patients !== undefined
      ? { eligiblePerListPatient: eligible / file.patients }
      : lent('denominators', nearest && denominatorsOf(nearest));
  return {
    code,
    yearUsed: year,
    codeUsed: code,
    meanPointsShare,
    ...(achievement !== undefined && exceptionRate !== undefined ? { achievement, exceptionRate, ...scale } : {}),
    ...(filled.size > 0 && nearest ? { filled: filledBy([...filled], nearest, before, after) } : {}),
  };
}

const startOf = (year: string): number => Number(year.slice(0, 4));

function rateBetween(
  year: ContractYear,
  before: NationalIndicatorResult | undefined,
  after: NationalIndicatorResult | undefined,
): number | undefined {
  const [from, to] = [before?.exceptionRate, after?.exceptionRate];
  if (!before || !after || from === undefined || to === undefined) return from ?? to;
  const [first, last] = [startOf(before.yearUsed), startOf(after.yearUsed)];
  return from + ((to - from) * (startOf(year) - first)) / (last - first);
}

const denominatorsOf = ({ eligiblePerBase, eligiblePerListPatient }: NationalIndicatorResult) =>
  eligiblePerBase !== undefined
    ? { eligiblePerBase }
    : eligiblePerListPatient !== undefined
      ? { eligiblePerListPatient }
      : undefined;

const filledBy = (
  facts: readonly FilledFact[],
  nearest: NationalIndicatorResult,
  before: NationalIndicatorResult | undefined,
  after: NationalIndicatorResult | undefined,
): Filled => ({
  facts,
  years: facts.includes('exceptions') && before && after ? [before.yearUsed, after.yearUsed] : [nearest.yearUsed],
  code: nearest.codeUsed,
});
