import { z } from 'zod';

const allowed = 'lower-case words joined by hyphens, such as local-opt-out';

/** The id of a scenario, policy, measure, shock, curve or claim. */
export const identifierSchema = z.string({ error: allowed }).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: allowed });
