import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

/** What a practice is paid besides the QOF, in the order of the published file. */
export const incomeStreamIds = [
  'globalSum',
  'pmsBalance',
  'correctionFactor',
  'seniority',
  'premises',
  'nationalEnhancedServices',
  'localEnhancedServices',
  'dispensing',
  'other',
] as const;

export type IncomeStream = (typeof incomeStreamIds)[number];

/** What is drawn for a synthetic practice: `core` is global sum and PMS balance together, per weighted patient. */
export const incomeVariables = [
  'core',
  'correctionFactor',
  'seniority',
  'premises',
  'nationalEnhancedServices',
  'localEnhancedServices',
  'dispensing',
  'other',
] as const;

export type IncomeVariable = (typeof incomeVariables)[number];

const perContract = z.strictObject({ GMS: z.number(), PMS: z.number(), APMS: z.number() });
const share = z.number().min(0).max(1);

const quantilePairs = z
  .array(z.tuple([share, z.number()]))
  .min(3)
  .refine((pairs) => pairs.every((pair, i) => i === 0 || (pairs[i - 1]![0] < pair[0] && pairs[i - 1]![1] <= pair[1])), {
    error: 'rising pairs of probability and value',
  });

const described = z.strictObject({ mean: z.number(), sd: z.number().positive(), quantiles: quantilePairs });

const everyStream = <Entry extends z.ZodType>(entry: Entry) =>
  z.strictObject(Object.fromEntries(incomeStreamIds.map((id) => [id, entry])) as Record<IncomeStream, Entry>);

const everyVariable = <Entry extends z.ZodType>(entry: Entry) =>
  z.strictObject(Object.fromEntries(incomeVariables.map((id) => [id, entry])) as Record<IncomeVariable, Entry>);

/** Room for the rounding of published sums to four decimals. */
const rounding = 0.001;

const schema = z
  .strictObject({
    about: z.string(),
    unit: z.string(),
    year: z.string(),
    ...provenanceKeys,
    practices: z.int().positive(),
    patients: z.int().positive(),
    totalPerPatient: z.number().positive(),
    qofPerPatient: z.number().positive(),
    /** Kept back by the payer: pension contributions, levies, prescription charges that dispensing practices took. */
    deductionsPerPatient: z.number().positive(),
    streams: everyStream(
      z.strictObject({
        perPatient: z.number(),
        byContract: perContract,
        shareReceiving: z.strictObject({ GMS: share, PMS: share, APMS: share }),
        /** Columns of the published file. */
        parts: z.record(z.string(), z.number()),
      }),
    ),
    dispensing: z.strictObject({ dispensing: z.number(), others: z.number() }),
    /** score of a practice among its kind = list x score of its list + weightedOverRegistered x score of that + residual. */
    variables: everyVariable(
      z.strictObject({
        list: z.number(),
        weightedOverRegistered: z.number(),
        residualSd: z.number().positive(),
        quantiles: z.record(z.string(), quantilePairs),
      }),
    ),
    residualCorrelation: z.strictObject({
      order: z.array(z.enum(incomeVariables)).length(incomeVariables.length),
      matrix: z.array(z.array(z.number().min(-1).max(1))),
    }),
    acrossPractices: z.strictObject({
      allPaymentsPerPatient: described,
      withoutQofPerPatient: described,
      qofShareOfPayments: described,
    }),
  })
  .refine(
    ({ streams, qofPerPatient, totalPerPatient }) => {
      const sum = incomeStreamIds.reduce((total, id) => total + streams[id].perPatient, qofPerPatient);
      return Math.abs(sum - totalPerPatient) < rounding;
    },
    { path: ['totalPerPatient'], error: 'the sum of the streams and the QOF' },
  )
  .refine(
    ({ streams }) =>
      incomeStreamIds.every((id) => {
        const { parts, perPatient } = streams[id];
        return Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - perPatient) < rounding;
      }),
    { path: ['streams'], error: 'parts that add up to their stream' },
  );

/** Income streams of English practices in one year: national means, spread and how they go together. */
export type IncomeStreamFacts = z.output<typeof schema> & { readonly year: ContractYear };

/** The year whose payments are held by stream. */
export const incomeStreamYear: ContractYear = '2016-17';

/** Streams of income besides the QOF, England (scripts/derive-income-streams.mjs). @throws InputError as `readFact` */
export const loadIncomeStreams = (): IncomeStreamFacts =>
  readFact(`income/streams-${incomeStreamYear}.json`, schema) as IncomeStreamFacts;
