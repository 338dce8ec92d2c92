import { z } from 'zod';
import { identifierSchema } from './identifierSchema.js';
import { measureSchema } from './measureSchema.js';
import { networkChangeSchema } from './networkChangeSchema.js';

/** What a policy may be called in tables and charts. Nothing depends on it. */
export const policyFamilies = [
  'national',
  'localOptOut',
  'suspension',
  'abolition',
  'reallocation',
  'outcomePay',
  'patchwork',
  'other',
] as const;

const fewToMany = 'a list of 1 to 40 measures (leave it out for the contract as it stands)';

/** One policy as people write it. */
export const policySchema = z
  .strictObject({
    id: identifierSchema.describe('Name of the policy in commands and results; unique in the scenario.'),
    family: z
      .enum(policyFamilies)
      .exactOptional()
      .describe('Kind of policy, a label. Default: national without measures, else other.'),
    title: z.string().min(1, { error: 'some text' }).describe('Name of the policy in tables and charts.'),
    notes: z
      .string()
      .exactOptional()
      .describe('What a reader should know: terms, gaps, departures from the real deal.'),
    shocks: z
      .enum(['felt', 'spared'])
      .exactOptional()
      .describe("Whether the scenario's shocks strike under this policy; spared is a counterfactual. Default: felt."),
    measures: z
      .array(measureSchema)
      .min(1, { error: fewToMany })
      .max(40, { error: fewToMany })
      .exactOptional()
      .describe('Its parts. Default: none, which is the national contract as it stands.'),
    networkFund: networkChangeSchema
      .exactOptional()
      .describe('Change to the fund of primary care networks. Default: none.'),
  })
  .meta({ id: 'policy', description: 'A policy: the national contract, with measures that depart from it.' });

/** A policy as written, before its defaults. */
export type WrittenPolicy = z.output<typeof policySchema>;
