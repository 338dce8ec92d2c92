import { z } from 'zod';
import { incomeStreamIds } from '../facts/incomeStreams.js';
import { addFault } from './fault.js';
import { historyFaults } from './historyFaults.js';

const code = z.string().min(1, { error: 'a code of at least one character' });
const wholePatients = 'a whole number of patients, 0 or more';
const patientCount = z.int({ error: wholePatients }).min(0, { error: wholePatients });
const atLeastOne = 'a whole number of patients, 1 or more';
const shareOfOne = z.number().min(0, { error: 'a share from 0 to 1' }).max(1, { error: 'a share from 0 to 1' });
const score = 'an IMD 2015 score, 0 to 100';

const indicatorCountSchema = z
  .strictObject({
    numerator: patientCount.exactOptional().describe('Patients who meet the indicator.'),
    denominator: patientCount.exactOptional().describe('Patients counted, after exceptions.'),
    excluded: patientCount
      .exactOptional()
      .describe('Patients excepted (personalised care adjustments from 2019-20), not in the denominator.'),
    points: z.number().min(0, { error: 'points, 0 or more' }).exactOptional().describe('QOF points awarded.'),
  })
  .describe('What was counted for one indicator.');

const pointsOf = z.number().min(0, { error: 'points, 0 or more' });
const contractYear = z.string().regex(/^20\d\d-\d\d$/, { error: "a contract year such as '2016-17'" });

const historySchema = z
  .strictObject({
    year: contractYear.describe('Contract year of these results: that of the practices, or an earlier one.'),
    points: pointsOf.exactOptional().describe('QOF points of the whole contract.'),
    domainPoints: z
      .strictObject({
        clinical: pointsOf.exactOptional().describe('Points of the clinical domain.'),
        'public-health': pointsOf
          .exactOptional()
          .describe('Points of the public health domain, additional services apart.'),
        'additional-services': pointsOf.exactOptional().describe('Points of additional services.'),
      })
      .exactOptional()
      .describe('QOF points by domain.'),
    indicators: z
      .record(code, indicatorCountSchema)
      .exactOptional()
      .describe('What was counted that year, by indicator code.'),
  })
  .describe(
    'What the practice achieved in an earlier contract year: points in total or by domain, or counts by indicator. Absent: its effects are drawn as those of any practice.',
  );

const publishedSchema = z
  .strictObject({
    qofPayment: z.number().exactOptional().describe('QOF pay received in the year, pounds; may be negative.'),
    globalSum: z.number().exactOptional().describe('Global sum received in the year, pounds.'),
    totalPayments: z.number().exactOptional().describe('All NHS payments received in the year, pounds.'),
  })
  .describe('What the NHS published as paid, for comparison only.');

const otherIncomeSchema = z
  .strictObject({
    year: z
      .string()
      .regex(/^\d{4}-\d{2}$/, { error: "a contract year such as '2016-17'" })
      .describe('Contract year that the sums are of; a run brings them to its own.'),
    streams: z
      .partialRecord(z.enum(incomeStreamIds), z.number({ error: 'pounds' }))
      .describe('Pounds of the year by stream; may be negative. A stream left out is not paid.'),
  })
  .describe('Income besides the QOF. Absent: a run takes the national mean per patient.');

const practiceSchema = z
  .strictObject({
    code: code.describe('Permanent identity (ODS code). Random numbers are keyed by it.'),
    name: z.string().exactOptional().describe('Name of the practice.'),
    area: code.describe('Code of the commissioning area (CCG, sub-ICB).'),
    network: code.exactOptional().describe('Code of the primary care network (PCN), from 2019-20.'),
    contract: z
      .enum(['GMS', 'PMS', 'APMS', 'unknown'])
      .describe('General, personal or alternative provider medical services.'),
    dispensing: z.boolean().exactOptional().describe('Whether the practice dispenses medicines.'),
    rural: z.boolean().exactOptional().describe('Whether the practice is rural.'),
    list: z.int({ error: atLeastOne }).min(1, { error: atLeastOne }).describe('Registered patients.'),
    weightedList: z
      .number()
      .positive({ error: 'weighted patients, above 0' })
      .exactOptional()
      .describe('Patients by the Carr-Hill weighting; need not be whole. Absent: a run takes the registered list.'),
    over65: shareOfOne.exactOptional().describe('Share of the list aged over 65, 0 to 1.'),
    under18: shareOfOne.exactOptional().describe('Share of the list aged under 18, 0 to 1.'),
    deprivation: z
      .number()
      .min(0, { error: score })
      .max(100, { error: score })
      .exactOptional()
      .describe('Index of Multiple Deprivation 2015, score from 0 to 100; higher is more deprived.'),
    registers: z
      .record(code, patientCount)
      .describe('Patients on each register, by its code. A register left out has no known size, which is not 0.'),
    indicators: z.record(code, indicatorCountSchema).exactOptional().describe('What was counted, by indicator code.'),
    history: historySchema.exactOptional(),
    otherIncome: otherIncomeSchema.exactOptional(),
    published: publishedSchema.exactOptional(),
  })
  .describe('One practice at the register date.');

