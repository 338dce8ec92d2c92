import { z } from 'zod';
import { estimateSchema as estimate } from './estimateSchema.js';

/** Ways to health, shown side by side and never added: from the study of mortality down, or by risk factors up. */
export const healthVariants = ['topDown', 'pathway'] as const;

/** What happens to released hours: their health at the value that the scenario sets (nought by default), or their price as staff time. Never both. */
export const staffTimeVariants = ['notValued', 'valued'] as const;

export type HealthVariant = (typeof healthVariants)[number];
export type StaffTimeVariant = (typeof staffTimeVariants)[number];

const share = z.number().min(0).max(1);

const quadrantsSchema = z
  .strictObject({
    dearerBetter: share.describe('Costs as much or more, health as good or better.'),
    dearerWorse: share.describe('Costs as much or more, health worse.'),
    cheaperBetter: share.describe('Costs less, health as good or better.'),
    cheaperWorse: share.describe('Costs less, health worse.'),
    noDifference: share.describe('Neither cost nor health differs.'),
  })
  .describe('Share of worlds in each part of the cost-effectiveness plane; they add up to 1.');

const atThreshold = z.strictObject({
  threshold: z.number().positive().describe('Pounds for a quality-adjusted life-year (QALY).'),
  netBenefit: estimate.describe('Threshold x QALYs - cost, in pounds.'),
  probability: estimate.describe('Share of worlds in which the net benefit is above nought.'),
});

const variantSchema = z
  .strictObject({
    health: z.enum(healthVariants).describe('By mortality study (topDown) or by risk factors (pathway).'),
    staffTime: z
      .enum(staffTimeVariants)
      .describe(
        'notValued: released hours bring the health that the scenario sets for them; valued: they count as money instead.',
      ),
    incrementalCost: estimate.describe('Cost to the NHS more than under the comparator, in pounds.'),
    incrementalQalys: estimate.describe('QALYs more than under the comparator.'),
    quadrants: quadrantsSchema,
    acceptability: z.array(atThreshold).min(1).describe('One entry for each threshold, rising.'),
  })
  .describe('One reading of health and cost.');

const releasedHourSchema = z
  .strictObject({
    breakEven: z
      .array(
        z.strictObject({
          threshold: z.number().positive().describe('Pounds for a QALY.'),
          qalysPer1000Hours: z
            .number()
            .nullable()
            .describe(
              'QALYs that 1,000 released hours must bring for a mean net benefit of nought; null where none are released.',
            ),
        }),
      )
      .describe('One entry for each threshold.'),
    curve: z
      .array(
        z.strictObject({
          qalysPer1000Hours: z.number().min(0).describe('Value that is tried.'),
          acceptability: z.array(atThreshold).min(1).describe('One entry for each threshold, rising.'),
        }),
      )
      .describe('Net benefit against the value of a released hour; empty where no hours are released.'),
  })
  .describe(
    'Released hours are worth something that nobody knows: health topDown, staff time not valued, another value than the scenario’s.',
  );

/** What the policies cost the NHS for the health they bring, each against the comparator. */
export const costEffectivenessSchema = z
  .strictObject({
    perspective: z.string().min(1).describe('Whose costs are counted, and what is left out.'),
    discountRate: z.number().min(0).describe('A year, for costs and health; the first contract year counts in full.'),
    policies: z
      .array(
        z.strictObject({
          policy: z.string().min(1).describe('Policy id.'),
          variants: z.array(variantSchema).describe('Health and staff time, each way.'),
          releasedHour: releasedHourSchema,
        }),
      )
      .describe('One entry for each policy but the comparator, in scenario order.'),
  })
  .describe('Sums over the contract years, all practices, discounted to the first year.');
