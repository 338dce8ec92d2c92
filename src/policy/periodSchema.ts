import { z } from 'zod';
import { dateSchema } from './dateSchema.js';

/** Days of a measure or a shock. That they lie in the years of the scenario is checked where those are known. */
export const periodSchema = z
  .strictObject({
    from: dateSchema.describe('First day, YYYY-MM-DD, inside the years of the scenario.'),
    to: dateSchema.describe('Last day, inclusive, YYYY-MM-DD, inside the years of the scenario.'),
  })
  .meta({ id: 'period', description: 'Days, both ends included; may reach over several contract years.' });
