const millisecondsPerDay = 86_400_000;

/** Days from 1 January 1970 to a day 'YYYY-MM-DD'. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;

/**
 * The day so many days later, 'YYYY-MM-DD' (earlier, where `days` is negative).
 * The Gregorian calendar as a count of 400-year cycles from 1 March of the year 0, so that the leap day comes last.
 */
export function daysLater(day: string, days: number): string {
  const count = dayNumber(day) + days + 719_468;
  const cycle = Math.floor(count / 146_097);
  const inCycle = count - cycle * 146_097;
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  );
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearInCycle + 400 * cycle + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
