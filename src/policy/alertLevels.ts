import { z } from 'zod';

/** Levels of the alert system of general practice, from best to worst. */
export const alertLevels = ['green', 'amber', 'red', 'black'] as const;

export type AlertLevel = (typeof alertLevels)[number];

export const alertLevelSchema = z.enum(alertLevels);
