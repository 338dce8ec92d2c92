import { z } from 'zod';
import type { Distribution } from '../random/distributions.js';
import { readFact } from './readFact.js';

/** A belief about one parameter, with where it comes from. */
export interface Prior {
  /** Permanent name; random numbers are keyed by it. */
  readonly name: string;
  readonly group: string;
  /** What the parameter is. */
  readonly scope: string;
  readonly unit: string;
  readonly distribution: Distribution;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Derived from the sources; assumed without a study; or not estimated at all, left to the user. */
  readonly certainty: 'derived' | 'assumption' | 'unknown';
  readonly reasoning: string;
  readonly sources: readonly { readonly id: string; readonly citation: string; readonly estimate: string }[];
}

const parametersOf = {
  fixed: z.strictObject({ value: z.number() }),
  normal: z.strictObject({ mean: z.number(), sd: z.number().positive() }),
  beta: z.strictObject({ a: z.number().positive(), b: z.number().positive() }),
  lognormal: z.strictObject({ median: z.number().positive(), sigma: z.number().positive() }),
  truncatedNormal: z.strictObject({ mean: z.number(), sd: z.number().positive(), lower: z.number() }),
};

/** A distribution as data: its family with its parameters beside it. */
export const distributionSchema = z.discriminatedUnion('family', [
  parametersOf.fixed.extend({ family: z.literal('fixed') }),
  parametersOf.normal.extend({ family: z.literal('normal') }),
  parametersOf.beta.extend({ family: z.literal('beta') }),
  parametersOf.lognormal.extend({ family: z.literal('lognormal') }),
  parametersOf.truncatedNormal.extend({ family: z.literal('truncatedNormal') }),
]);

const description = {
  name: z.string().min(1),
  group: z.string(),
  scope: z.string().min(1),
  unit: z.string().min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  certainty: z.enum(['derived', 'assumption', 'unknown']),
  reasoning: z.string().min(1),
  sources: z.array(z.object({ id: z.string(), citation: z.string().min(1), estimate: z.string() })),
};

const priorSchema = z
  .discriminatedUnion('family', [
    z.object({ ...description, family: z.literal('fixed'), parameters: parametersOf.fixed }),
    z.object({ ...description, family: z.literal('normal'), parameters: parametersOf.normal }),
    z.object({ ...description, family: z.literal('beta'), parameters: parametersOf.beta }),
    z.object({ ...description, family: z.literal('lognormal'), parameters: parametersOf.lognormal }),
    z.object({ ...description, family: z.literal('truncatedNormal'), parameters: parametersOf.truncatedNormal }),
  ])
  .transform(
    ({ family, parameters, ...rest }): Prior => ({ ...rest, distribution: { family, ...parameters } as Distribution }),
  );

const priorsSchema = z
  .object({ priors: z.array(priorSchema) })
  .refine(({ priors }) => new Set(priors.map((prior) => prior.name)).size === priors.length, {
    error: 'every name once',
  })
  .refine(({ priors }) => priors.every((prior) => prior.certainty !== 'derived' || prior.sources.length > 0), {
    error: 'at least one source for each derived prior',
  });

/** The register of beliefs, by name, in the order of the file. */
export function loadPriors(): ReadonlyMap<string, Prior> {
  return new Map(readFact('evidence/priors.json', priorsSchema).priors.map((prior) => [prior.name, prior]));
}
