import { z } from 'zod';
import { coverageSchema } from './coverageSchema.js';
import { indicatorSelectionSchema } from './indicatorSelectionSchema.js';
import { payRuleSchema } from './payRuleSchema.js';
import { periodSchema } from './periodSchema.js';
import { signalSchema } from './signalSchema.js';

export const identifierSchema = z
  .string({ error: 'lower-case words joined by hyphens, such as local-opt-out' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens, such as local-opt-out' });

const label = {
  id: identifierSchema.describe('Name of the policy in commands and results; unique in the scenario.'),
  title: z.string().min(1, { error: 'some text' }).describe('Name of the policy in tables and charts.'),
  notes: z.string().exactOptional().describe('What a reader should know: terms, gaps, departures from the real deal.'),
};

/** The parts of a policy that leaves some indicators unpaid. A later part (conditions, release) is one more line here. */
const parts = {
  who: coverageSchema.exactOptional().describe('Who the policy is for. Default: all areas, participation by family.'),
  when: periodSchema.exactOptional().describe('Days on which it runs. Default: the whole contract year.'),
  indicators: indicatorSelectionSchema.describe('Which indicators practices may stop working for.'),
  signal: signalSchema
    .exactOptional()
    .describe('How practices understand it. Default: whole-year for localOptOut, temporary for suspension.'),
  pay: payRuleSchema.describe('How the selected indicators are paid. The others are always paid on what was achieved.'),
};

/** One policy as people write it. */
export const policySchema = z
  .discriminatedUnion('family', [
    z
      .strictObject({ family: z.literal('national').describe('The national contract.'), ...label })
      .describe('The national QOF: every practice, every indicator, paid on the points achieved.'),
    z
      .strictObject({ family: z.literal('localOptOut').describe('A local scheme.'), ...label, ...parts })
      .describe('A local scheme that takes the place of the selected indicators for those who take part.'),
    z
      .strictObject({ family: z.literal('suspension').describe('A stop inside the year.'), ...label, ...parts })
      .describe('The selected indicators are suspended for a part of the year.'),
  ])
  .meta({ id: 'policy', description: 'A policy: who, when, which indicators, what signal, how paid.' });

/** A policy as written, before the defaults that depend on family and year. */
export type WrittenPolicy = z.output<typeof policySchema>;
