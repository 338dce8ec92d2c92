import { z } from 'zod';
import { estimateSchema } from './estimateSchema.js';
import type { OutcomeId } from './outcomeIds.js';

/** Outcomes that are followed along a curve of first days. */
export const curveOutcomeIds = [
  'hoursReleasedPerPractice',
  'hoursReleasedPerPracticeWeek',
  'recordedAchievement',
  'pointsPerPractice',
  'qofPaymentPerPractice',
] as const satisfies readonly OutcomeId[];

export type CurveOutcomeId = (typeof curveOutcomeIds)[number];

const contrasts = z.strictObject(
  Object.fromEntries(
    curveOutcomeIds.map((id) => [id, estimateSchema.describe(`Difference in ${id} to the comparator.`)]),
  ) as Record<CurveOutcomeId, typeof estimateSchema>,
);

/** One policy again with other first days. */
export const curveResultSchema = z
  .strictObject({
    id: z.string().min(1).describe('Curve id, as in the scenario.'),
    title: z.string().min(1).describe('Curve name for people.'),
    policy: z.string().min(1).describe('Id of the policy whose first day is moved.'),
    points: z
      .array(
        z.strictObject({
          from: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}$/)
            .describe("First day, 'YYYY-MM-DD'."),
          contrasts: contrasts.describe(
            'Difference to the comparator on the same worlds, for the outcomes that a curve follows.',
          ),
        }),
      )
      .min(1)
      .describe('One entry for each first day, in the order of the scenario.'),
  })
  .describe('What the first day of one policy does.');
