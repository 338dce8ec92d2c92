import { z } from 'zod';
import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import { InputError, type InputProblem } from '../inputError.js';
import type { NationalPrevalence, Population, Practice } from '../population/population.js';
import type { Provenance } from '../units.js';
import { addFault } from './fault.js';
import { readDocument } from './readDocument.js';

const code = z.string().min(1, { error: 'a code of at least one character' });
const wholePatients = 'a whole number of patients, 0 or more';
const patientCount = z.int({ error: wholePatients }).min(0, { error: wholePatients });
const atLeastOne = 'a whole number of patients, 1 or more';
const shareOfOne = z.number().min(0, { error: 'a share from 0 to 1' }).max(1, { error: 'a share from 0 to 1' });

const indicatorCount = z.strictObject({
  numerator: patientCount.exactOptional(),
  denominator: patientCount.exactOptional().describe('After exceptions.'),
  excluded: patientCount.exactOptional().describe('Exceptions or PCAs, not in the denominator.'),
  points: z.number().min(0, { error: 'points, 0 or more' }).exactOptional(),
});

const practice = z.strictObject({
  code,
  name: z.string().exactOptional(),
  area: code,
  network: code.exactOptional(),
  contract: z.enum(['GMS', 'PMS', 'APMS', 'unknown']),
  dispensing: z.boolean().exactOptional(),
  rural: z.boolean().exactOptional(),
  list: z.int({ error: atLeastOne }).min(1, { error: atLeastOne }).describe('Registered list.'),
  weightedList: z.number().positive({ error: 'weighted patients, above 0' }).exactOptional(),
  over65: shareOfOne.exactOptional(),
  under18: shareOfOne.exactOptional(),
  deprivation: z
    .number()
    .min(0, { error: 'an IMD 2015 score, 0 to 100' })
    .max(100, { error: 'an IMD 2015 score, 0 to 100' })
    .exactOptional(),
  registers: z.record(code, patientCount),
  indicators: z.record(code, indicatorCount).exactOptional(),
  published: z
    .strictObject({
      qofPayment: z.number().exactOptional(),
      globalSum: z.number().exactOptional(),
      totalPayments: z.number().exactOptional(),
    })
    .exactOptional(),
});

const provenance = {
  certainty: z.enum(['seen', 'derived', 'memory', 'assumption']),
  source: z.string().min(1),
  note: z.string().exactOptional(),
};

/**
 * The practices file: written by `qofsim import nhs`, read by `qofsim run --practices`, and written by hand for a few
 * practices. Each practice needs `code`, `area`, `contract`, `list` and `registers`; a register that is left out has no
 * known size, which is not 0.
 */
export const practicesSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('practices'),
    origin: z.enum(['imported', 'synthetic']).describe("Real practices are 'imported', also when written by hand."),
    label: z.string().min(1).describe('Printed on every output.'),
    nation: z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland']),
    year: z.string().regex(/^20\d\d-\d\d$/, { error: "a contract year such as '2016-17'" }),
    sources: z.array(z.strictObject(provenance)).exactOptional(),
    areas: z.array(z.strictObject({ code, name: z.string().min(1) })).exactOptional(),
    nationalPrevalence: z
      .record(code, z.strictObject({ meanOfPractices: shareOfOne, pooled: shareOfOne, ...provenance }))
      .exactOptional()
      .describe('Absent: the run takes the published prevalence of the ruleset.'),
    report: z.unknown().exactOptional().describe('Report of the import, for people; not read back.'),
    practices: z.array(practice).min(1, { error: 'at least one practice' }),
  })
  .superRefine(checkWhole);

type PracticesDocument = z.output<typeof practicesSchema>;

/**
 * What a schema of single values cannot say: codes once, known areas, registers within the list, numerators within
 * denominators.
 */
function checkWhole(document: Pick<PracticesDocument, 'areas' | 'practices'>, context: z.RefinementCtx): void {
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
    for (const [indicator, { numerator, denominator }] of Object.entries(practice.indicators ?? {})) {
      if (numerator === undefined || denominator === undefined || numerator <= denominator) continue;
      const path = ['practices', i, 'indicators', indicator, 'numerator'];
      addFault(context, {
        path,
        found: `${numerator}`,
        allowed: `at most the denominator of ${denominator}`,
        mend: 'Correct one of the two.',
      });
    }
  });
}

/**
 * Reads a practices file, YAML or JSON.
 * `nationalPrevalence` is an empty record where the file has none: the caller then takes the published prevalence of
 * the ruleset. Without `areas` the areas are those the practices name, each under its code.
 * @param where  file name for messages; one ending in .json is read as JSON
 * @throws InputError with one problem per fault: file and line, and for practices their code
 */
