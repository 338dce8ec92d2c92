import { z } from 'zod';
import { estimateSchema } from './estimateSchema.js';
import { outcomeIds } from './outcomeIds.js';

const text = z.string().min(1);

/** One statement that was made at the time, with the figure that tests it and how often it holds. */
export const claimResultSchema = z
  .strictObject({
    id: text.describe('Claim id, as in the scenario.'),
    statement: text.describe('What was said, as the scenario paraphrases it.'),
    by: text.describe('Who said it.'),
    date: text.optional().describe('When: YYYY, YYYY-MM or YYYY-MM-DD.'),
    source: text.describe("Title of the scenario's source in which it stands."),
    reading: text.describe('What the statement is taken to mean, and why this bound.'),
    policy: text.optional().describe('Id of the policy that the figure is of; none for a test of pressure.'),
    outcome: z.enum(outcomeIds).optional().describe('Outcome that tests it; none for a test of pressure.'),
    pressure: z
      .strictObject({
        level: text.describe('Alert level: practices at this level or worse are counted.'),
        month: text.describe("Month of the count, for example '2022-12'."),
        areas: z.union([z.literal('all'), z.array(text).min(1)]).describe('Areas whose practices are counted.'),
      })
      .optional()
      .describe('Pressure that tests it, in place of an outcome of a policy.'),
    of: z
      .enum(['level', 'change'])
      .describe("Whether the figure is the level of the outcome or its difference to the policy 'against'."),
    against: text.optional().describe('Id of the policy that a change is taken against, in the same worlds.'),
    year: text.optional().describe('Contract year of the figure; none: mean over all years.'),
    indicators: text.optional().describe('Indicators that recorded achievement is taken over, in words; none: all.'),
    test: z
      .strictObject({
        is: z.enum(['above', 'below', 'between']).describe('Kind of bound; the ends of between belong to it.'),
        value: z
          .union([z.number(), z.array(z.number()).length(2)])
          .describe('The bound, or both for between, in the unit of the figure.'),
        words: text.describe("The bound in words: 'below 1 hour a week'."),
      })
      .describe('What must be so for the statement to hold in a world.'),
    figure: estimateSchema.describe('The figure that is tested.'),
    probability: estimateSchema.describe('Share of simulated worlds in which the statement, so read, holds.'),
  })
  .describe('One statement made at the time, held against the model.');
