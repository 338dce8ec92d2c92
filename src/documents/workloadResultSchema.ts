import { z } from 'zod';
import { estimateSchema as estimate } from './estimateSchema.js';

/** Months of a contract year, in order. */
export const monthNames = [
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
] as const;

const clinicians = (what: string) =>
  z
    .strictObject({
      all: estimate.describe(`${what}, all clinicians.`),
      generalPractitioner: estimate.describe(`${what}, general practitioners.`),
      nurse: estimate.describe(`${what}, nurses.`),
      directPatientCare: estimate.describe(`${what}, other staff in direct patient care.`),
    })
    .describe(`${what}.`);

/** One month of a policy. */
const monthResult = z
  .strictObject({
    month: z.enum(monthNames).describe('Calendar month.'),
    capacity: clinicians('Safe capacity in contact with patients, hours for every 1,000 patients a week'),
    demand: clinicians(
      'Demand, hours for every 1,000 patients a week, released hours given to urgent access taken off; shared out over clinicians as capacity is',
    ),
    winterDemand: estimate.describe("What the winter's shock adds to demand, as a share of demand without it."),
    winterAbsence: estimate.describe("Share of capacity that the winter's staff absence takes."),
    pressure: z
      .strictObject({
        p10: estimate.describe('10% quantile over practices.'),
        median: estimate.describe('Median over practices.'),
        p90: estimate.describe('90% quantile over practices.'),
      })
      .describe('Demand over safe capacity; under a policy less its mean relief.'),
    levels: z
      .strictObject({
        green: estimate.describe('Share of practices at green.'),
        amber: estimate.describe('Share of practices at amber.'),
        red: estimate.describe('Share of practices at red.'),
        black: estimate.describe('Share of practices at black.'),
      })
      .describe('Practices by alert level.'),
    redOrBlack: estimate.describe('Share of practices at red or black.'),
    released: z
      .strictObject({
        generalPractitioner: estimate.describe('Hours of general practitioners.'),
        nurse: estimate.describe('Hours of nurses.'),
        directPatientCare: estimate.describe('Hours of other staff in direct patient care.'),
        administration: estimate.describe('Hours of administrative staff.'),
      })
      .describe('Hours released per practice a week; below nought where more is caught up than let go.'),
    offered: estimate.describe('Appointments offered from released hours, for every 1,000 patients a week.'),
    unmet: estimate.describe('Unmet demand, appointments for every 1,000 patients a week.'),
    relieved: estimate.describe(
      'Unmet demand under the comparator less that under the policy, appointments for every 1,000 patients a week.',
    ),
  })
  .describe('Demand, capacity and released hours in one month; several contract years are averaged by draw.');

const indicatorHours = z
  .strictObject({
    code: z.string().min(1).describe("NHS Digital's indicator code, for example 'DM007'."),
    area: z.string().min(1).describe("Indicator group, for example 'DM' (diabetes mellitus)."),
    careType: z.string().min(1).describe('What is done for the patient: advice, recording, lab, outcome and so on.'),
    hours: estimate.describe(
      'QOF hours per practice and year on the indicator under this policy; a year without the indicator counts nought.',
    ),
    released: estimate.describe('Hours released on the indicator, per practice and year.'),
    staff: z
      .strictObject({
        generalPractitioner: z.number().min(0).max(1).describe('Share of general practitioners.'),
        nurse: z.number().min(0).max(1).describe('Share of nurses.'),
        directPatientCare: z.number().min(0).max(1).describe('Share of other staff in direct patient care.'),
        administration: z.number().min(0).max(1).describe('Share of administrative staff.'),
      })
      .describe('Who works the hours with nothing released: shares of the mean, an assumption.'),
  })
  .describe('QOF hours on one indicator.');

/** Hours and pressure of one policy. */
export const workloadResultSchema = z
  .strictObject({
    months: z.array(monthResult).length(12).describe('April to March.'),
    indicators: z.array(indicatorHours).describe('Every indicator, declared ones too, in contract order.'),
  })
  .describe('Hours by month, indicator and staff group, and simulated pressure.');
