import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, daysLater } from '../../src/policy/calendarDays.js';

describe('days of the calendar', () => {
  it.each([
    ['2016-02-28', 1, '2016-02-29'],
    ['2017-02-28', 1, '2017-03-01'],
    ['2000-02-28', 2, '2000-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2017-01-01', -1, '2016-12-31'],
    ['2022-12-16', 84, '2023-03-10'],
  ])('%s and %i days are %s', (day, days, later) => {
    expect(daysLater(day, days)).toBe(later);
  });

  it('agree with the clock of the engine', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 80_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (start, days) => {
          const iso = (count: number) => new Date(count * 864e5).toISOString().slice(0, 10);
          expect(dayNumber(iso(start))).toBe(start);
          expect(daysLater(iso(start), days)).toBe(iso(start + days));
        },
      ),
    );
  });
});
