import { z } from 'zod';
import { readFact } from './readFact.js';
import { sourcedSchema } from './sourcedSchema.js';

/** Risk factors that the pathway follows; each has a prior `riseWithoutControl.<factor>`. */
export const riskFactors = ['systolicPressure', 'cholesterol', 'hba1c'] as const;

export type RiskFactor = (typeof riskFactors)[number];

/** Whether people of a register have cardiovascular disease; each has a prior `majorVascularRate.<class>`. */
export const eventRateClasses = ['withDisease', 'withoutDisease'] as const;

export type EventRateClass = (typeof eventRateClasses)[number];

const risingShares = z
  .array(z.number().positive().max(1))
  .min(1)
  .refine((shares) => shares.every((share, i) => i === 0 || share >= shares[i - 1]!) && shares.at(-1) === 1, {
    error: 'shares in rising order, the last of them 1',
  });

const schema = z.strictObject({
  about: z.string().min(1),
  thresholds: z.array(sourcedSchema(z.number().positive())).min(1),
  discountRate: sourcedSchema(z.number().min(0).max(1)),
  admissionsBuildUp: sourcedSchema(risingShares),
  pathway: z.strictObject({
    riskFactorBySubtype: sourcedSchema(z.record(z.string(), z.enum(riskFactors))),
    eventRateByArea: sourcedSchema(z.record(z.string(), z.enum(eventRateClasses))),
  }),
  releasedHourValues: sourcedSchema(z.array(z.number().min(0)).min(2)),
});

/** What cost-effectiveness is judged by: data/evidence/cost-effectiveness.json. */
export interface CostEffectivenessFacts {
  /** Pounds per quality-adjusted life-year (QALY), rising. */
  readonly thresholds: readonly { readonly value: number; readonly source: string }[];
  /** A year. */
  readonly discountRate: number;
  /** Share of the effect on admissions in the first, second, ... year; the last is 1. */
  readonly admissionsBuildUp: readonly number[];
  readonly riskFactorBySubtype: Readonly<Record<string, RiskFactor>>;
  readonly eventRateByArea: Readonly<Record<string, EventRateClass>>;
  /** QALYs for every 1,000 released hours that a curve tries. */
  readonly releasedHourValues: readonly number[];
}

export function loadCostEffectivenessFacts(): CostEffectivenessFacts {
  const facts = readFact('evidence/cost-effectiveness.json', schema);
  return {
    thresholds: facts.thresholds.map(({ value, source }) => ({ value, source })),
    discountRate: facts.discountRate.value,
    admissionsBuildUp: facts.admissionsBuildUp.value,
    riskFactorBySubtype: facts.pathway.riskFactorBySubtype.value,
    eventRateByArea: facts.pathway.eventRateByArea.value,
    releasedHourValues: facts.releasedHourValues.value,
  };
}
