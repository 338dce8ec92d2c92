import { z } from 'zod';
import { readFact } from './readFact.js';

const pointStatistics = [
  'mean',
  'sd',
  '0.01',
  '0.05',
  '0.1',
  '0.25',
  '0.5',
  '0.75',
  'shareAtMaximum',
  'shareUnder80Percent',
] as const;

/** A statistic of the distribution of points over practices: a name of it, or the probability of a quantile. */
export type PointStatistic = (typeof pointStatistics)[number];

const title = z.string().min(1);
const within = z.number().positive();

const pointRow = z
  .strictObject({
    statistic: z.enum(pointStatistics),
    title,
    unit: z.enum(['points', 'percent of the maximum', 'percent of practices']),
    within: within.optional(),
    withinPercent: within.optional(),
  })
  .refine((row) => (row.within === undefined) !== (row.withinPercent === undefined), 'one of within and withinPercent');

const tolerancesSchema = z.strictObject({
  about: z.string(),
  source: z.string().min(1),
  certainty: z.enum(['seen', 'derived', 'memory', 'assumption']),
  /** Largest difference between a committed value and the same value fitted again. */
  reproduction: z.strictObject({ value: z.number().min(0), note: z.string() }),
  /** The sample in which a fit is looked at. */
  fittedYear: z.strictObject({ draws: z.number().int().positive(), seed: z.string(), note: z.string() }),
  points: z.array(pointRow).min(1),
  persistence: z.strictObject({ title, within }),
  /** Percentage points. */
  achievement: z.strictObject({ title, within }),
  /** Indicators known to miss it: by about so many percentage points, give or take. */
  achievementMisses: z.array(z.strictObject({ code: z.string(), about: z.number(), within, reason: z.string() })),
});

export type CalibrationTolerances = z.output<typeof tolerancesSchema>;

/** What a fit is held to, for the calibration command, its test and its page alike. */
export const loadCalibrationTolerances = (): CalibrationTolerances =>
  readFact('calibration/tolerances.json', tolerancesSchema);
