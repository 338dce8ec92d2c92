import { z } from 'zod';
import { claimResultSchema } from './claimResultSchema.js';
import { costEffectivenessSchema } from './costEffectivenessSchema.js';
import { curveResultSchema } from './curveResultSchema.js';
import { estimateSchema as estimate, unitSchema as unit } from './estimateSchema.js';
import { type OutcomeId, outcomeIds, outcomeLayers, uncertaintyKinds } from './outcomeIds.js';
import { structuralResultSchema } from './structuralResultSchema.js';
import { whoLosesSchema } from './whoLosesSchema.js';
import { workloadResultSchema } from './workloadResultSchema.js';

const outcomeDefinition = z
  .strictObject({
    title: z.string().min(1).describe('Short name for tables and axes.'),
    unit,
    definition: z.string().min(1).describe('What is measured, over whom, in one sentence.'),
    layer: z
      .enum(outcomeLayers)
      .describe('What kind of thing it is; layers are never added or compared with each other.'),
    betterIs: z
      .enum(['higher', 'lower', 'neither'])
      .describe("Direction that a practice would call better; 'neither' for transfers between payer and practice."),
    uncertainty: z
      .array(z.enum(uncertaintyKinds))
      .describe(
        'Kinds of uncertainty that it can hold: parameters (epistemic), chance (aleatory), shape of the response (structural), a what-if that the scenario or the definition states (scenario; not in the interval).',
      ),
  })
  .meta({ id: 'outcomeDefinition', description: 'Meaning of one outcome.' });

/** One entry for every outcome, none left out. */
const forEveryOutcome = <Entry extends z.ZodType>(entry: Entry, description: (id: OutcomeId) => string) =>
  z.strictObject(
    Object.fromEntries(outcomeIds.map((id) => [id, entry.describe(description(id))])) as Record<OutcomeId, Entry>,
  );

const indicatorResult = z
  .strictObject({
    code: z.string().min(1).describe("NHS Digital's indicator code, for example 'DM007'."),
    area: z.string().min(1).describe("Indicator group, for example 'DM' (diabetes mellitus)."),
    careType: z.string().min(1).describe('What is done for the patient: advice, recording, lab, outcome and so on.'),
    points: z.number().nonnegative().describe('QOF points that the contract attaches to the indicator.'),
    achievement: estimate.describe('Recorded numerator over denominator, pooled over all practices.'),
    change: estimate.describe('Difference of the pooled achievement to the comparator on the same worlds.'),
  })
  .describe('Recorded achievement of one indicator.');

const incomeBand = z
  .strictObject({
    label: z.string().min(1).describe("Name of the band, for example 'loses 1% to 5%'."),
    fromPercent: z.number().nullable().describe('Lower end in percent of income under the comparator; null = open.'),
    toPercent: z.number().nullable().describe('Upper end in percent of income under the comparator; null = open.'),
    share: estimate.describe('Share of practices in the band.'),
  })
  .describe('Practices whose income changes by so much against the comparator.');

const outcomes = forEveryOutcome(estimate, (id) => `Level of ${id}.`);
const contrasts = forEveryOutcome(estimate, (id) => `Difference in ${id} to the comparator.`);

const yearResult = z
  .strictObject({
    year: z.string().min(1).describe("Contract year, for example '2016-17'."),
    outcomes: outcomes.describe('Level of every outcome in this year.'),
    contrasts: contrasts.describe('Difference to the comparator on the same worlds in this year.'),
  })
  .describe('What one policy does in one contract year.');

const policyResult = z
  .strictObject({
    id: z.string().min(1).describe('Policy id, as in the scenario.'),
    title: z.string().min(1).describe('Policy name for people.'),
    family: z.string().min(1).describe('Kind of policy: national, local opt-out, suspension and so on.'),
    description: z.string().describe('What the policy does, in words.'),
    outcomes: outcomes.describe('Level of every outcome under this policy: by draw, the mean over the contract years.'),
    contrasts: contrasts.describe(
      'Difference to the comparator on the same worlds, by draw the mean over the contract years; exactly 0 throughout for the comparator itself.',
    ),
    byYear: z.array(yearResult).min(1).describe('The same for each contract year, in order.'),
    indicators: z.array(indicatorResult).describe('Fractional indicators of the contract, in contract order.'),
    winnersAndLosers: z
      .strictObject({ bands: z.array(incomeBand).describe('Bands from the greatest loss to the greatest gain.') })
      .describe('Share of practices by change of practice income in percent against the comparator.'),
    workload: workloadResultSchema,
    whoLoses: whoLosesSchema,
  })
  .describe('What one policy does.');

