import { z } from 'zod';
import { estimateSchema as estimate } from './estimateSchema.js';

const quantile = z
  .strictObject({
    probability: z.number().min(0).max(1).describe('Share of practices below.'),
    incomeChange: estimate.describe('Change of income of a practice.'),
    partnerIncomeChange: estimate.describe('Change of profit for each full-time partner of a practice.'),
  })
  .describe('A quantile over practices, taken in every draw.');

const group = z
  .strictObject({
    by: z.string().min(1).describe("What practices are told apart by, for example 'list size'."),
    group: z.string().min(1).describe("Name of the group, for example 'fifth 1 (smallest)'."),
    practices: z.number().int().positive().describe('Practices in the group.'),
    incomeChange: estimate.describe('Mean change of income of its practices.'),
    incomeChangeShare: estimate.describe('The same as a share of their income under the comparator.'),
    partnerIncomeChange: estimate.describe('Change of their profit for each full-time partner.'),
    losing: estimate.describe('Share of them whose income is lower by at least one pound.'),
    losingOver1Percent: estimate.describe('Share of them whose income is lower by more than one percent.'),
  })
  .describe('What happens to the practices of one group.');

const protection = z
  .strictObject({
    lossOver: z.number().min(0).max(1).describe('Loss of income, as a share of it, that counts.'),
    shareOfPractices: z.number().min(0).max(1).describe('Practices that may lose more than that.'),
    shareOfWorlds: z.number().min(0).max(1).describe('Share of worlds in which it has to be so.'),
    floor: z
      .number()
      .min(0)
      .max(1)
      .describe(
        'Smallest floor, in whole percent, at which in that share of worlds no more practices than that lose more than that: share of what the comparator would have paid the practice from the QOF and the network fund in the same world. 0 where none is needed.',
      ),
    safeWithout: estimate.describe('Share of worlds in which it is so without a floor.'),
    losingByFloor: z
      .array(
        z.strictObject({
          floor: z.number().min(0).max(1).describe('A floor, as a share; 0 is no floor.'),
          losing: estimate.describe('Share of practices that lose more than that under it.'),
        }),
      )
      .describe('Floors tried, lowest first.'),
  })
  .describe('How much protection makes a policy safe.');

export const whoLosesSchema = z
  .strictObject({
    quantiles: z.array(quantile).describe('Distribution over practices, lowest first.'),
    groups: z.array(group).describe('All practices, then groups that have practices.'),
    protection: protection
      .exactOptional()
      .describe('A floor under the pay of every practice; absent in results of earlier programs.'),
  })
  .describe('Who loses: changes of income against the comparator, over practices and by kind of practice.');
