import { z } from 'zod';

/** Areas of a population: all of them, or some by code or name. */
export const areaNamesSchema = z.union([
  z.literal('all').describe('Every area of the population.'),
  z
    .array(z.string().min(1, { error: 'the code or the name of an area' }))
    .min(1, { error: 'a list with at least one area' })
    .describe('Codes or names of commissioning areas (CCG, sub-ICB, health board) of the population.'),
]);
