import { z } from 'zod';
import { alertLevelSchema } from './alertLevels.js';
import { areaNamesSchema } from './areaNamesSchema.js';
import { shareSchema } from './shareSchema.js';

const participationSchema = z.union([
  z.literal('everyone').describe('Every practice of the areas takes part.'),
  z.literal('choice').describe('Each practice decides for itself (the choice model).'),
  z
    .strictObject({ share: shareSchema.describe('Probability that a practice takes part; a part of one.') })
    .describe('A fixed share takes part, drawn practice by practice, the same practices in every run of one seed.'),
]);

const triggerSchema = z
  .strictObject({
    level: alertLevelSchema.describe('Alert level that counts, with those that are worse.'),
    shareOfPractices: shareSchema.describe("Share of the area's practices at that level or worse; a part of one."),
  })
  .meta({
    id: 'trigger',
    description:
      'In each area the measure starts with the first month of its days in which that share of practices is reached; where it never is, it never starts.',
  });

/** Who a measure is for: the part `who`. */
export const coverageSchema = z
  .strictObject({
    areas: areaNamesSchema.exactOptional().describe('Areas in which the measure is offered or imposed. Default: all.'),
    participation: participationSchema
      .exactOptional()
      .describe('Which practices of those areas take part. Default: everyone.'),
    trigger: triggerSchema
      .exactOptional()
      .describe('Pressure that must be reached first, area by area. Default: none.'),
  })
  .meta({ id: 'coverage', description: 'Who the measure is for.' });
