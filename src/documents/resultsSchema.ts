import { z } from 'zod';

/** Outcomes of every policy, in the order in which tables show them. Meanings: outcomeDefinitions.ts. */
export const outcomeIds = [
  'pointsPerPractice',
  'pointsPaidPerPractice',
  'qofPaymentTotal',
  'qofPaymentPerPractice',
  'qofPaymentPerPatient',
  'practiceIncome',
  'qofHoursPerPractice',
  'hoursReleasedPerPractice',
  'hoursReleasedPerPracticeWeek',
  'recordedAchievement',
  'participation',
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
] as const;

const unit = z
  .enum(['QOF points', 'GBP', 'GBP per patient', 'hours', 'hours per week', 'share of one'])
  .describe("Unit of every number of the estimate; 'share of one' means that 0.25 is a quarter.");

const estimate = z
  .strictObject({
    unit,
    mean: z.number().describe('Mean over all draws.'),
    mcse: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Monte Carlo standard error of the mean; null when it cannot be estimated, as with one parameter set.'),
    sd: z.number().nonnegative().describe('Standard deviation over all draws.'),
    sdEpistemic: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Standard deviation that not knowing the parameters causes; null when it cannot be told apart.'),
    sdAleatory: z
      .number()
      .nonnegative()
      .nullable()
      .describe('Standard deviation that chance causes with the parameters given; null when it cannot be told apart.'),
    q05: z.number().describe('5% quantile over draws: lower end of the 90% interval.'),
    q25: z.number().describe('25% quantile over draws: lower end of the 50% interval.'),
    q50: z.number().describe('Median over draws.'),
    q75: z.number().describe('75% quantile over draws: upper end of the 50% interval.'),
    q95: z.number().describe('95% quantile over draws: upper end of the 90% interval.'),
  })
  .meta({ id: 'estimate', description: 'One simulated figure with its uncertainty.' });

const outcomeDefinition = z
  .strictObject({
    title: z.string().min(1).describe('Short name for tables and axes.'),
    unit,
    definition: z.string().min(1).describe('What is measured, over whom, in one sentence.'),
    layer: z
      .enum(['points', 'recorded', 'income', 'workload', 'participation'])
      .describe('What kind of thing it is; layers are never added or compared with each other.'),
    betterIs: z
      .enum(['higher', 'lower', 'neither'])
      .describe("Direction that a practice would call better; 'neither' for transfers between payer and practice."),
    uncertainty: z
      .array(z.enum(['epistemic', 'aleatory']))
      .describe('Kinds of uncertainty that its intervals contain: parameters (epistemic), chance (aleatory).'),
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

const policyResult = z
  .strictObject({
    id: z.string().min(1).describe('Policy id, as in the scenario.'),
    title: z.string().min(1).describe('Policy name for people.'),
    family: z.string().min(1).describe('Kind of policy: national, local opt-out, suspension and so on.'),
    description: z.string().describe('What the policy does, in words.'),
    outcomes: forEveryOutcome(estimate, (id) => `Level of ${id}.`).describe(
      'Level of every outcome under this policy.',
    ),
    contrasts: forEveryOutcome(estimate, (id) => `Difference in ${id} to the comparator.`).describe(
      'Difference to the comparator on the same worlds; exactly 0 throughout for the comparator itself.',
    ),
    indicators: z.array(indicatorResult).describe('Fractional indicators of the contract, in contract order.'),
    winnersAndLosers: z
      .strictObject({ bands: z.array(incomeBand).describe('Bands from the greatest loss to the greatest gain.') })
      .describe('Share of practices by change of practice income in percent against the comparator.'),
  })
  .describe('What one policy does.');

const shape = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Version of this contract.'),
    kind: z.literal('results').describe('Says which of the documents this is.'),
    scenario: z
      .strictObject({
        id: z.string().min(1).describe('Scenario id.'),
        title: z.string().min(1).describe('Scenario name for people.'),
        question: z.string().min(1).describe('Question that the scenario answers.'),
      })
      .describe('The scenario that was run.'),
    nation: z.string().min(1).describe('Nation whose contract applies.'),
    year: z.string().min(1).describe("Contract year, 1 April to 31 March, for example '2016-17'."),
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
    outcomeDefinitions: forEveryOutcome(outcomeDefinition, (id) => `Meaning of ${id}.`).describe(
      'Meaning of every outcome.',
    ),
    policies: z.array(policyResult).min(1).describe('Results by policy, in scenario order.'),
  })
  .describe('Results of one qofsim scenario: what every policy does, with its uncertainty.');

type Immutable<Value> = Value extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
    : Value;

export type OutcomeId = (typeof outcomeIds)[number];
export type OutcomeUnit = z.output<typeof unit>;
export type Estimate = Immutable<z.output<typeof estimate>>;
export type OutcomeDefinition = Immutable<z.output<typeof outcomeDefinition>>;
export type PolicyResult = Immutable<z.output<typeof policyResult>>;
export type Results = Immutable<z.output<typeof shape>>;

const bandSumTolerance = 1e-9;

/** The contract of results.json: the shape, and the laws that a shape cannot say. Field by field in docs/results.md. */
export const resultsSchema = shape.superRefine((results, context) => {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const ids = results.policies.map((policy) => policy.id);
  if (new Set(ids).size !== ids.length) fault(['policies'], 'policies with different ids');
  if (!ids.includes(results.comparator)) fault(['comparator'], `the id of one of the policies: ${ids.join(', ')}`);
  results.policies.forEach((policy, i) => {
    const checkOrder = ({ q05, q25, q50, q75, q95 }: Estimate, path: (string | number)[]) => {
      if (!(q05 <= q25 && q25 <= q50 && q50 <= q75 && q75 <= q95)) fault(path, 'quantiles in rising order');
    };
    for (const id of outcomeIds) {
      const { outcomes, contrasts } = policy;
      checkOrder(outcomes[id], ['policies', i, 'outcomes', id]);
      checkOrder(contrasts[id], ['policies', i, 'contrasts', id]);
      const unitOfOutcome = results.outcomeDefinitions[id].unit;
      if (outcomes[id].unit !== unitOfOutcome) fault(['policies', i, 'outcomes', id, 'unit'], unitOfOutcome);
      if (contrasts[id].unit !== unitOfOutcome) fault(['policies', i, 'contrasts', id, 'unit'], unitOfOutcome);
      const { mean, q05, q95, sd } = contrasts[id];
      if (policy.id === results.comparator && [mean, q05, q95, sd].some((value) => value !== 0)) {
        fault(['policies', i, 'contrasts', id], 'exactly 0, because this policy is the comparator');
      }
    }
    policy.indicators.forEach(({ achievement, change }, k) => {
      checkOrder(achievement, ['policies', i, 'indicators', k, 'achievement']);
      checkOrder(change, ['policies', i, 'indicators', k, 'change']);
    });
    const { bands } = policy.winnersAndLosers;
    const total = bands.reduce((sum, band) => sum + band.share.mean, 0);
    if (bands.length > 0 && Math.abs(total - 1) > bandSumTolerance) {
      fault(['policies', i, 'winnersAndLosers', 'bands'], `mean shares that add up to 1, not ${total}`);
    }
  });
});