const provenanceKeys = {
  certainty: z.enum(['seen', 'derived', 'memory', 'assumption']).describe('How sure it is.'),
  source: z.string().min(1).describe('Where it comes from.'),
  note: z.string().exactOptional().describe('What a reader should know of it.'),
};

/**
 * The practices file: written by `qofsim import nhs`, read by `qofsim run --practices`, and written by hand for a few
 * practices. Each practice needs `code`, `area`, `contract`, `list` and `registers`; a register that is left out has no
 * known size, which is not 0.
 */
export const practicesSchema = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Version of this format: 1.'),
    kind: z.literal('practices').describe('Says which of the documents this is.'),
    origin: z.enum(['imported', 'synthetic']).describe("Real practices are 'imported', also when written by hand."),
    label: z.string().min(1).describe('Description of the practices, printed on every output.'),
    nation: z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland']).describe('Nation of the practices.'),
    year: contractYear.describe("Contract year of the lists and registers, such as '2016-17'."),
    sources: z.array(z.strictObject(provenanceKeys)).exactOptional().describe('Where the practices come from.'),
    areas: z
      .array(
        z.strictObject({
          code: code.describe('Code of the area, as the practices name it.'),
          name: z.string().min(1).describe('Name of the area.'),
        }),
      )
      .exactOptional()
      .describe('The commissioning areas. Absent: those that the practices name, each under its code.'),
    nationalPrevalence: z
      .record(
        code,
        z.strictObject({
          meanOfPractices: shareOfOne.describe('Unweighted mean of practice prevalences, 0 to 1 of the whole list.'),
          pooled: shareOfOne.describe('Total register over total list, 0 to 1.'),
          ...provenanceKeys,
        }),
      )
      .exactOptional()
      .describe('By register code, over the whole country. Absent: the run takes the published figures of the year.'),
    report: z.unknown().exactOptional().describe('Report of the import, for people; not read back.'),
    practices: z
      .array(practiceSchema)
      .min(1, { error: 'at least one practice' })
      .describe('The practices, at least one.'),
  })
  .superRefine(checkWhole);

/** A practices file as written. */
export type PracticesDocument = z.output<typeof practicesSchema>;

/**
 * What a schema of single values cannot say: codes once, known areas, registers within the list, numerators within
 * denominators.
 */
function checkWhole(document: Pick<PracticesDocument, 'areas' | 'practices' | 'year'>, context: z.RefinementCtx): void {
  const areas = document.areas && new Set<string>();
  document.areas?.forEach(({ code }, i) => {
    if (areas?.has(code)) {
      const found = `the area code "${code}" again`;
      addFault(context, {
        path: ['areas', i, 'code'],
        found,
        allowed: 'each area once',
        mend: 'Remove one of the two.',
      });
    }
    areas?.add(code);
  });
  const first = new Map<string, number>();
  document.practices.forEach((practice, i) => {
    const { code, area, list } = practice;
    const earlier = first.get(code);
    if (earlier === undefined) {
      first.set(code, i);
    } else {
      const found = `the practice code "${code}" again, after practices[${earlier}]`;
      addFault(context, {
        path: ['practices', i, 'code'],
        found,
        allowed: 'each practice once',
        mend: 'Remove one of the two.',
      });
    }
    if (areas && !areas.has(area)) {
      const mend = 'Correct it, add the area, or leave areas out.';
      addFault(context, {
        path: ['practices', i, 'area'],
        found: `"${area}"`,
        allowed: 'the code of one of the areas',
        mend,
      });
    }
    for (const [register, size] of Object.entries(practice.registers)) {
      // A list below 1 is a fault already.
      if (size <= list || list < 1) continue;
      const path = ['practices', i, 'registers', register];
      addFault(context, {
        path,
        found: `${size}`,
        allowed: `at most the list of ${list} patients`,
        mend: 'Correct one of the two.',
      });
    }
    checkCounts(practice.indicators, ['practices', i, 'indicators'], context);
    checkCounts(practice.history?.indicators, ['practices', i, 'history', 'indicators'], context);
    historyFaults(practice.history, document.year).forEach(({ path, ...fault }) => {
      addFault(context, { ...fault, path: ['practices', i, 'history', ...path] });
    });
  });
}

/** Numerators lie within denominators. */
function checkCounts(
  counts: PracticesDocument['practices'][number]['indicators'],
  place: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  for (const [indicator, { numerator, denominator }] of Object.entries(counts ?? {})) {
    if (numerator === undefined || denominator === undefined || numerator <= denominator) continue;
    addFault(context, {
      path: [...place, indicator, 'numerator'],
      found: `${numerator}`,
      allowed: `at most the denominator of ${denominator}`,
      mend: 'Correct one of the two.',
    });
  }
}
