import { z } from 'zod';
import { dateSchema } from './dateSchema.js';

/** The gate for local changes: the part `approval`. How many days it takes is a fact of data. */
export const approvalSchema = z
  .strictObject({
    consultationFrom: dateSchema.describe('Day on which local consultation begins, YYYY-MM-DD.'),
    nationalEmergency: z
      .boolean()
      .exactOptional()
      .describe('Whether a national emergency is in force, which opens the gate at once. Default: false.'),
  })
  .meta({
    id: 'approval',
    description:
      'A local change needs a national emergency or twelve weeks of consultation: without the emergency the measure starts no earlier.',
  });
