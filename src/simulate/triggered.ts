import { type ContractYear, contractYearOf, contractYearStarting, startYear } from '../contract/contractYear.js';
import { monthsOfYear, type PressureWorlds, triggerMonths } from '../model/pressure.js';
import type { Measure } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { monthsIn } from './monthsIn.js';

/**
 * In which month (0 is April) of a contract year a measure's trigger is first met, by area and draw, A x D: 0 where it was
 * met in an earlier contract year, because what has started goes on, and 12 where it was not met by the end of the year.
 * Undefined without a trigger.
 * @param worldsIn  the worlds of a contract year: each has its own winter and its own shocks
 */
export function triggered(
  { who, when }: Measure,
  year: ContractYear,
  { practices, areas }: Population,
  worldsIn: (year: ContractYear) => PressureWorlds,
): Uint8Array | undefined {
  if (!who.trigger) return undefined;
  const { level, shareOfPractices } = who.trigger;
  const monthsOf = (one: ContractYear) =>
    triggerMonths({
      ...worldsIn(one),
      practices,
      areas: areas.map(({ code }) => code),
      level,
      shareOfPractices,
      months: [...new Set(when.flatMap((period) => monthsIn(period, one)))].sort((a, b) => a - b),
    });
  const months = monthsOf(year);
  for (let start = startYear(contractYearOf(when[0]!.from)); start < startYear(year); start++) {
    monthsOf(contractYearStarting(start)).forEach((month, at) => {
      if (month < monthsOfYear) months[at] = 0;
    });
  }
  return months;
}
