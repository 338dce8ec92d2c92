import { z } from 'zod';
import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import type { Indicator, PrevalenceAdjustment, Ruleset } from '../contract/ruleset.js';
import { provenanceKeys, provenanceSchema, quantitySchema, sourcedSchema } from './sourcedSchema.js';

const text = z.string().trim().min(1);
const patients = quantitySchema<'patients'>(z.int().min(0));
const points = quantitySchema<'QOF points'>(z.number().min(0));
const pounds = quantitySchema<'GBP'>(z.number().positive());
const share = quantitySchema<'share of one'>(z.number().min(0).max(1));
const percent = quantitySchema<'percent'>(z.number().min(0).max(100));

export const nationSchema = z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland']);

export const factYearSchema: z.ZodType<ContractYear> = z.string().transform((year) => parseContractYear(year));

export const careTypeSchema = z.enum([
  'advice',
  'recording',
  'lab',
  'outcome',
  'treatment',
  'review',
  'vaccination',
  'screening',
  'register',
]);

const adjustmentSchema: z.ZodType<PrevalenceAdjustment> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('register'),
    register: text,
    unionOf: z.array(text).min(2).exactOptional(),
    ...provenanceKeys,
  }),
  z.strictObject({ kind: z.literal('target-population'), population: text, ...provenanceKeys }),
  z.strictObject({ kind: z.literal('none'), ...provenanceKeys }),
]);

const indicatorSchema: z.ZodType<Indicator> = z.strictObject({
  code: text,
  description: text,
  area: text,
  areaName: text,
  domain: z.enum([
    'clinical',
    'public-health',
    'additional-services',
    'quality-improvement',
    'quality-and-productivity',
    'patient-experience',
  ]),
  kind: z.enum(['fraction', 'register', 'yes-no']),
  points: sourcedSchema(points),
  thresholds: z
    .strictObject({
      lower: percent,
      upper: percent,
      step: points.exactOptional(),
      stepBasis: provenanceSchema.exactOptional(),
      ...provenanceKeys,
    })
    .exactOptional(),
  careType: careTypeSchema,
  careSubtype: text.exactOptional(),
  adjustment: adjustmentSchema,
  national: z
    .strictObject({
      practices: z.int().min(1),
      meanPoints: points,
      numerator: patients.exactOptional(),
      denominator: patients.exactOptional(),
      exceptions: patients.exactOptional(),
      ...provenanceKeys,
    })
    .exactOptional(),
  note: text.exactOptional(),
});

/** The shape of data/contract/<nation>/<year>.json; the type annotation holds it to `Ruleset` key by key. */
export const rulesetSchema: z.ZodType<Ruleset> = z.strictObject({
  nation: nationSchema,
  year: factYearSchema,
  status: text,
  officialTotalPoints: sourcedSchema(points),
  pointValue: sourcedSchema(pounds),
  averageList: sourcedSchema(patients),
  aspirationShare: sourcedSchema(share),
  globalSumPrice: sourcedSchema(pounds),
  outOfHoursDeduction: sourcedSchema(share).exactOptional(),
  summary: z
    .strictObject({
      practices: z.int().min(1),
      patients,
      meanPoints: points.exactOptional(),
      ...provenanceKeys,
    })
    .exactOptional(),
  protectedIndicators: sourcedSchema(z.array(text)).exactOptional(),
  careTypeBasis: provenanceSchema.exactOptional(),
  indicators: z.array(indicatorSchema).min(1),
  registers: z.array(
    z.strictObject({
      code: text,
      name: text,
      ageBand: text,
      count: patients.exactOptional(),
      list: patients.exactOptional(),
      prevalence: percent,
      prevalenceAllAges: percent.exactOptional(),
      ...provenanceKeys,
    }),
  ),
  targetPopulations: z.array(z.strictObject({ code: text, count: patients, shareOfList: share, ...provenanceKeys })),
  areaResults: z
    .array(
      z.strictObject({
        area: text,
        maximumPoints: points,
        meanPoints: points,
        exceptions: patients.exactOptional(),
        denominators: patients.exactOptional(),
        ...provenanceKeys,
      }),
    )
    .exactOptional(),
  notes: z.array(text),
  assumptions: z.array(text).exactOptional(),
});
