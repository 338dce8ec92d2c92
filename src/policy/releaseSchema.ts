import { z } from 'zod';
import { shareSchema } from './shareSchema.js';

const part = (description: string) => shareSchema.exactOptional().describe(description);

/** What released hours are used for: the part `release`. */
export const releaseSchema = z
  .strictObject({
    urgentAccess: part('Share of the released hours for urgent appointments. Default: 1 without `release`, else 0.'),
    longTermCare: part('Share for care of long-term conditions outside the measure. Default: 0.'),
    recovery: part('Share for rest and for work that was put off. Default: 0.'),
  })
  .meta({ id: 'release', description: 'Uses of released hours; the shares add up to 1.' });
