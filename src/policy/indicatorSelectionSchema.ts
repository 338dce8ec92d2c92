import { z } from 'zod';
import type { CareType, Domain } from '../contract/ruleset.js';
import { shareSchema } from './shareSchema.js';

/** Orders in which a share of points takes indicators; each practice has its own. */
export const selectionOrders = ['mostHoursPerPoint', 'leastHoursPerPoint', 'leastChance', 'uniform'] as const;

export type SelectionOrder = (typeof selectionOrders)[number];

// Records, so that the compiler refuses a domain or care type that was added to the contract and forgotten here.
const domains: Readonly<Record<Domain, true>> = {
  clinical: true,
  'public-health': true,
  'additional-services': true,
  'quality-improvement': true,
  'quality-and-productivity': true,
  'patient-experience': true,
};
const careTypes: Readonly<Record<CareType, true>> = {
  advice: true,
  recording: true,
  lab: true,
  outcome: true,
  treatment: true,
  review: true,
  vaccination: true,
  screening: true,
  register: true,
};
const namesOf = <Name extends string>(record: Readonly<Record<Name, true>>): Name[] => Object.keys(record) as Name[];

const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.array(entry).min(1, { error: 'a list with at least one entry' });
const name = z.string().min(1, { error: 'some text' });

const namedSelection = z.union([
  z.strictObject({ codes: listOf(name).describe("Indicator codes of the year, such as 'DM007'.") }),
  z.strictObject({ areas: listOf(name).describe("Codes of indicator groups of the year, such as 'DM'.") }),
  z.strictObject({ domains: listOf(z.enum(namesOf(domains))).describe('Domains of the year.') }),
  z.strictObject({
    careTypes: listOf(z.enum(namesOf(careTypes))).describe(
      "What is done for the patient; the project's own classification.",
    ),
  }),
]);

/** Which indicators a measure or a shock touches: the part `indicators`. */
export const indicatorSelectionSchema = z
  .union([
    z.literal('all').describe('Every indicator of the year.'),
    z.literal('none').describe('No indicator: a measure that only pays, or only asks.'),
    namedSelection,
    z
      .strictObject({ allBut: namedSelection.describe('The indicators that are left as they are.') })
      .describe('Every indicator of the year except these.'),
    z
      .strictObject({
        shareOfPoints: shareSchema.describe("Largest share of the year's points to select; a part of one."),
        choose: z
          .enum(selectionOrders)
          .describe(
            'Order in which indicators are taken: most or least hours of work per point first, least chance of success first, or by lot (uniform).',
          ),
      })
      .describe("Whole indicators in the stated order, up to a share of the year's points."),
  ])
  .meta({ id: 'indicatorSelection', description: 'Which indicators are touched.' });

export type NamedSelection = z.output<typeof namedSelection>;
