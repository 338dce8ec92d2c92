import type { ContractYear } from '../contract/contractYear.js';
import { daysLater } from './calendarDays.js';
import { type Period, wholeYear } from './policy.js';
import type { PolicyFault } from './policyFault.js';

type Place = PolicyFault['path'];

/**
 * Periods outside the years, with their ends swapped, or out of order.
 * @param placeOf  where the period with this index is written
 */
export function periodFaults(
  periods: readonly Period[],
  years: readonly ContractYear[],
  placeOf: (index: number) => Place,
): readonly PolicyFault[] {
  const faults = periods.flatMap((period, i) => onePeriodFaults(period, years, placeOf(i)));
  if (faults.length > 0) return faults;
  return periods.flatMap(({ from }, i) => {
    const before = periods[i - 1];
    if (before === undefined || from > before.to) return [];
    return [
      {
        path: [...placeOf(i), 'from'],
        found: `"${from}", not after the period before, which ends on ${before.to}`,
        allowed: 'periods in order of time that share no day',
        mend: 'Put the periods in order, or join the two.',
      },
    ];
  });
}

function onePeriodFaults(period: Period, years: readonly ContractYear[], place: Place): readonly PolicyFault[] {
  const outside = (['from', 'to'] as const).flatMap((end) => dayFaults(period[end], years, [...place, end]));
  if (outside.length > 0) return outside;
  if (period.from <= period.to) return [];
  const { last } = spanOf(years);
  return [
    {
      path: [...place, 'to'],
      found: `"${period.to}", before the first day ${period.from}`,
      allowed: `a day from ${period.from} to ${last}`,
      mend: "Swap the days or correct one; 'to' is the last day and is included.",
    },
  ];
}

/** A day that does not lie in the years of the scenario. */
export function dayFaults(day: string, years: readonly ContractYear[], path: Place): readonly PolicyFault[] {
  const { first, last } = spanOf(years);
  // ISO days sort as text.
  if (day >= first && day <= last) return [];
  const named = years.length === 1 ? `year ${years[0]}` : `years ${years[0]} to ${years.at(-1)}`;
  return [
    {
      path,
      found: `"${day}", outside the contract ${named}`,
      allowed: `a day from ${first} to ${last}`,
      mend: `Correct the day, or the year${years.length === 1 ? '' : 's'} of the scenario.`,
    },
  ];
}

const spanOf = (years: readonly ContractYear[]) => ({
  first: wholeYear(years[0]!).from,
  last: wholeYear(years.at(-1)!).to,
});

/** Days between periods that in order of time leave some uncovered, where the measure does not say what applies then. */
export const gapFaults = (periods: readonly Period[], placeOf: (index: number) => Place): readonly PolicyFault[] =>
  periods.flatMap(({ from }, i) => {
    const before = periods[i - 1];
    if (before === undefined || from <= daysLater(before.to, 1)) return [];
    return [
      {
        path: [...placeOf(i), 'from'],
        found: `"${from}", and nothing that says what applies after ${before.to}`,
        allowed: 'periods without days between them, or gaps: national',
        mend: 'Add gaps: national if the national contract applies between them, or mend the days.',
      },
    ];
  });
