import { z } from 'zod';
import { approvalSchema } from './approvalSchema.js';
import { conditionsSchema } from './conditionsSchema.js';
import { coverageSchema } from './coverageSchema.js';
import { dateSchema } from './dateSchema.js';
import { identifierSchema } from './identifierSchema.js';
import { indicatorSelectionSchema } from './indicatorSelectionSchema.js';
import { payRuleSchema } from './payRuleSchema.js';
import { periodSchema } from './periodSchema.js';
import { releaseSchema } from './releaseSchema.js';
import { revocationSchema } from './revocationSchema.js';
import { signalSchema } from './signalSchema.js';

/** One part of a policy as people write it. */
export const measureSchema = z
  .strictObject({
    id: identifierSchema
      .exactOptional()
      .describe('Name of the measure; unique in the policy. Default: measure-1, measure-2 and so on.'),
    who: coverageSchema.exactOptional().describe('Who it is for. Default: every practice of all areas.'),
    when: z
      .union([
        periodSchema,
        z
          .array(periodSchema)
          .min(1, { error: 'a list with at least one period' })
          .describe('Periods in order of time; days between them need `gaps`.'),
      ])
      .exactOptional()
      .describe('Days on which it runs. Default: all years of the scenario.'),
    gaps: z
      .literal('national')
      .exactOptional()
      .describe(
        'Says that the national contract applies on the days between the periods; required where there are such days.',
      ),
    announced: dateSchema
      .exactOptional()
      .describe('Day on which practices learn of it, YYYY-MM-DD. Default: the first day of the first period.'),
    indicators: indicatorSelectionSchema.describe('Which indicators it is about.'),
    signal: signalSchema.exactOptional().describe('How practices understand it. Default: by its length.'),
    pay: payRuleSchema.describe('How these indicators are paid. All others are paid on what was achieved.'),
    revocation: revocationSchema.exactOptional().describe('How it may be taken back. Default: it is not.'),
    approval: approvalSchema.exactOptional().describe('Consultation that it has to wait for. Default: none needed.'),
    conditions: conditionsSchema.exactOptional().describe('What it asks in return. Default: nothing.'),
    release: releaseSchema.exactOptional().describe('What released hours are used for. Default: urgent access.'),
  })
  .meta({
    id: 'measure',
    description: 'For some practices, days and indicators: another signal and another pay.',
  });

/** A measure as written, before its defaults. */
export type WrittenMeasure = z.output<typeof measureSchema>;
