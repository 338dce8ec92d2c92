import { z } from 'zod';

/** What practices take a measure for: the part `signal`. What a response amounts to in numbers is the model's business. */
export const signalSchema = z
  .strictObject({
    response: z
      .enum(['none', 'temporary', 'whole-year'])
      .exactOptional()
      .describe(
        'none: practices work on as before. temporary: they respond as to a pause that will end. whole-year: as to work that is no longer paid for, a stronger response. Default: temporary where every period is shorter than a contract year, else whole-year.',
      ),
    reporting: z
      .enum(['asUsual', 'fedBack', 'stops'])
      .exactOptional()
      .describe(
        'asUsual: achievement is recorded and reported. fedBack: it is also fed back to practices, though unpaid. stops: nothing is reported; yes-no and register items are not declared. Default: asUsual.',
      ),
  })
  .meta({ id: 'signal', description: 'How practices understand that the indicators are unpaid or protected.' });
