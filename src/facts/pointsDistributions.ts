import { z } from 'zod';
import { readFact } from './readFact.js';

const distributionSchema = z.object({
  year: z.string(),
  scope: z.string(),
  practices: z.number(),
  maximum: z.number(),
  mean: z.number(),
  sd: z.number(),
  quantilePercent: z.record(z.string(), z.number()),
  shareAtMaximum: z.number(),
  shareFrom99Percent: z.number(),
  shareFrom95Percent: z.number(),
  shareUnder80Percent: z.number(),
  source: z.string(),
});

const fileSchema = z.object({
  persistence: z.object({ value: z.number() }),
  distributions: z.array(distributionSchema),
});

/** Published distribution of total points over the practices of one year. */
export type PointsDistribution = z.output<typeof distributionSchema>;

export const loadPointsDistributions = () => readFact('validation/points-distributions.json', fileSchema);
