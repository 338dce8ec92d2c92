import { z } from 'zod';

/** A day of the calendar as text; such texts sort by time. */
export const dateSchema = z.iso.date({ error: 'a date of the calendar, written YYYY-MM-DD' });
