import { z } from 'zod';
import { prevalenceDefinitions } from '../contract/nationalPrevalence.js';
import { roundingProfiles } from '../contract/roundingProfile.js';
import type { Nation } from '../contract/ruleset.js';
import { contractYearSchema } from '../policy/contractYearSchema.js';
import { identifierSchema } from '../policy/identifierSchema.js';
import { policySchema } from '../policy/policySchema.js';
import { beliefSchema } from './beliefSchema.js';
import { claimSchema } from './claimSchema.js';
import { curveSchema } from './curveSchema.js';
import { populationSchema } from './populationSchema.js';
import { shockSchema } from './shockSchema.js';
import { responseCalibrations, structureSchema } from './structureSchema.js';
import { wholeNumberSchema } from './wholeNumberSchema.js';

const text = z.string().min(1, { error: 'some text' });

const sourceSchema = z
  .strictObject({
    title: text.describe('Title of the source.'),
    author: text.exactOptional().describe('Who wrote or published it.'),
    year: wholeNumberSchema(1948, 2100).exactOptional().describe('Year of publication.'),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/, { error: 'an address that begins with http:// or https://' })
      .exactOptional()
      .describe('Where it can be read.'),
  })
  .meta({ id: 'source', description: 'Where a term of the scenario was read.' });

const contractSchema = z
  .strictObject({
    rounding: z
      .enum(roundingProfiles)
      .default('none')
      .describe(
        'Rounding inside the payment: none; points to two decimals; or the list-size and disease factors to two decimals. The final payment is always rounded to pence.',
      ),
    nationalPrevalence: z
      .enum(prevalenceDefinitions)
      .default('meanOfPractices')
      .describe(
        'National prevalence that a practice is compared with: the mean of practice prevalences, or all registers over all lists.',
      ),
  })
  .meta({ id: 'contractOptions', description: 'How the contract is read.' });

const nations = ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const satisfies readonly Nation[];

const listUpTo = <Entry extends z.ZodType>(entry: Entry, most: number, names: string) =>
  z.array(entry).max(most, { error: `a list of at most ${most} ${names}` });

/** The fields that versions 1 and 2 share. */
export const sharedFields = {
  id: identifierSchema.describe('Name of the scenario in commands and file names.'),
  title: text.describe('Name of the scenario in reports.'),
  question: text.describe('The question it answers, in one sentence.'),
  notes: text.exactOptional().describe('What a reader should know before trusting the answer.'),
  sources: z.array(sourceSchema).exactOptional().describe('Where the terms of the policies were read.'),
  population: populationSchema.describe('Which practices the scenario is about.'),
  draws: wholeNumberSchema(1, 1_000_000)
    .default(1000)
    .describe('Number of simulated worlds; every policy runs on each.'),
  worldsPerParameterSet: wholeNumberSchema(1, 1000)
    .default(2)
    .describe(
      'Worlds that share one set of uncertain parameters. Two or more let the results tell ignorance from chance.',
    ),
  seed: text
    .default('qofsim')
    .describe('Text that all random numbers follow from. The same seed gives the same results.'),
  comparator: identifierSchema
    .exactOptional()
    .describe('Id of the policy that the others are compared with. Default: the first.'),
  contract: contractSchema.prefault({}).describe('Readings of the contract that sources leave open.'),
  beliefs: z
    .record(text, beliefSchema)
    .exactOptional()
    .describe('Replacements for priors of the register, by name of the prior.'),
};

/**
 * The shape of a scenario file: what its published JSON Schema says. Rules that tie one field to another (unique ids,
 * days inside the years) come on top in `scenarioFaults`.
 */
export const scenarioSchema = z.strictObject({
  schemaVersion: z.literal(2).describe('Version of this format: 2.'),
  ...sharedFields,
  nation: z.enum(nations).describe('Nation whose contract applies.'),
  year: contractYearSchema
    .exactOptional()
    .describe("Contract year, 1 April to 31 March, such as '2016-17'. Either this or `years`."),
  years: z
    .strictObject({
      from: contractYearSchema.describe('First contract year.'),
      to: contractYearSchema.describe('Last contract year, at most ten in all.'),
    })
    .exactOptional()
    .describe('Several contract years, one after the other, each starting from what the one before left.'),
  calibration: z
    .enum(responseCalibrations)
    .default('beforeSomerset')
    .describe(
      'Beliefs about the response to lost pay: from studies elsewhere (beforeSomerset), or with the published figures of Somerset used too (afterSomerset).',
    ),
  structure: structureSchema
    .exactOptional()
    .describe(
      'Shape of the model where evidence does not decide. Default: the response averages over shift and completions.',
    ),
  shocks: listUpTo(shockSchema, 20, 'shocks')
    .exactOptional()
    .describe('Events that strike under every policy, except one that says `shocks: spared`. Default: none.'),
  policies: z
    .array(policySchema)
    .min(1, { error: 'a list of 1 to 20 policies' })
    .max(20, { error: 'a list of 1 to 20 policies' })
    .describe('The policies to compare, 1 to 20.'),
  curves: listUpTo(curveSchema, 6, 'curves')
    .exactOptional()
    .describe('Policies that are also run with other first days. Default: none.'),
  claims: listUpTo(claimSchema, 40, 'claims')
    .exactOptional()
    .describe('Statements made at the time, bound to the outcomes that test them. Default: none.'),
});

/** A scenario as written, with the defaults that depend on nothing else. */
export type WrittenScenario = z.output<typeof scenarioSchema>;