/** Version of results.json that this program writes and reads. */
export const resultsVersion = 2;

/** The form of results.json, without the laws that tie one field to another. */
export const resultsShape = z
  .strictObject({
    schemaVersion: z.literal(resultsVersion).describe('Version of this contract.'),
    kind: z.literal('results').describe('Says which of the documents this is.'),
    scenario: z
      .strictObject({
        id: z.string().min(1).describe('Scenario id.'),
        title: z.string().min(1).describe('Scenario name for people.'),
        question: z.string().min(1).describe('Question that the scenario answers.'),
      })
      .describe('The scenario that was run.'),
    nation: z.string().min(1).describe('Nation whose contract applies.'),
    years: z
      .array(z.string().min(1))
      .min(1)
      .describe("Contract years, 1 April to 31 March, in order, for example '2016-17'."),
    population: z
      .strictObject({
        kind: z.enum(['synthetic', 'imported']).describe('Generated from published distributions, or real practices.'),
        label: z.string().min(1).describe('Description of the population; shown on every output.'),
        practices: z.number().int().positive().describe('Number of practices.'),
        patients: z.number().int().positive().describe('Registered patients of all practices together.'),
      })
      .describe('The practices that were simulated.'),
    draws: z.number().int().positive().describe('Number of simulated worlds.'),
    worldsPerParameterSet: z.number().int().positive().describe('Worlds that share one set of parameters.'),
    seed: z.string().min(1).describe('Text from which all random numbers follow.'),
    comparator: z.string().min(1).describe('Id of the policy that every contrast is taken against.'),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of all inputs: equal fingerprints mean equal results.'),
    generator: z.literal('threefry4x32-20').describe('Random-number generator.'),
    kernel: z.string().min(1).describe('Name of the simulation kernel.'),
    warnings: z.array(z.string().min(1)).describe('Limits that matter for these figures, one sentence each.'),
    substitutions: z
      .array(z.string().min(1))
      .describe('Facts borrowed from another year or nation, one sentence each.'),
    assumptions: z
      .array(z.string().min(1))
      .describe('Terms that no source gives and that were assumed, one sentence each.'),
    hoursBasis: z.string().min(1).describe('What every figure of hours in the document rests on, one sentence.'),
    outcomeDefinitions: forEveryOutcome(outcomeDefinition, (id) => `Meaning of ${id}.`).describe(
      'Meaning of every outcome.',
    ),
    claims: z.array(claimResultSchema).describe('Statements made at the time, in the order of the scenario.'),
    curves: z.array(curveResultSchema).describe('Policies again with other first days, in the order of the scenario.'),
    structural: structuralResultSchema,
    policies: z.array(policyResult).min(1).describe('Results by policy, in scenario order.'),
    costEffectiveness: costEffectivenessSchema,
  })
  .describe('Results of one qofsim scenario: what every policy does, with its uncertainty.');

type Immutable<Value> = Value extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
    : Value;

export type Estimate = Immutable<z.output<typeof estimate>>;
export type OutcomeDefinition = Immutable<z.output<typeof outcomeDefinition>>;
export type YearResult = Immutable<z.output<typeof yearResult>>;
export type ClaimResult = Immutable<z.output<typeof claimResultSchema>>;
export type CurveResult = Immutable<z.output<typeof curveResultSchema>>;
export type CostEffectiveness = Immutable<z.output<typeof costEffectivenessSchema>>;
export type PolicyResult = Immutable<z.output<typeof policyResult>>;
export type MonthResult = PolicyResult['workload']['months'][number];
export type IndicatorHours = PolicyResult['workload']['indicators'][number];
export type Results = Immutable<z.output<typeof resultsShape>>;
