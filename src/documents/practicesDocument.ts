import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import { incomeStreamIds } from '../facts/incomeStreams.js';
import { InputError, type InputProblem } from '../inputError.js';
import type { NationalPrevalence, Population, Practice } from '../population/population.js';
import type { Provenance } from '../units.js';
import { type PracticesDocument, practicesSchema } from './practicesSchema.js';
import { readDocument } from './readDocument.js';

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
  const { otherIncome } = each;
  const { qofPayment, globalSum, totalPayments } = each.published ?? {};
  return {
    ...{ code, name, area, network, contract, dispensing, rural, list, weightedList, over65, under18, deprivation },
    registers: Object.fromEntries(sorted(each.registers)),
    indicators:
      each.indicators && Object.fromEntries(sorted(each.indicators).map(([key, count]) => [key, countInOrder(count)])),
    history: each.history && historyInOrder(each.history),
    otherIncome: otherIncome && {
      year: otherIncome.year,
      streams: Object.fromEntries(
        incomeStreamIds.flatMap((id) => (otherIncome.streams[id] === undefined ? [] : [[id, otherIncome.streams[id]]])),
      ),
    },
    published: each.published && { qofPayment, globalSum, totalPayments },
  };
}

const historyInOrder = ({ year, points, domainPoints, indicators }: NonNullable<Practice['history']>): object => ({
  year,
  points,
  domainPoints: domainPoints && {
    clinical: domainPoints.clinical,
    'public-health': domainPoints['public-health'],
    'additional-services': domainPoints['additional-services'],
  },
  indicators: indicators && Object.fromEntries(sorted(indicators).map(([key, count]) => [key, countInOrder(count)])),
});

const countInOrder = ({
  numerator,
  denominator,
  excluded,
  points,
}: NonNullable<Practice['indicators']>[string]): object => ({
  numerator,
  denominator,
  excluded,
  points,
});
