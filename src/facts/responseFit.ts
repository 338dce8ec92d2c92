import { z } from 'zod';
import { readFact } from './readFact.js';
import { responseVariants } from './responseVariants.js';

const text = z.string().min(1);

const schema = z.strictObject({
  about: text,
  certainty: z.literal('assumption'),
  source: text,
  scenario: text,
  seed: text,
  variants: z.array(z.enum(responseVariants)).min(1),
  rounds: z.array(z.strictObject({ worlds: z.number().int().positive(), toleranceFactor: z.number().gte(1) })).min(1),
  /** Factor by which a proposal is wider than what a round found. */
  widening: z.number().gte(1),
  /** Worlds that the scores before and after are taken from. */
  scoredWorlds: z.number().int().positive(),
  /** Effective sample size below which beliefs are called rough. */
  fewWorlds: z.strictObject({ value: z.number().positive(), reason: text }),
  parameters: z.array(text).min(1),
  held: z.strictObject({ optOutParticipation: z.number(), choiceAreaSpread: z.number(), reason: text }),
  /** Tolerances: standard deviation of what the model is taken to miss, in the unit of the target. */
  targets: z.array(z.strictObject({ id: text, tolerance: z.number().positive(), reason: text })).min(1),
  notAsked: z.array(z.strictObject({ id: text, reason: text })),
});

/** What the second calibration of the response is asked to do. */
export type ResponseFit = z.output<typeof schema>;

export const loadResponseFit = (): ResponseFit => readFact('calibration/response-fit.json', schema);
