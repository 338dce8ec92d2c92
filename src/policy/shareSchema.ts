import { z } from 'zod';

const allowed = 'a number from 0 to 1 (0.25 is a quarter)';

/** A part of one. */
export const shareSchema = z.number({ error: allowed }).min(0, { error: allowed }).max(1, { error: allowed });
