import { patients } from '../units.js';
import type { Population } from './population.js';

/**
 * The same practices, all grown or shrunk by one factor, registers and weighted lists with them: what stands in for the
 * practices of a year whose lists are not held. Prevalence stays, to the rounding.
 */
export const grownBy = (population: Population, factor: number): Population => ({
  ...population,
  practices: population.practices.map((practice) => ({
    ...practice,
    list: patients(Math.max(1, Math.round(practice.list * factor))),
    ...(practice.weightedList === undefined ? {} : { weightedList: practice.weightedList * factor }),
    registers: Object.fromEntries(
      Object.entries(practice.registers).map(([register, count]) => [register, patients(Math.round(count * factor))]),
    ),
  })),
});
