import { z } from 'zod';

const dateSchema = z.iso.date({ error: 'a date of the calendar, written YYYY-MM-DD' });

/** When a policy runs: the part `when`. That the days lie in the contract year is checked where the year is known. */
export const periodSchema = z
  .strictObject({
    from: dateSchema.describe('First day, YYYY-MM-DD, inside the contract year.'),
    to: dateSchema.describe('Last day, inclusive, YYYY-MM-DD, inside the contract year.'),
  })
  .meta({ id: 'period', description: 'Days on which the policy runs, both ends included.' });