export function readPractices(text: string, where: string): Population {
  let document: PracticesDocument;
  try {
    document = readDocument(text, where, practicesSchema);
  } catch (error) {
    throw error instanceof InputError ? withPracticeCodes(error, text, where) : error;
  }
  // The schema has checked what the brands promise: whole patients, shares from 0 to 1.
  const practices = document.practices as unknown as readonly Practice[];
  const areaCodes = [...new Set(practices.map(({ area }) => area))].sort();
  return {
    kind: document.origin,
    label: document.label,
    nation: document.nation,
    year: parseContractYear(document.year, where) as ContractYear,
    areas: document.areas ?? areaCodes.map((area) => ({ code: area, name: area })),
    practices,
    nationalPrevalence: (document.nationalPrevalence ?? {}) as unknown as Readonly<Record<string, NationalPrevalence>>,
    sources: (document.sources ?? []) as readonly Provenance[],
  };
}

/** Names the practice in each problem, and its line in a file too large for `readDocument` to find it. */
function withPracticeCodes(error: InputError, text: string, where: string): InputError {
  if (!where.endsWith('.json') || !error.problems.some(({ path }) => path?.startsWith('practices['))) return error;
  const written: unknown = (JSON.parse(text.replace(/^\uFEFF/, '')) as { practices?: unknown }).practices;
  const lines = text.split('\n');
  return new InputError(
    error.problems.map((problem): InputProblem => {
      const index = /^practices\[(\d+)\]/.exec(problem.path ?? '')?.[1];
      const found: unknown = index === undefined ? undefined : (written as { code?: unknown }[])[Number(index)]?.code;
      if (typeof found !== 'string') return problem;
      // `writePractices` gives each practice a line of its own; of two with one code the last is the one to tell.
      const start = `{"code":${JSON.stringify(found)},`;
      const line = lines.reduce((last, each, i) => (each.trimStart().startsWith(start) ? i + 1 : last), 0);
      const place = problem.where === where && line > 0 ? `${where}:${line}` : problem.where;
      return { ...problem, where: place, path: `practice ${found}, ${problem.path}` };
    }),
  );
}

/**
 * Writes a population as a practices file: JSON with one practice a line, keys in a fixed order, the same bytes for the
 * same population.
 * @param report  of the import, kept in the file for people
 */
export function writePractices(population: Population, report?: object): string {
  const { kind, label, nation, year, sources, areas, nationalPrevalence, practices } = population;
  const members = [
    '"schemaVersion": 1',
    '"kind": "practices"',
    `"origin": ${JSON.stringify(kind)}`,
    `"label": ${JSON.stringify(label)}`,
    `"nation": ${JSON.stringify(nation)}`,
    `"year": ${JSON.stringify(year)}`,
    `"sources": ${lines(sources.map((source) => JSON.stringify(source)))}`,
    `"areas": ${lines(areas.map((area) => JSON.stringify({ code: area.code, name: area.name })))}`,
    `"nationalPrevalence": ${lines(
      sorted(nationalPrevalence).map(([register, value]) => `${JSON.stringify(register)}: ${JSON.stringify(value)}`),
      '{}',
    )}`,
    ...(report === undefined ? [] : [`"report": ${JSON.stringify(report)}`]),
    `"practices": ${lines(practices.map((each) => JSON.stringify(inOrder(each))))}`,
  ];
  return `{\n${members.map((member) => `  ${member}`).join(',\n')}\n}\n`;
}

const lines = (items: readonly string[], brackets: '[]' | '{}' = '[]'): string =>
  items.length === 0 ? brackets : `${brackets[0]}\n${items.map((item) => `    ${item}`).join(',\n')}\n  ${brackets[1]}`;

const sorted = <Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** The practice with its keys in the order of the schema, so that the order in which it was built does not show. */
function inOrder(each: Practice): object {
  const { code, name, area, network, contract, dispensing, rural, list, weightedList, over65, under18, deprivation } =
    each;
  const { qofPayment, globalSum, totalPayments } = each.published ?? {};
  return {
    ...{ code, name, area, network, contract, dispensing, rural, list, weightedList, over65, under18, deprivation },
    registers: Object.fromEntries(sorted(each.registers)),
    indicators:
      each.indicators && Object.fromEntries(sorted(each.indicators).map(([key, count]) => [key, countInOrder(count)])),
    published: each.published && { qofPayment, globalSum, totalPayments },
  };
}

const countInOrder = ({ numerator, denominator, excluded, points }: z.output<typeof indicatorCount>): object => ({
  numerator,
  denominator,
  excluded,
  points,
});
