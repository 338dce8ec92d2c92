import { z } from 'zod';
import { distributionSchema } from './priors.js';
import { readFact } from './readFact.js';
import { responseVariants } from './responseVariants.js';

const text = z.string().min(1);

const scoreSchema = z.strictObject({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  hit: z.boolean(),
  crps: z.number().nullable(),
});

const schema = z.strictObject({
  about: text,
  fittedTo: text,
  seed: text,
  variants: z
    .array(
      z.strictObject({
        variant: z.enum(responseVariants),
        /** Posterior weight. */
        weight: z.number().nonnegative(),
        effectiveSampleSize: z.number().positive(),
        beliefs: z.record(z.string(), distributionSchema),
      }),
    )
    .min(1),
  scores: z.array(
    z.strictObject({
      id: text,
      /** Whether the fit was asked for it. */
      fitted: z.boolean(),
      observed: z.number().nullable(),
      before: scoreSchema,
      after: scoreSchema,
    }),
  ),
});

/** Beliefs about the response after Somerset was looked at: by variant, with the weights of the variants. */
export type ResponseCalibration = z.output<typeof schema>;

/** The committed result of `calibrateResponse`. */
export const loadResponseCalibration = (): ResponseCalibration =>
  readFact('calibration/response-after-somerset.json', schema);
