import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPractices, writePractices } from '../../src/documents/practicesDocument.js';
import { practicesSchema } from '../../src/documents/practicesSchema.js';
import { InputError } from '../../src/inputError.js';
import type { Population } from '../../src/population/population.js';

const byHand = `schemaVersion: 1
kind: practices
origin: imported
label: Two practices of our own
nation: England
year: 2016-17
areas:
  - code: 99A
    name: Upper
practices:
  - code: Z99001
    area: 99A
    contract: GMS
    list: 1000
    registers: { AF: 20, DM: 0 }
  - code: Z99002
    area: 99A
    contract: PMS
    list: 2500
    dispensing: true
    over65: 0.2
    registers: { AF: 40 }
`;

function problems(text: string, where = 'p.yaml'): readonly string[] {
  try {
    readPractices(text, where);
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** An object without the keys whose value is undefined. */
const compact = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;

const code = fc.stringMatching(/^[A-Z][0-9A-Z]{1,5}$/);
const amount = fc.double({ min: -1e7, max: 1e9, noNaN: true }).map((value) => value + 0);
const shareOfOne = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);

const practiceFrom = (codes: { readonly code: string; readonly area: string }) =>
  fc.integer({ min: 1, max: 99_999 }).chain((list) =>
    fc
      .record({
        code: fc.constant(codes.code),
        name: optional(fc.string()),
        area: fc.constant(codes.area),
        network: optional(code),
        contract: fc.constantFrom('GMS', 'PMS', 'APMS', 'unknown'),
        dispensing: optional(fc.boolean()),
        rural: optional(fc.boolean()),
        list: fc.constant(list),
        weightedList: optional(fc.double({ min: 0.01, max: 1e5, noNaN: true })),
        over65: optional(shareOfOne),
        under18: optional(shareOfOne),
        deprivation: optional(fc.double({ min: 0, max: 100, noNaN: true }).map(Math.abs)),
        registers: fc.dictionary(code, fc.integer({ min: 0, max: list })),
        indicators: optional(
          fc.dictionary(
            code,
            fc
              .tuple(fc.nat(999), fc.nat(999), optional(fc.nat(99)), optional(fc.integer({ min: 0, max: 40 })))
              .map(([a, b, excluded, points]) =>
                compact({ numerator: Math.min(a, b), denominator: Math.max(a, b), excluded, points }),
              ),
          ),
        ),
        history: optional(
          fc
            .record({
              year: fc.constant('2015-16'),
              points: fc.integer({ min: 600, max: 999 }),
              domainPoints: optional(
                fc.record({ clinical: optional(fc.nat(400)), 'public-health': optional(fc.nat(90)) }).map(compact),
              ),
              indicators: optional(
                fc.dictionary(code, fc.record({ numerator: fc.nat(9), denominator: fc.integer({ min: 9, max: 20 }) })),
              ),
            })
            .map(compact),
        ),
        published: optional(
          fc
            .record({ qofPayment: optional(amount), globalSum: optional(amount), totalPayments: optional(amount) })
            .map(compact),
        ),
      })
      .map(compact),
  );

const population = fc
  .tuple(fc.uniqueArray(code, { minLength: 1, maxLength: 5 }), fc.uniqueArray(code, { minLength: 1, maxLength: 3 }))
  .chain(([codes, areas]) =>
    fc.record({
      kind: fc.constantFrom('imported', 'synthetic'),
      label: fc.string({ minLength: 1 }),
      nation: fc.constantFrom('England', 'Wales'),
      year: fc.constantFrom('2016-17', '2099-00'),
      areas: fc.constant(areas.map((each) => ({ code: each, name: `Area "${each}"` }))),
      practices: fc.tuple(...codes.map((each, i) => practiceFrom({ code: each, area: areas[i % areas.length]! }))),
      nationalPrevalence: fc.dictionary(
        code,
        fc.record({
          meanOfPractices: shareOfOne,
          pooled: shareOfOne,
          certainty: fc.constant('derived'),
          source: fc.constant('sum'),
        }),
      ),
      sources: fc.constant([{ certainty: 'seen', source: 'a file', note: 'unicode: £ –' }]),
    }),
  ) as unknown as fc.Arbitrary<Population>;

describe('a written practices file', () => {
  it('reads back as the same population, to the bit', () => {
    fc.assert(
      fc.property(population, (given) => {
        expect(readPractices(writePractices(given), 'p.json')).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });

  it('has the same bytes whatever the order in which keys were set', () => {
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, backwards(each)]),
            )
          : value;
    const given = readPractices(byHand, 'p.yaml');
    expect(writePractices(backwards(given) as Population)).toBe(writePractices(given));
  });

  it('has one practice a line, and holds a report that is not read back', () => {
    const given = readPractices(byHand, 'p.yaml');
    const text = writePractices(given, { dropped: [] });
    expect(text.split('\n').filter((line) => line.includes('"code":"Z9900'))).toEqual([
      '    {"code":"Z99001","area":"99A","contract":"GMS","list":1000,"registers":{"AF":20,"DM":0}},',
      '    {"code":"Z99002","area":"99A","contract":"PMS","dispensing":true,"list":2500,"over65":0.2,"registers":{"AF":40}}',
    ]);
    expect(JSON.parse(text).report).toEqual({ dropped: [] });
    expect(readPractices(text, 'p.json')).toEqual(given);
  });
});

describe('a file written by hand', () => {
  it('needs no areas and no national prevalence', () => {
    const given = readPractices(byHand.replace(/areas:\n.*\n.*\n/, ''), 'p.yaml');
    expect(given.areas).toEqual([{ code: '99A', name: '99A' }]);
    expect(given.nationalPrevalence).toEqual({});
    expect(given.practices[0]!.registers).toEqual({ AF: 20, DM: 0 });
  });

  it.each([
    [
      'a practice code twice',
      ['Z99002', 'Z99001'],
      /^p\.yaml:16:11 \(practices\[1\]\.code\): found the practice code "Z99001" again, after practices\[0\]/,
    ],
    [
      'a negative register',
      ['AF: 20', 'AF: -1'],
      /^p\.yaml:15:\d+ \(practices\[0\]\.registers\.AF\): found -1; allowed: a whole number of patients, 0 or more/,
    ],
    [
      'a fraction of a patient',
      ['AF: 20', 'AF: 20.5'],
      /^p\.yaml:15:.*found 20\.5; allowed: a whole number of patients, 0 or more/,
    ],
    [
      'a register above the list',
      ['AF: 20', 'AF: 1001'],
      /^p\.yaml:15:.*found 1001; allowed: at most the list of 1000 patients/,
    ],
    ['a list of 0', ['list: 1000', 'list: 0'], /^p\.yaml:14:.*found 0; allowed: a whole number of patients, 1 or more/],
    [
      'an area that is not listed',
      ['area: 99A', 'area: 99B'],
      /^p\.yaml:12:.*found "99B"; allowed: the code of one of the areas/,
    ],
    [
      'an unknown key',
      ['list: 1000', 'lst: 1000\n    list: 1000'],
      /^p\.yaml:14:5 \(practices\[0\]\): found the unknown key "lst".*Did you mean "list"/,
    ],
    [
      'a missing list',
      ['    list: 1000\n', ''],
      /practices\[0\]\.list\): found nothing; allowed: a whole number of patients, 1 or more/,
    ],
    ['an unknown contract', ['GMS', 'GP'], /found "GP"; allowed: "GMS", "PMS", "APMS", "unknown"/],
    ['a share in per cent', ['0.2', '20'], /found 20; allowed: a share from 0 to 1/],
    ['a year that is none', ['year: 2016-17', 'year: 2016-18'], /found "2016-18"; allowed: a contract year/],
    ['another version', ['schemaVersion: 1', 'schemaVersion: 2'], /found version 2, newer than this program/],
    [
      'an area code twice',
      ['    name: Upper\n', '    name: Upper\n  - code: 99A\n    name: Lower\n'],
      /^p\.yaml:10:.*found the area code "99A" again/,
    ],
    [
      'a numerator above its denominator',
      ['list: 1000', 'list: 1000\n    indicators: { AF007: { numerator: 3, denominator: 2 } }'],
      /found 3; allowed: at most the denominator of 2/,
    ],
    [
      'a history after its own year',
      ['list: 1000', 'list: 1000\n    history: { year: 2017-18, points: 500 }'],
      /found "2017-18", after the practices' own year 2016-17; allowed: 2016-17 or an earlier contract year/,
    ],
    [
      'a history of no contract year',
      ['list: 1000', 'list: 1000\n    history: { year: 2014-16, points: 500 }'],
      /history\.year\): found "2014-16"; allowed: a contract year/,
    ],
    [
      'a history without results',
      ['list: 1000', 'list: 1000\n    history: { year: 2015-16 }'],
      /found a history without results; allowed: points, domainPoints or indicators/,
    ],
    [
      'domains with more points than all',
      [
        'list: 1000',
        'list: 1000\n    history: { year: 2015-16, points: 500, domainPoints: { clinical: 420, public-health: 97 } }',
      ],
      /found 500, less than the 517 points of its domains/,
    ],
    [
      'a numerator above its denominator in the history',
      [
        'list: 1000',
        'list: 1000\n    history: { year: 2015-16, indicators: { AF007: { numerator: 3, denominator: 2 } } }',
      ],
      /history\.indicators\.AF007\.numerator\): found 3; allowed: at most the denominator of 2/,
    ],
  ])('with %s gives one clear error', (_name, [from, to], message) => {
    const found = problems(byHand.replace(from!, to!));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('without practices is refused', () => {
    expect(problems(`${byHand.slice(0, byHand.indexOf('practices:\n'))}practices: []\n`)[0]).toContain(
      'at least one practice',
    );
  });
});

