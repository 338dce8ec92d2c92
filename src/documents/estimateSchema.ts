import { z } from 'zod';
import { outcomeUnits } from './outcomeIds.js';

export const unitSchema = z
  .enum(outcomeUnits)
  .describe("Unit of every number of the estimate; 'share of one' means that 0.25 is a quarter.");

/** One simulated figure with its uncertainty. How it is made: src/analysis/estimate.ts. */
export const estimateSchema = z
  .strictObject({
    unit: unitSchema,
    mean: z.number().describe('Mean over all draws.'),
    mcse: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Monte Carlo standard error of the mean; null when it cannot be estimated, as with one parameter set.'),
    sd: z.number().nonnegative().describe('Standard deviation over all draws.'),
    sdEpistemic: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Standard deviation that not knowing the parameters causes; null when it cannot be told apart.'),
    sdAleatory: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Standard deviation that chance causes with the parameters given; null when it cannot be told apart.'),
    sdStructural: z
      .number()
      .nonnegative()
      .nullable()
      .describe(
        'Standard deviation that not knowing the shape of the response causes: between its variants; null with one variant, or fewer than two parameter sets of one.',
      ),
    q05: z.number().describe('5% quantile over draws: lower end of the 90% interval.'),
    q25: z.number().describe('25% quantile over draws: lower end of the 50% interval.'),
    q50: z.number().describe('Median over draws.'),
    q75: z.number().describe('75% quantile over draws: upper end of the 50% interval.'),
    q95: z.number().describe('95% quantile over draws: upper end of the 90% interval.'),
  })
  .meta({ id: 'estimate', description: 'One simulated figure with its uncertainty.' });
