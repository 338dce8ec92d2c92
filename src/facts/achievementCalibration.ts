import { z } from 'zod';
import { readFact } from './readFact.js';

const cellSchema = z.strictObject({
  location: z.number(),
  spread: z.number().min(0).optional(),
  exceptionLocation: z.number().optional(),
  /** Year-end effort relative to other indicators, 1 where absent; and the part of it done by excepting, where less than the general one. */
  effort: z.number().min(0).optional(),
  exceptionShare: z.number().min(0).max(1).optional(),
});

const calibrationSchema = z.object({
  about: z.string(),
  fittedTo: z.string(),
  effects: z.strictObject({
    generalSpread: z.number().positive(),
    tailStart: z.number(),
    tailSlope: z.number().min(0),
    persistence: z.number().min(0).max(1),
    exceptionPracticeSpread: z.number().min(0),
    exceptionCellSpread: z.number().min(0),
    reachMedian: z.number().min(0),
    reachSpread: z.number().min(0),
    reachTailLoss: z.number().min(0),
    exceptionShareOfEffort: z.number().min(0).max(1),
    sizeSlope: z.number(),
    sizeSpread: z.number(),
    typicalList: z.number().positive(),
    learningExponent: z.number(),
    declaredLoading: z.number(),
    bloodPressureLoading: z.number().min(0),
  }),
  /** By year of the results, then by indicator code. */
  indicators: z.record(z.string(), z.record(z.string(), cellSchema)),
  /** Expected share of points by standardised general effect, on an even grid from -gridEnd to gridEnd. */
  expectedShare: z.strictObject({ gridEnd: z.number().positive(), shares: z.array(z.number()).min(3) }),
});

export type AchievementCalibration = z.output<typeof calibrationSchema>;

/** The fitted practice effects; how they were fitted is in docs/achievement.md, the command is `qofsim calibrate`. */
export const loadAchievementCalibration = (): AchievementCalibration =>
  readFact('calibration/achievement.json', calibrationSchema);