describe('a large file', () => {
  const given = readPractices(byHand, 'p.yaml');
  // Above two million characters `readDocument` no longer looks for lines.
  const large: Population = {
    ...given,
    label: 'x'.repeat(2_000_000),
    practices: Array.from({ length: 1000 }, (_, i) => ({ ...given.practices[0]!, code: `Z${i}` })),
  };

  it('names line and practice of a fault', () => {
    const wrong = writePractices(large).replace(
      '{"code":"Z777","area":"99A","contract":"GMS","list":1000',
      '{"code":"Z777","area":"99A","contract":"GMS","list":10',
    );
    const line = wrong.split('\n').findIndex((each) => each.includes('"Z777"')) + 1;
    expect(problems(wrong, 'p.json')).toEqual([
      `p.json:${line} (practice Z777, practices[777].registers.AF): found 20; allowed: at most the list of 10 patients. Correct one of the two.`,
    ]);
  });

  it('names a doubled practice at its second line', () => {
    const wrong = writePractices(large).replace('"Z778"', '"Z777"');
    const at = wrong.split('\n').flatMap((each, i) => (each.includes('"Z777"') ? [i + 1] : []));
    expect(problems(wrong, 'p.json')[0]).toMatch(new RegExp(`^p\\.json:${at[1]} \\(practice Z777, `));
  });
});

it('has a JSON Schema', () => {
  const schema = z.toJSONSchema(practicesSchema, { io: 'input' }) as { required: readonly string[] };
  expect(schema.required).toEqual(['schemaVersion', 'kind', 'origin', 'label', 'nation', 'year', 'practices']);
});
