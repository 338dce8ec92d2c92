import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContractYear, daysInYear } from '../../src/contract/contractYear.js';
import { recordedBy, recordingIn, spanOf, yearEndDays } from '../../src/model/timing.js';

const years: readonly ContractYear[] = ['2015-16', '2016-17'];
const yearEnd = fc.double({ min: 0.01, max: 0.95, noNaN: true });
const time = fc.double({ min: 0, max: 1, noNaN: true });

describe("the share of the year's recording done by a day", () => {
  it('is nothing on 1 April and everything after 31 March', () => {
    fc.assert(
      fc.property(yearEnd, (share) => {
        expect(recordedBy(0, share, '2016-17')).toBe(0);
        expect(recordedBy(1, share, '2016-17')).toBe(1);
      }),
    );
  });

  it('never falls', () => {
    fc.assert(
      fc.property(yearEnd, time, time, (share, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((t) => recordedBy(t, share, '2016-17'));
        expect(late!).toBeGreaterThanOrEqual(early!);
      }),
    );
  });

  it.each(years)('leaves the believed share for the last 49 days of %s', (year) => {
    fc.assert(
      fc.property(yearEnd, (share) => {
        expect(1 - recordedBy(1 - yearEndDays / daysInYear(year), share, year)).toBeCloseTo(share, 12);
      }),
    );
  });

  it('is even through the year when the last 49 days hold their due of 49 / 365', () => {
    for (const t of [0.1, 0.25, 0.5, 0.9]) expect(recordedBy(t, 49 / 365, '2016-17')).toBeCloseTo(t, 12);
  });

  it('holds at the ends of belief: nothing or everything at the year end', () => {
    expect(recordedBy(0.5, 1, '2016-17')).toBe(0);
    expect(recordedBy(0.001, 0, '2016-17')).toBe(1);
  });
});

describe('a span of days', () => {
  it('counts both days, and the whole year as one', () => {
    for (const year of years) {
      const whole = spanOf(year, `${year.slice(0, 4)}-04-01`, `20${year.slice(5)}-03-31`);
      expect(whole.start).toBe(0);
      expect(whole.end).toBeCloseTo(1, 12);
      expect(recordingIn(whole, 0.3, year)).toBeCloseTo(1, 9);
    }
    // 25 January to 31 March 2017: 7 + 28 + 31 days.
    const late = spanOf('2016-17', '2017-01-25', '2017-03-31');
    expect((late.end - late.start) * 365).toBeCloseTo(66, 9);
    // A leap year has 29 February.
    const leap = spanOf('2015-16', '2016-01-25', '2016-03-31');
    expect((leap.end - leap.start) * 366).toBeCloseTo(67, 9);
  });

  it('adds up: two neighbouring spans can forgo what their union can', () => {
    fc.assert(
      fc.property(yearEnd, time, time, time, (share, x, y, z) => {
        const [a, b, c] = [x, y, z].sort((p, q) => p - q) as [number, number, number];
        const between = (start: number, end: number) => recordingIn({ start, end }, share, '2016-17');
        expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 12);
        expect(between(b, c)).toBeLessThanOrEqual(between(a, c));
      }),
    );
  });
});
