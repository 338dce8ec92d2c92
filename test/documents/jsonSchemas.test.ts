import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentNames, type JsonSchema, jsonSchema, jsonSchemaText } from '../../src/documents/jsonSchemas.js';
import { scenarioSchema } from '../../src/documents/scenarioSchema.js';
import { type Change, changedAt, placesIn } from './changedDocuments.js';

const scenarios = new URL('../../scenarios/', import.meta.url);
const readScenarioFile = (file: string): unknown => parse(readFileSync(new URL(file, scenarios), 'utf8'));
const files = readdirSync(scenarios).filter((file) => file.endsWith('.yaml'));
/** Dates carry a pattern beside their format, which ajv alone does not know. */
const compile = (schema: JsonSchema) =>
  new Ajv2020({ strict: true, validateFormats: false, discriminator: false }).compile(schema);

describe.each(documentNames)('the JSON Schema of the document %s', (name) => {
  it('is the committed file (else: npm run build && node scripts/write-schemas.mjs)', () => {
    expect(readFileSync(new URL(`schema/${name}.schema.json`, scenarios), 'utf8')).toBe(jsonSchemaText(name));
  });

  it('is a valid schema of draft 2020-12 with a name', () => {
    expect(() => compile(jsonSchema(name))).not.toThrow();
    expect(jsonSchema(name)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:qofsim:schema:${name}`,
    });
  });

  it('describes every field', () => {
    expect(undescribed(jsonSchema(name), name)).toEqual([]);
  });
});

/** Paths of properties without a description. */
function undescribed(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const below = undescribed(value, `${path}/${key}`);
    if (key !== 'properties') return below;
    const fields = Object.entries(value as Readonly<Record<string, { readonly description?: string }>>);
    return [...below, ...fields.filter(([, field]) => !field.description).map(([field]) => `${path}/${field}`)];
  });
}

function fieldNames(node: unknown): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return new Set();
  return new Set(
    Object.entries(node).flatMap(([key, value]) => [
      ...(key === 'properties' ? Object.keys(value as object) : []),
      ...fieldNames(value),
    ]),
  );
}

describe('the JSON Schema of a scenario', () => {
  const accepts = compile(jsonSchema('scenario'));

  it.each(files)('accepts %s', (file) => {
    accepts(readScenarioFile(file));
    expect(accepts.errors).toBeNull();
  });

  const rich: unknown = parse(`
schemaVersion: 1
id: rich
title: Every part
question: What?
notes: none
sources: [{ title: A, author: B, year: 2017, url: 'https://example.org' }]
nation: England
year: 2016-17
population: { synthetic: { year: 2016-17, practices: 20, areas: [X], seed: s } }
draws: 10
worldsPerParameterSet: 2
seed: text
comparator: a
contract: { rounding: none, nationalPrevalence: pooled }
beliefs: { p: { fixed: 1 }, q: { family: beta, a: 1, b: 2 }, r: { family: truncatedNormal, mean: 0, sd: 1, lower: 0 } }
policies:
  - { id: a, family: national, title: A, notes: n }
  - id: b
    family: localOptOut
    title: B
    who: { areas: [X], participation: { share: 0.5 } }
    when: { from: 2016-04-01, to: 2017-03-31 }
    indicators: { allBut: { careTypes: [lab] } }
    signal: { response: temporary }
    pay: { rule: higherOf, baseYear: 2015-16 }
  - { id: c, family: suspension, title: C, indicators: { shareOfPoints: 0.8, choose: mostHoursPerPoint }, pay: { rule: actual } }
`);

  it('accepts a scenario with every part', () => {
    expect(accepts(rich)).toBe(true);
    expect(scenarioSchema.safeParse(rich).success).toBe(true);
  });

  it('has no field that docs/scenario.md leaves out', () => {
    const reference = readFileSync(new URL('../../docs/scenario.md', import.meta.url), 'utf8');
    const fields = fieldNames(jsonSchema('scenario'));
    expect(fields.size).toBeGreaterThan(40);
    expect([...fields].filter((field) => !new RegExp(`\\b${field}\\b`).test(reference))).toEqual([]);
  });

  it('agrees with the program about scenarios that were changed at any one place', () => {
    const places = placesIn(rich);
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.constantFrom(...samples.map((value) => ({ kind: 'set' as const, value }))),
      fc.constantFrom({ kind: 'remove' as const }, { kind: 'rename' as const }, { kind: 'add' as const }),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), change, (place, how) => {
        const changed = changedAt(rich, place, how);
        const program = scenarioSchema.safeParse(changed).success;
        if (!program) refused += 1;
        expect(accepts(changed), JSON.stringify({ place, how })).toBe(program);
      }),
      { numRuns: 1500, seed: 20161704 },
    );
    // The changes are of no use if they are all harmless or all fatal.
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(1450);
  });
});

/** Values that are right somewhere and wrong elsewhere. */
const samples: readonly unknown[] = [
  null,
  true,
  0,
  1,
  2,
  -1,
  0.5,
  1e7,
  '',
  'all',
  'choice',
  'everyone',
  'a',
  'A b',
  '2016-17',
  '2016-02-29',
  '2017-02-29',
  '2017-02-30',
  'lab',
  'clinical',
  'actual',
  'higherOf',
  'national',
  'suspension',
  'beta',
  'normal',
  'England',
  'Wales',
  'pooled',
  'http://x',
  [],
  ['DM007'],
  [{}],
  {},
  { share: 0.2 },
  { share: 2 },
  { codes: ['DM007'] },
  { codes: [] },
  { areas: ['DM'], codes: ['X'] },
  { rule: 'actual' },
  { rule: 'basePoints' },
  { file: 'x' },
  { synthetic: {} },
  { synthetic: {}, file: 'x' },
  { fixed: 3 },
  { response: 'whole-year' },
];
