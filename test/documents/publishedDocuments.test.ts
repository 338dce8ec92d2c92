import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DocumentName, jsonSchema } from '../../src/documents/jsonSchemas.js';
import { payRequestSchema } from '../../src/documents/payRequestSchema.js';
import { writePractices } from '../../src/documents/practicesDocument.js';
import { practicesSchema } from '../../src/documents/practicesSchema.js';
import { resultsSchema } from '../../src/documents/resultsSchema.js';
import { readPopulationFacts } from '../../src/facts/populationFacts.js';
import { loadPopulation, loadScenario, runScenario } from '../../src/index.js';
import type { Population } from '../../src/population/population.js';
import { syntheticEngland } from '../../src/population/synthetic/syntheticEngland.js';
import { type Change, changedAt, placesIn } from './changedDocuments.js';

const validator = (name: DocumentName) =>
  new Ajv2020({ strict: true, allowUnionTypes: false }).compile(jsonSchema(name));

/** Values that are right somewhere in these documents and wrong elsewhere. */
const samples: readonly unknown[] = [
  null,
  true,
  0,
  1,
  0.5,
  -1,
  1e6,
  'A',
  '2016-17',
  'pooled',
  [],
  {},
  { points: 3 },
  { achieved: true },
  { numerator: 1, denominator: 2 },
  { AF: 3 },
];

/** The schema must refuse nothing that the program accepts; the program also checks rules between fields. */
function expectNoFalseAlarm(
  document: unknown,
  accepts: (document: unknown) => boolean,
  program: (document: unknown) => boolean,
): void {
  const changes: fc.Arbitrary<Change> = fc.oneof(
    fc.constantFrom(...samples.map((value) => ({ kind: 'set' as const, value }))),
    fc.constantFrom({ kind: 'remove' as const }, { kind: 'rename' as const }, { kind: 'add' as const }),
  );
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(document)), changes, (place, change) => {
      const changed = changedAt(document, place, change);
      const accepted = accepts(changed);
      if (!accepted) refused += 1;
      if (!accepted) expect(program(changed), JSON.stringify({ place, change })).toBe(false);
    }),
    { numRuns: 600, seed: 20161704 },
  );
  // The changes are of no use if they are all harmless or all fatal.
  expect(refused).toBeGreaterThan(100);
  expect(refused).toBeLessThan(590);
}

describe('the JSON Schema of a practices file', () => {
  const accepts = validator('practices');
  const facts = readPopulationFacts('2016-17');
  const population = syntheticEngland({ year: '2016-17', seed: 'schema', facts, practices: 60 });
  const [first] = population.practices;
  const full: Population = {
    ...population,
    practices: [
      {
        ...first!,
        name: 'Upper Practice',
        network: 'U1',
        indicators: { AF006: { numerator: 9, denominator: 10, excluded: 1, points: 11.5 } } as never,
        published: { qofPayment: -12.5, globalSum: 1e5, totalPayments: 2e5 } as never,
      },
    ],
  };

  it('accepts what writePractices writes, with and without a report', () => {
    for (const text of [writePractices(population), writePractices(full, { dropped: [] })]) {
      accepts(JSON.parse(text));
      expect(accepts.errors).toBeNull();
    }
  });

  it('accepts the practices of docs/import.md, written by hand', () => {
    const manual = readFileSync(new URL('../../docs/import.md', import.meta.url), 'utf8');
    const example = /```yaml\n(schemaVersion[\s\S]*?)```/.exec(manual)?.[1];
    accepts(parse(example!));
    expect(accepts.errors).toBeNull();
  });

  it.each([
    ['a register that is no count', (d: Draft) => (d.practices[0]!.registers.AF = 1.5)],
    ['a missing list', (d: Draft) => delete d.practices[0]!.list],
    ['a share above one', (d: Draft) => (d.practices[0]!.over65 = 17)],
    ['an unknown key', (d: Draft) => (d.practices[0]!.listSize = 1000)],
    ['another kind', (d: Draft) => (d.kind = 'results')],
    ['no practices', (d: Draft) => (d.practices = [])],
  ])('refuses %s', (_, spoil) => {
    const document = JSON.parse(writePractices(full)) as Draft;
    expect(accepts(document)).toBe(true);
    spoil(document);
    expect(accepts(document)).toBe(false);
  });

  it('refuses nothing that the program accepts', () => {
    const document: unknown = JSON.parse(writePractices({ ...full, areas: full.areas.slice(0, 2) }));
    expectNoFalseAlarm(document, accepts, (changed) => practicesSchema.safeParse(changed).success);
  });
});

