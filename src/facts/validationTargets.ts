import { z } from 'zod';
import { readFact } from './readFact.js';
import { provenanceKeys, sourcedSchema } from './sourcedSchema.js';

const text = z.string().trim().min(1);

/** The groups of targets, in the order of the page. */
export const targetGroups = [
  'points',
  'persistence',
  'payments',
  'income',
  'somerset',
  'withdrawal',
  'drift',
  'northernIreland',
  'thresholds',
  'health',
  'access',
] as const;

/** A rule that was set before the figure was looked at. */
const ruleSchema = z.union([
  /** The predicted mean is at most this far from the published value. */
  z.strictObject({ within: z.number().positive() }),
  z.strictObject({ withinPercent: z.number().positive() }),
  /** The whole interval lies above. */
  z.strictObject({ above: z.number() }),
  /** The predicted mean lies between them. */
  z.strictObject({ between: z.tuple([z.number(), z.number()]) }),
]);

const targetSchema = z.strictObject({
  /** The name under which the model's predictions have it. */
  id: text,
  group: z.enum(targetGroups),
  statistic: text,
  unit: z.enum([
    'points',
    'percent',
    'percentage points',
    'pounds',
    'million pounds',
    'rank correlation',
    'indicators',
    'logit per year',
    'appointments per patient',
    'ratio',
  ]),
  decimals: z.int().min(0).max(3),
  /** Published value; null where a rule alone is asked. */
  observed: z.number().nullable(),
  /** What was published in words, where no value can be scored; shown in its place. */
  shown: text.exactOptional(),
  population: text,
  policy: text,
  use: z.enum(['fitted', 'partly', 'not fitted']),
  /** What in the model rests on it, or why nothing does. */
  how: text,
  rule: ruleSchema.exactOptional(),
  /** Likely reason of a miss, shown where there is one. */
  ifMissed: text.exactOptional(),
  ...provenanceKeys,
});

const fileSchema = z.strictObject({
  about: text,
  /** How published statistics are read on simulated practices. */
  readings: z.strictObject({
    lowPoints: sourcedSchema(z.number()),
    smallestList: sourcedSchema(z.number()),
    englandItems: sourcedSchema(z.number()),
    scotlandItems: sourcedSchema(z.number()),
    significantFall: sourcedSchema(z.number()),
    /** Incentive payments of the cost-effectiveness study, pounds a year, and the people they were for. */
    studyPayments: sourcedSchema(z.number().positive()),
    studyPopulation: sourcedSchema(z.number().positive()),
    /** Years before and under the scheme that an evaluation in one county could compare. */
    evaluationYears: sourcedSchema(z.int().positive()),
  }),
  targets: z.array(targetSchema).min(1),
  /** Published figures that the model cannot be asked about. */
  notAsked: z.array(z.strictObject({ id: text, published: text, reason: text, ...provenanceKeys })),
  /** What other models found for keeping the QOF: pounds per quality-adjusted life-year, percent of runs by threshold. */
  otherModels: z.array(
    z.strictObject({
      title: text,
      costPerQaly: z.number().positive(),
      acceptablePercent: z.record(z.string(), z.number().min(0).max(100)),
      ...provenanceKeys,
    }),
  ),
  /** Figures to hold beside what everybody's stopping gives; not scored. */
  comparisons: z.array(
    z.strictObject({
      title: text,
      points: z.number(),
      clinical: z.number(),
      publicHealth: z.number(),
      additionalServices: z.number(),
      ...provenanceKeys,
    }),
  ),
});

export type ValidationTargets = z.output<typeof fileSchema>;
export type ValidationTarget = ValidationTargets['targets'][number];

export const loadValidationTargets = (): ValidationTargets => readFact('validation/targets.json', fileSchema);
