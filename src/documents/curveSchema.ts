import { z } from 'zod';
import { dateSchema } from '../policy/dateSchema.js';
import { identifierSchema } from '../policy/identifierSchema.js';

const few = 'a list of 1 to 12 days';

/** One policy again, with other first days. */
export const curveSchema = z
  .strictObject({
    id: identifierSchema.describe('Name of the curve; unique in the scenario.'),
    title: z.string().min(1, { error: 'some text' }).describe('Name of the curve in reports.'),
    policy: identifierSchema.describe('Id of the policy that is started on other days.'),
    starts: z
      .array(dateSchema)
      .min(1, { error: few })
      .max(12, { error: few })
      .describe(
        "First days, YYYY-MM-DD, 1 to 12: each takes the place of the first day of every measure's first period and of its announcement. Base years stay.",
      ),
  })
  .meta({ id: 'curve', description: 'How outcomes depend on the first day of a policy.' });

export type Curve = Readonly<Omit<z.output<typeof curveSchema>, 'starts'>> & {
  /** In order of time. */
  readonly starts: readonly string[];
};
