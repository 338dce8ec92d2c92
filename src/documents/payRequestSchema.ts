import { z } from 'zod';
import { additionalServicesRules } from '../contract/indicatorFactor.js';
import { prevalenceDefinitions } from '../contract/nationalPrevalence.js';
import { roundingProfiles } from '../contract/roundingProfile.js';
import { nationSchema } from '../facts/rulesetSchema.js';
import { quantitySchema } from '../facts/sourcedSchema.js';
import type { Patients, Points } from '../units.js';

const wholePatients = 'a whole number of patients, 0 or more';
const patients = quantitySchema<'patients'>(z.int({ error: wholePatients }).min(0, { error: wholePatients }));
const somePatients = 'a whole number of patients, 1 or more';
const list = quantitySchema<'patients'>(z.int({ error: somePatients }).min(1, { error: somePatients }));
const somePoints = 'a number of points, 0 or more';
const points = quantitySchema<'QOF points'>(z.number({ error: somePoints }).min(0, { error: somePoints }));
const somePounds = 'an amount in pounds, 0 or more';
const pounds = quantitySchema<'GBP'>(z.number({ error: somePounds }).min(0, { error: somePounds }));
const pricePounds = 'an amount in pounds above 0';
const price = quantitySchema<'GBP'>(z.number({ error: pricePounds }).positive({ error: pricePounds }));
const somePercent = 'a percentage from 0 to 100 (0.78 is 0.78%)';
const percent = quantitySchema<'percent'>(
  z.number({ error: somePercent }).min(0, { error: somePercent }).max(100, { error: somePercent }),
);
const prevalence = quantitySchema<'percent'>(
  z
    .number({ error: 'a percentage above 0 (0.78 is 0.78%)' })
    .positive({ error: 'a percentage above 0 (0.78 is 0.78%)' })
    .max(100, { error: somePercent }),
);

const yearText = "a contract year such as '2016-17' or '2016/17'";
const yearSchema = z
  .string({ error: yearText })
  .regex(/^\d{4}[-/]\d{2}$/, { error: yearText })
  .refine((year) => (Number(year.slice(0, 4)) + 1) % 100 === Number(year.slice(5)), { error: yearText });

const countsSchema = z
  .strictObject({
    numerator: patients.describe('Patients who meet the indicator.'),
    denominator: patients.describe('Patients after exceptions, as published.'),
    exceptions: patients
      .exactOptional()
      .describe('Exceptions or personalised care adjustments; not in the denominator.'),
  })
  .describe('Counts, for an indicator paid by the share of patients.');

const indicatorSchema = z.union([
  (points as z.ZodType<Points>).transform((earned) => ({ points: earned })),
  countsSchema,
  z
    .strictObject({ achieved: z.boolean().describe('Whether the indicator was achieved.') })
    .describe('Yes or no, for a register or an organisational indicator.'),
  z.strictObject({ points: points.describe('Points awarded.') }).describe('Points already awarded.'),
]);

const areaSchema = z.strictObject({
  points: points.describe('Points achieved in the whole area.'),
  register: patients.exactOptional().describe("Patients on the area's register. Absent: taken from registers."),
  nationalPrevalence: prevalence
    .exactOptional()
    .describe('National prevalence, percent of the whole list (0.78 is 0.78%).'),
  prevalenceAdjusted: z.boolean().exactOptional().describe('False: paid by list size alone, not by prevalence.'),
});

const thresholdsSchema = z.strictObject({
  lower: percent.describe('Percent of patients at which points begin.'),
  upper: percent.describe('Percent of patients from which all points are earned.'),
  step: points.exactOptional().describe('Points earned on reaching the lower threshold.'),
});

const contractSchema = z
  .strictObject({
    pointValue: price.exactOptional().describe('Pounds per QOF point.'),
    averageList: list
      .exactOptional()
      .describe('National average list, in patients, that the list-size index divides by.'),
    rounding: z.enum(roundingProfiles).exactOptional().describe('Rounding before the end; none where absent.'),
    additionalServices: z
      .enum(additionalServicesRules)
      .exactOptional()
      .describe('How additional services are scaled; list-size where absent.'),
    nationalPrevalenceDefinition: z
      .enum(prevalenceDefinitions)
      .exactOptional()
      .describe('pooled where absent. With meanOfPractices every national prevalence in use must be given.'),
    nationalPrevalence: z
      .record(z.string(), prevalence)
      .exactOptional()
      .describe('Percent of the whole list, by register code.'),
    points: z.record(z.string(), points).exactOptional().describe('Points on offer, by indicator code.'),
    thresholds: z
      .record(z.string(), thresholdsSchema)
      .exactOptional()
      .describe('Thresholds in percent of patients, by indicator code.'),
  })
  .describe("Values that replace those of the year's data.");

const counts = (): z.ZodType<Readonly<Record<string, Patients>>> => z.record(z.string(), patients);

/** A document that describes one practice to pay for one contract year (docs/pay.md). */
export const payRequestSchema = z.strictObject({
  practice: z.string().exactOptional().describe('Name of the practice, to print.'),
  year: yearSchema.describe(`Contract year: ${yearText}.`),
  nation: nationSchema
    .default('England')
    .describe(
      'Nation whose contract pays. Of Wales, Scotland and Northern Ireland only parts are known, for the rest the English contract stands in.',
    ),
  list: list.describe('Registered patients; in England those of 1 January of the contract year.'),
  registers: counts().default({}).describe('Patients on each register, by its code, on 31 March.'),
  targetPopulations: counts()
    .exactOptional()
    .describe('Patients of each target population, by its code; only where additional services are scaled by it.'),
  indicators: z
    .record(z.string(), indicatorSchema)
    .default({})
    .describe('What is claimed, by indicator code. What is not given earns nothing.'),
  areas: z.record(z.string(), areaSchema).default({}).describe('Points of whole areas, by area code or free label.'),
  daysInContract: z
    .int()
    .min(0)
    .max(366)
    .exactOptional()
    .describe('Days of the year under contract. Absent: the whole year.'),
  aspirationPaid: pounds.exactOptional().describe('Pounds paid on account during the year.'),
  deductions: pounds.exactOptional().describe('Pounds taken off, such as the PMS deduction.'),
  contract: contractSchema.exactOptional(),
});
