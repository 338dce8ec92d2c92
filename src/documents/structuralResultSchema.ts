import { z } from 'zod';
import { responseVariants } from '../facts/responseVariants.js';
import { estimateSchema } from './estimateSchema.js';
import { outcomeIds } from './outcomeIds.js';
import { responseCalibrations } from './structureSchema.js';

const variant = z.enum(responseVariants).describe('Variant of the response to lost pay.');

/** What the main outcomes are under each variant of the response alone. */
export const structuralResultSchema = z
  .strictObject({
    calibration: z
      .enum(responseCalibrations)
      .describe('Whether the beliefs about the response had seen the published figures of Somerset.'),
    variants: z
      .array(
        z.strictObject({
          variant,
          title: z.string().min(1).describe('Name for people.'),
          weight: z.number().positive().describe('Share of the parameter sets that it was meant to have.'),
          parameterSets: z.number().int().nonnegative().describe('Parameter sets that followed it.'),
        }),
      )
      .min(1)
      .describe('Variants that parameter sets took in turn.'),
    policies: z
      .array(
        z.strictObject({
          policy: z.string().min(1).describe('Policy id.'),
          outcomes: z
            .array(
              z.strictObject({
                outcome: z.enum(outcomeIds).describe('Main outcome.'),
                byVariant: z
                  .array(
                    z.strictObject({
                      variant,
                      level: estimateSchema.describe('Level over the draws that followed the variant.'),
                      change: estimateSchema.describe(
                        'Difference to the comparator in the same worlds, over these draws.',
                      ),
                    }),
                  )
                  .min(1)
                  .describe('One entry for each variant, in their order.'),
              }),
            )
            .describe('Main outcomes.'),
        }),
      )
      .describe('Every policy but the comparator; empty with one variant.'),
  })
  .describe('How far the figures depend on the model of the response.');
