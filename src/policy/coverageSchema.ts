import { z } from 'zod';
import { shareSchema } from './shareSchema.js';

const participationSchema = z.union([
  z.literal('everyone').describe('Every practice of the areas takes part.'),
  z.literal('choice').describe('Each practice decides for itself (the choice model).'),
  z
    .strictObject({ share: shareSchema.describe('Probability that a practice takes part; a part of one.') })
    .describe('A fixed share takes part, drawn practice by practice, the same practices in every run of one seed.'),
]);

/** Who a policy is for: the part `who`. */
export const coverageSchema = z
  .strictObject({
    areas: z
      .union([
        z.literal('all').describe('Every area of the population.'),
        z
          .array(z.string().min(1, { error: 'the code or the name of an area' }))
          .min(1, { error: 'a list with at least one area' })
          .describe('Codes or names of commissioning areas (CCG, sub-ICB) of the population.'),
      ])
      .exactOptional()
      .describe('Areas in which the policy is offered or imposed. Default: all.'),
    participation: participationSchema
      .exactOptional()
      .describe('Which practices of those areas take part. Default: choice for localOptOut, everyone for suspension.'),
  })
  .meta({ id: 'coverage', description: 'Who the policy is for.' });
