import { z } from 'zod';
import type { Distribution } from '../random/distributions.js';

const finite = z.number({ error: 'a number' });
const positive = z.number({ error: 'a number above 0' }).positive({ error: 'a number above 0' });

/** What a scenario believes about one uncertain quantity of the model, in place of the register of priors. */
export const beliefSchema = z
  .union([
    z.strictObject({ fixed: finite.describe('The value, in the unit of the prior.') }).describe('Known for certain.'),
    z.discriminatedUnion('family', [
      z
        .strictObject({
          family: z.literal('normal').describe('Normal distribution.'),
          mean: finite.describe('Mean, in the unit of the prior.'),
          sd: positive.describe('Standard deviation, in the unit of the prior.'),
        })
        .describe('Normal distribution.'),
      z
        .strictObject({
          family: z.literal('beta').describe('Beta distribution, between 0 and 1.'),
          a: positive.describe('First shape parameter; the mean is a / (a + b).'),
          b: positive.describe('Second shape parameter.'),
        })
        .describe('Beta distribution, for shares and probabilities.'),
      z
        .strictObject({
          family: z.literal('lognormal').describe('Lognormal distribution, above 0.'),
          median: positive.describe('Median, in the unit of the prior.'),
          sigma: positive.describe('Standard deviation of the natural logarithm.'),
        })
        .describe('Lognormal distribution, for quantities that cannot be negative.'),
      z
        .strictObject({
          family: z.literal('truncatedNormal').describe('Normal distribution cut below.'),
          mean: finite.describe('Mean before the cut, in the unit of the prior.'),
          sd: positive.describe('Standard deviation before the cut, in the unit of the prior.'),
          lower: finite.describe('Smallest possible value, in the unit of the prior.'),
        })
        .describe('Normal distribution cut below.'),
    ]),
  ])
  .meta({ id: 'belief', description: 'A fixed value, or a distribution.' });

/** The belief as the distribution that the model draws from. */
export const distributionOf = (belief: z.output<typeof beliefSchema>): Distribution =>
  'fixed' in belief ? { family: 'fixed', value: belief.fixed } : belief;
