import { z } from 'zod';
import { contractYearSchema } from './contractYearSchema.js';

const baseYear = contractYearSchema
  .exactOptional()
  .describe(
    "Contract year whose points are protected, such as '2015-16'. Default, and the only one there is data for: the year before.",
  );

/** How the indicators of a policy are paid: the part `pay`. */
export const payRuleSchema = z
  .discriminatedUnion('rule', [
    z
      .strictObject({ rule: z.literal('actual').describe('Points achieved by 31 March.') })
      .describe('No protection: paid on the points achieved by 31 March.'),
    z
      .strictObject({
        rule: z.literal('basePoints').describe('Points of the base year.'),
        baseYear,
      })
      .describe(
        "Points protection: the base year's points, at this year's value of a point, prevalence and list, whatever is achieved now.",
      ),
    z
      .strictObject({
        rule: z.literal('higherOf').describe('The higher of actual and basePoints.'),
        baseYear,
      })
      .describe('The higher of the two payments above, practice by practice, over the selected indicators together.'),
  ])
  .meta({ id: 'payRule', description: 'How the selected indicators are paid.' });
