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
schemaVersion: 2
id: rich
title: Every part
question: What?
notes: none
sources: [{ title: A, author: B, year: 2017, url: 'https://example.org' }]
nation: England
year: 2016-17
years: { from: 2016-17, to: 2017-18 }
population: { synthetic: { year: 2016-17, practices: 20, areas: [X], seed: s } }
draws: 10
worldsPerParameterSet: 2
seed: text
comparator: a
contract: { rounding: none, nationalPrevalence: pooled }
beliefs: { p: { fixed: 1 }, q: { family: beta, a: 1, b: 2 }, r: { family: truncatedNormal, mean: 0, sd: 1, lower: 0 } }
shocks:
  - { id: s, title: S, areas: [X], when: { from: 2016-05-01, to: 2016-05-31 }, on: capacity, indicators: all, shareLost: { fixed: 0.1 } }
policies:
  - { id: a, family: national, title: A, notes: n, shocks: spared }
  - id: b
    family: localOptOut
    title: B
    measures:
      - id: m
        who: { areas: [X], participation: { share: 0.5 }, trigger: { level: red, shareOfPractices: 0.5 } }
        when: [{ from: 2016-04-01, to: 2016-05-01 }, { from: 2016-06-01, to: 2017-03-31 }]
        gaps: national
        announced: 2016-03-01
        indicators: { allBut: { careTypes: [lab] } }
        signal: { response: temporary, reporting: stops }
        pay: { rule: higherOf, baseYear: 2015-16, basis: cash, withoutHistory: none }
        revocation: { probability: 0.5, on: 2016-07-01 }
        approval: { consultationFrom: 2016-01-01, nationalEmergency: false }
        conditions: { localHoursPer1000Patients: 2, spendOnStaff: 0.5, notes: n }
        release: { urgentAccess: 0.5, longTermCare: 0.25, recovery: 0.25 }
      - { indicators: { codes: [X] }, pay: { rule: actualOrMean, baseYears: [2014-15], basis: points }, revocation: { hazardPerMonth: 0.1 } }
      - { indicators: { areas: [X] }, pay: { rule: coreTransfer, outOfHoursDeduction: true } }
      - { indicators: { domains: [clinical] }, pay: { rule: fixedIfReported, reportsAccepted: 0.9 } }
      - { indicators: all, pay: { rule: basePlus, uplift: 0.05, lumpSum: 4000 }, when: { from: 2016-06-01, to: 2017-03-31 } }
      - { indicators: all, pay: { rule: perPatientMonthly, poundsPerPatientAndMonth: 0.1, patients: registered } }
      - { indicators: all, pay: { rule: earnBack, withheld: 0.1 } }
      - { indicators: all, pay: { rule: sharedOutcome, atRisk: 0.1 } }
      - { indicators: all, pay: { rule: globalSumTransfer } }
      - { indicators: all, pay: { rule: pointsMoved, to: { codes: [Y] }, share: 0.5, rest: nowhere } }
      - { indicators: { shareOfPoints: 0.8, choose: leastChance }, pay: { rule: baseCash } }
    networkFund: { withdraw: [ACC-02], from: 2016-10-01, repay: protect }
curves: [{ id: c, title: C, policy: b, starts: [2016-04-01, 2016-07-01] }]
claims:
  - id: c
    statement: S
    by: B
    date: 2017-02
    source: A
    reading: R
    test: { policy: b, outcome: recordedAchievement, of: change, against: a, year: 2016-17, is: between, value: [0, 1], indicators: all }
  - { id: d, statement: S, by: B, date: 2017, source: A, reading: R, test: { pressure: red, month: 2016-12, areas: all, is: above, value: 0.8 } }
`);

  it('accepts a scenario with every part', () => {
    expect(accepts(rich)).toBe(true);
    expect(scenarioSchema.safeParse(rich).success).toBe(true);
  });

  it('leaves version 1 to the program, which migrates it', () => {
    expect(accepts({ ...(rich as object), schemaVersion: 1 })).toBe(false);
  });

  it('has no field that docs/scenario.md leaves out', () => {
    const reference = readFileSync(new URL('../../docs/scenario.md', import.meta.url), 'utf8');
    const fields = fieldNames(jsonSchema('scenario'));
    expect(fields.size).toBeGreaterThan(100);
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
      { numRuns: 2500, seed: 20161704 },
    );
    // The changes are of no use if they are all harmless or all fatal.
    expect(refused).toBeGreaterThan(900);
    expect(refused).toBeLessThan(2450);
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
  'red',
  'spared',
  'cash',
  'between',
  'participation',
  '2016-12',
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
  { rule: 'earnBack', withheld: 0.5 },
  { rule: 'pointsMoved', to: 'all', share: 1 },
  { from: '2016-04-01', to: '2017-03-31' },
  { hazardPerMonth: 1 },
  { is: 'above', value: 1, policy: 'a', outcome: 'participation' },
  [0.1, 0.2],
  { file: 'x' },
  { synthetic: {} },
  { synthetic: {}, file: 'x' },
  { fixed: 3 },
  { response: 'whole-year' },
];
