import { z } from 'zod';
import { contractYearSchema } from './contractYearSchema.js';
import { indicatorSelectionSchema } from './indicatorSelectionSchema.js';
import { shareSchema } from './shareSchema.js';

const money = 'pounds, 0 or more';
const pounds = z.number({ error: money }).min(0, { error: money });
const uplift = 'a share from -1 up (0.05 is 5% more)';

const baseYear = contractYearSchema
  .exactOptional()
  .describe("Base year, such as '2015-16', at most four years back. Default: the year before the measure's first.");
const baseYears = (count: string) =>
  z
    .array(contractYearSchema)
    .min(1, { error: 'a list with at least one contract year' })
    .exactOptional()
    .describe(`Base years, at most four years back. Default: the ${count} years before the measure's first.`);
const basis = (fallback: string) =>
  z
    .enum(['points', 'cash'])
    .exactOptional()
    .describe(`Whether points (at this year's values) or pounds of the base are compared. Default: ${fallback}.`);
const withoutHistory = z
  .enum(['actual', 'full', 'none', 'asOthers'])
  .exactOptional()
  .describe(
    'Indicators that the base year did not have are paid as achieved (actual), in full (full), not at all (none) or by the share of points that the practice had of the others (asOthers). Default: actual.',
  );
const outOfHoursDeduction = z
  .boolean()
  .exactOptional()
  .describe('Whether practices that opted out of out-of-hours care lose its share of this money too. Default: false.');

const rule = <Name extends string, Fields extends z.ZodRawShape>(name: Name, description: string, fields: Fields) =>
  z.strictObject({ rule: z.literal(name).describe(description), ...fields }).describe(description);

/** How the indicators of a measure are paid: the part `pay`. Formulas: docs/scenario.md. */
export const payRuleSchema = z
  .discriminatedUnion('rule', [
    rule('actual', 'Points achieved by 31 March: no protection.', {}),
    rule(
      'basePoints',
      "Points of the base year at this year's value of a point, prevalence and list, whatever is achieved now.",
      { baseYear, withoutHistory },
    ),
    rule('baseCash', 'Pounds of the base year, whatever is achieved now.', { baseYear, withoutHistory }),
    rule('cashTopUp', 'Pay as achieved, topped up to the pounds of the base year where it is less.', {
      baseYear,
      withoutHistory,
    }),
    rule('higherOf', 'The higher of pay as achieved and base pay, over the selected indicators together.', {
      baseYear,
      basis: basis('points'),
      withoutHistory,
    }),
    rule('actualOrMean', 'The higher of pay as achieved and the mean of the base years.', {
      baseYears: baseYears('two'),
      basis: basis('cash'),
      withoutHistory,
    }),
    rule('coreTransfer', "The mean points of the base years at this year's values, moved into core payments.", {
      baseYears: baseYears('three'),
      outOfHoursDeduction,
      withoutHistory,
    }),
    rule(
      'fixedIfReported',
      "Points of the base year at this year's values, where the reports of the practice are accepted; else nothing.",
      {
        baseYear,
        reportsAccepted: shareSchema
          .exactOptional()
          .describe('Share of practices whose reports the commissioner accepts; a part of one. Default: 1.'),
        withoutHistory,
      },
    ),
    rule('basePlus', 'Pounds of the base year with an uplift, and a lump sum.', {
      baseYear,
      uplift: z
        .number({ error: uplift })
        .min(-1, { error: uplift })
        .describe('Uplift of the base pay; a part of one (0.05 is 5% more).'),
      lumpSum: pounds.describe('Lump sum in pounds a practice and year.'),
      withoutHistory,
    }),
    rule('perPatientMonthly', 'A sum for every patient and month, whatever is achieved.', {
      poundsPerPatientAndMonth: pounds.describe('Pounds a patient and month.'),
      patients: z
        .enum(['weighted', 'registered'])
        .exactOptional()
        .describe('Which patients are counted. Default: weighted.'),
    }),
    rule(
      'earnBack',
      "Points of the base year at this year's values, of which a share must be earned back through local targets.",
      {
        baseYear,
        withheld: shareSchema.describe('Share of base pay that is withheld and must be earned back; a part of one.'),
        withoutHistory,
      },
    ),
    rule(
      'sharedOutcome',
      "Points of the base year at this year's values, of which a share depends on an outcome of the area.",
      {
        baseYear,
        atRisk: shareSchema.describe('Share of base pay that depends on the outcome; a part of one.'),
        withoutHistory,
      },
    ),
    rule('globalSumTransfer', 'The money of the selected indicators is shared out by weighted list.', {
      outOfHoursDeduction,
    }),
    rule('pointsMoved', 'The points are retired; a share goes to other indicators.', {
      to: indicatorSelectionSchema.describe(
        "Indicators that gain points, in proportion to their own; not the measure's.",
      ),
      share: shareSchema.describe('Share of the retired points that goes to them; a part of one.'),
      rest: z
        .enum(['globalSum', 'nowhere'])
        .exactOptional()
        .describe('Where the money of the other points goes: the global sum, or nowhere. Default: globalSum.'),
    }),
  ])
  .meta({ id: 'payRule', description: 'How the selected indicators are paid.' });

/** A pay rule as written, before its defaults. */
export type WrittenPayRule = z.output<typeof payRuleSchema>;
