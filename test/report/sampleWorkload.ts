import type { Estimate, OutcomeId, OutcomeUnit, PolicyResult } from '../../src/documents/resultsSchema.js';
import { monthNames } from '../../src/documents/workloadResultSchema.js';
import { sampleEstimate } from './sampleEstimate.js';

/** Share of the released hours that falls in each month, April to March. */
const released = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.4, 0.5] as const;

/** Hours and pressure that fit a sample policy's outcomes: hours add up, winter is heaviest. */
export function sampleWorkload(
  outcomes: Readonly<Record<OutcomeId, Estimate>>,
  scale: number,
): PolicyResult['workload'] {
  const hours = outcomes.qofHoursPerPractice.mean;
  const freed = outcomes.hoursReleasedPerPractice.mean;
  const of = (unit: OutcomeUnit, mean: number) => sampleEstimate(unit, mean, Math.abs(mean) / 5);
  return {
    months: monthNames.map((month, m) => {
      const weekly = 'hours per 1,000 patients a week';
      const winter = m >= 8 && m <= 10 ? 1 : 0;
      const slots = 'appointments per 1,000 patients a week';
      const share = (value: number) => of('share of one', value);
      return {
        month,
        capacity: {
          all: of(weekly, 16),
          generalPractitioner: of(weekly, 9),
          nurse: of(weekly, 5),
          directPatientCare: of(weekly, 2),
        },
        demand: {
          all: of(weekly, 16 + winter),
          generalPractitioner: of(weekly, 9 + winter),
          nurse: of(weekly, 5),
          directPatientCare: of(weekly, 2),
        },
        winterDemand: share(0.05 * winter),
        winterAbsence: share(0.01 * winter),
        pressure: {
          p10: of('demand over capacity', 0.8),
          median: of('demand over capacity', 1 + 0.06 * winter),
          p90: of('demand over capacity', 1.25),
        },
        levels: { green: share(0.5), amber: share(0.3), red: share(0.15), black: share(0.05) },
        redOrBlack: share(0.2),
        released: {
          generalPractitioner: of('hours per week', (0.25 * freed * released[m]!) / 4.3),
          nurse: of('hours per week', (0.35 * freed * released[m]!) / 4.3),
          directPatientCare: of('hours per week', (0.1 * freed * released[m]!) / 4.3),
          administration: of('hours per week', (0.3 * freed * released[m]!) / 4.3),
        },
        offered: of(slots, scale * released[m]!),
        unmet: of(slots, 6 + winter - 0.5 * scale * released[m]!),
        relieved: of(slots, 0.5 * scale * released[m]!),
      };
    }),
    indicators: [
      ['DM007', 'DM', 'outcome', 0.75],
      ['SMOK002', 'SMOK', 'recording', 0.25],
    ].map(([code, area, careType, part]) => ({
      code: code as string,
      area: area as string,
      careType: careType as string,
      hours: of('hours', hours * (part as number)),
      released: of('hours', freed * (part as number)),
      staff: { generalPractitioner: 0.25, nurse: 0.35, directPatientCare: 0.1, administration: 0.3 },
    })),
  };
}
