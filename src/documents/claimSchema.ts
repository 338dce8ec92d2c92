import { z } from 'zod';
import { alertLevelSchema } from '../policy/alertLevels.js';
import { areaNamesSchema } from '../policy/areaNamesSchema.js';
import { contractYearSchema } from '../policy/contractYearSchema.js';
import { identifierSchema } from '../policy/identifierSchema.js';
import { indicatorSelectionSchema } from '../policy/indicatorSelectionSchema.js';
import { outcomeIds } from './outcomeIds.js';
import { wholeNumberSchema } from './wholeNumberSchema.js';

const text = z.string().min(1, { error: 'some text' });
const when = 'YYYY, YYYY-MM or YYYY-MM-DD';
const month = 'a month, written YYYY-MM';
const number = z.number({ error: 'a number' });

const bound = {
  is: z
    .enum(['above', 'below', 'between'])
    .describe('above or below one value, or between two: on which side the claim says that the figure lies.'),
  value: z
    .union([number, z.array(number).length(2, { error: 'the lower and the upper bound' })])
    .describe('Bound in the unit of the outcome, a share as a part of one; [lower, upper] for between.'),
};

const outcomeTestSchema = z
  .strictObject({
    policy: identifierSchema.describe('Id of the policy that the claim is about.'),
    outcome: z.enum(outcomeIds).describe('Outcome that tests it, by its name in results.json.'),
    of: z
      .enum(['change', 'level'])
      .exactOptional()
      .describe('change: the difference to `against` in the same world. level: the outcome itself. Default: change.'),
    against: identifierSchema
      .exactOptional()
      .describe('Id of the policy that a change is measured against. Default: the comparator.'),
    year: contractYearSchema
      .exactOptional()
      .describe('Contract year of a scenario of several. Default: the mean over its years.'),
    indicators: indicatorSelectionSchema
      .exactOptional()
      .describe('Indicators that count; only for recordedAchievement. Default: all.'),
    ...bound,
  })
  .describe('A claim about an outcome of a policy.');

const pressureTestSchema = z
  .strictObject({
    pressure: alertLevelSchema.describe('Alert level that counts, with those that are worse.'),
    month: z
      .string({ error: month })
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: month })
      .describe('Calendar month, YYYY-MM, inside the years of the scenario.'),
    areas: areaNamesSchema.exactOptional().describe('Areas whose practices count. Default: all.'),
    ...bound,
  })
  .describe('A claim about pressure: the share of practices at an alert level or worse.');

/** A statement made at the time, bound to the outcome that tests it. */
export const claimSchema = z
  .strictObject({
    id: identifierSchema.describe('Name of the claim; unique in the scenario.'),
    statement: text.describe('What was said: a short paraphrase.'),
    by: text.describe('Who said it.'),
    date: z
      .union(
        [
          z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: when }),
          // YAML reads a year alone as a number.
          wholeNumberSchema(1000, 2999),
        ],
        { error: when },
      )
      .exactOptional()
      .describe('When it was said: YYYY, YYYY-MM or YYYY-MM-DD.'),
    source: text.describe('Title of the entry of `sources` where it was read.'),
    reading: text.describe('What we take it to mean, and why this bound.'),
    test: z
      .union([outcomeTestSchema, pressureTestSchema])
      .describe('The figure that would show it right or wrong: an outcome of a policy, or pressure.'),
  })
  .meta({ id: 'claim', description: 'A statement made at the time, bound to the outcome that tests it.' });

export type WrittenClaim = z.output<typeof claimSchema>;
