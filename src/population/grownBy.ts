import type { IncomeStream } from '../facts/incomeStreams.js';
import { patients, pounds } from '../units.js';
import type { OtherIncome, Population } from './population.js';

/**
 * The same practices, all grown or shrunk by one factor, registers, weighted lists and income with them: what stands in for the
 * practices of a year whose lists are not held. Prevalence stays, to the rounding.
 */
export const grownBy = (population: Population, factor: number): Population => ({
  ...population,
  practices: population.practices.map((practice) => ({
    ...practice,
    list: patients(Math.max(1, Math.round(practice.list * factor))),
    ...(practice.weightedList === undefined ? {} : { weightedList: practice.weightedList * factor }),
    ...(practice.otherIncome === undefined ? {} : { otherIncome: grownIncome(practice.otherIncome, factor) }),
    registers: Object.fromEntries(
      Object.entries(practice.registers).map(([register, count]) => [register, patients(Math.round(count * factor))]),
    ),
  })),
});

const grownIncome = ({ year, streams }: OtherIncome, factor: number): OtherIncome => ({
  year,
  streams: Object.fromEntries(
    (Object.entries(streams) as [IncomeStream, number][]).map(([id, amount]) => [id, pounds(amount * factor)]),
  ),
});