interface Draft {
  kind: string;
  practices: { registers: Record<string, number>; list?: number; over65?: number; listSize?: number }[];
}

describe('the JSON Schema of a practice to pay', () => {
  const accepts = validator('pay');
  const examples = new URL('../../docs/examples/', import.meta.url);
  const files = readdirSync(examples).filter((file) => /^practice-.*\.yaml$/.test(file));
  const example = (file: string): unknown => parse(readFileSync(new URL(file, examples), 'utf8'));

  it('has examples to accept', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
  });

  it.each(files)('accepts docs/examples/%s', (file) => {
    accepts(example(file));
    expect(accepts.errors).toBeNull();
  });

  it.each([
    ['no list', 'year: 2016-17'],
    ['a list of nobody', '{ year: 2016-17, list: 0 }'],
    ['a year as a number', '{ year: 2016, list: 100 }'],
    ['a prevalence of nought', '{ year: 2016-17, list: 100, contract: { nationalPrevalence: { AF: 0 } } }'],
    ['a percentage above 100', '{ year: 2016-17, list: 9, contract: { thresholds: { X: { lower: 5, upper: 105 } } } }'],
    ['counts and points together', '{ year: 2016-17, list: 9, indicators: { X: { numerator: 1, points: 2 } } }'],
    ['an unknown key', '{ year: 2016-17, list: 9, indicator: {} }'],
  ])('refuses %s', (_, text) => {
    expect(accepts(parse(text))).toBe(false);
  });

  it.each(files)('refuses nothing that the program accepts, %s changed at one place', (file) => {
    expectNoFalseAlarm(example(file), accepts, (changed) => payRequestSchema.safeParse(changed).success);
  });
});

describe('the JSON Schema of results', async () => {
  const accepts = validator('results');
  const file = new URL('../../scenarios/england-2016-17.yaml', import.meta.url).pathname;
  const { scenario, ...loaded } = loadScenario(file);
  const small = {
    ...scenario,
    population: { synthetic: { year: '2016-17', practices: 60, seed: 'schema' } },
    draws: 8,
  } as const;
  const { population } = loadPopulation({ ...loaded, scenario: small });
  const { results } = await runScenario(small, population, { workers: 1 });
  const written = JSON.stringify(results);

  it('accepts those of a real run: 60 practices, 8 draws', () => {
    expect([results.population.practices, results.draws]).toEqual([60, 8]);
    accepts(JSON.parse(written));
    expect(accepts.errors).toBeNull();
  });

  it.each([
    ['a missing outcome', /"participation":\{"unit.*?\},/, ''],
    ['an unknown outcome', '"participation":', '"participants":'],
    ['a mean as text', /"mean":[^,]+/, '"mean":"12"'],
    ['a mean that is not a number', /"mean":[^,]+/, '"mean":null'],
    ['an error below nought', /"mcse":[^,]+/, '"mcse":-1'],
    ['a fingerprint that is none', /"fingerprint":"[0-9a-f]{64}"/, '"fingerprint":"abc"'],
    ['another version', '"schemaVersion":2', '"schemaVersion":1'],
    ['no policy', /"policies":\[\{"id".*/, '"policies":[]}'],
  ])('refuses %s', (_, found, put) => {
    const changed = written.replace(found, put);
    expect(changed).not.toBe(written);
    expect(accepts(JSON.parse(changed))).toBe(false);
  });

  it('refuses nothing that the program accepts', () => {
    expectNoFalseAlarm(JSON.parse(written), accepts, (changed) => resultsSchema.safeParse(changed).success);
  });
});
