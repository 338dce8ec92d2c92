import { describe, expect, it } from 'vitest';
import { loadPriors } from '../../src/facts/priors.js';
import { loadStaffShares } from '../../src/facts/staffShares.js';
import { loadWorkforce, staffGroups } from '../../src/facts/workforceFacts.js';
import { safeCapacity } from '../../src/model/capacity.js';
import { drawParameters } from '../../src/model/parameters.js';
import { administrativeMix, clinicalMix } from '../../src/model/staffMix.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';

const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const drawsWith = (beliefs: Readonly<Record<string, Distribution>>) =>
  drawParameters(loadPriors(), beliefs, keyFromSeed('capacity'), 3);

describe('safe capacity', () => {
  it('is staff x hours x weeks x presence x contact', () => {
    const draws = drawsWith({
      'contactShare.generalPractitioner': fixed(0.6),
      'contactShare.nurse': fixed(0.5),
      'contactShare.directPatientCare': fixed(0.25),
      gpConsultMinutes: fixed(10),
      nurseConsultMinutes: fixed(15),
    });
    const each = (generalPractitioner: number, nurse: number, directPatientCare: number) => ({
      generalPractitioner,
      nurse,
      directPatientCare,
      administration: 9,
    });
    const capacity = safeCapacity(draws, {
      ftePer10000Patients: each(5, 2, 1),
      weeklyHours: 40,
      weeksWorked: each(45, 44, 44),
      absence: 0.05,
      yearUsed: '2016-17',
    });
    // 0.5 doctors for 1,000 patients x 40 hours x 45 weeks x 0.95 x 0.6, and so on.
    expect(capacity.hours.generalPractitioner[0]).toBeCloseTo(513, 9);
    expect(capacity.hours.nurse[0]).toBeCloseTo(167.2, 9);
    expect(capacity.hours.directPatientCare[0]).toBeCloseTo(41.8, 9);
    expect(capacity.allHours[2]).toBeCloseTo(722, 9);
    // 513 hours of six consultations, 209 of four.
    expect(capacity.consultationsPerClinicianHour[1]).toBeCloseTo((513 * 6 + 209 * 4) / 722, 9);
  });

  it('has the staff of the year or of the nearest that was counted', () => {
    expect(loadWorkforce('2016-17')).toMatchObject({ yearUsed: '2016-17', weeklyHours: 37.5 });
    expect(loadWorkforce('2016-17').ftePer10000Patients.generalPractitioner).toBe(4.819);
    expect(loadWorkforce('2013-14').yearUsed).toBe('2015-16');
    expect(loadWorkforce('2025-26').yearUsed).toBe('2023-24');
  });
});

describe('who does QOF work', () => {
  const staff = loadStaffShares();

  it('adds up to everybody, whatever the odds of doctors', () => {
    for (const odds of [0.2, 1, 5]) {
      const draws = drawsWith({ qofDoctorShareOdds: fixed(odds) });
      const weights = new Map([
        ['review', 3],
        ['treatment', 1],
      ]);
      for (const mix of [clinicalMix(weights, staff, draws), administrativeMix(staff, draws)])
        expect(staffGroups.reduce((sum, group) => sum + mix[group][0]!, 0)).toBeCloseTo(1, 12);
    }
  });

  it('moves the doctors by their odds and leaves the others in proportion', () => {
    const one = clinicalMix(new Map([['review', 7]]), staff, drawsWith({ qofDoctorShareOdds: fixed(1) }));
    const two = clinicalMix(new Map([['review', 7]]), staff, drawsWith({ qofDoctorShareOdds: fixed(2) }));
    expect(one.generalPractitioner[0]).toBeCloseTo(staff.clinical.review!.generalPractitioner, 12);
    const odds = (share: number) => share / (1 - share);
    expect(odds(two.generalPractitioner[0]!)).toBeCloseTo(2 * odds(one.generalPractitioner[0]!), 12);
    expect(two.nurse[0]! / two.directPatientCare[0]!).toBeCloseTo(one.nurse[0]! / one.directPatientCare[0]!, 12);
    expect(one.administration[0]).toBe(0);
  });

  it('refuses a type of care that nobody has been named for', () => {
    expect(() => clinicalMix(new Map([['surgery', 1]]), staff, drawsWith({}))).toThrow(
      /no staff for care type surgery/,
    );
  });
});
