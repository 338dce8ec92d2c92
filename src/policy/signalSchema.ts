import { z } from 'zod';

/** What practices take the policy for: the part `signal`. What a response amounts to in numbers is the model's business. */
export const signalSchema = z
  .strictObject({
    response: z
      .enum(['whole-year', 'temporary'])
      .describe(
        'whole-year: practices respond as to work that is no longer paid for. temporary: as to a pause that will end, a weaker response.',
      ),
  })
  .meta({ id: 'signal', description: 'How practices understand that the indicators are unpaid.' });
