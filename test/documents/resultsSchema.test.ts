import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Results, resultsSchema } from '../../src/documents/resultsSchema.js';
import { sampleResults } from '../report/sampleResults.js';

type Change = (results: Writable<Results>) => void;
type Writable<Value> = { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** The messages about a copy of the sample after a change. */
function faults(change: Change): string[] {
  const results = structuredClone(sampleResults()) as Writable<Results>;
  change(results);
  const parsed = resultsSchema.safeParse(results);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the contract of results.json', () => {
  it('accepts complete results', () => {
    expect(faults(() => {})).toEqual([]);
  });

  it.each<[string, Change, RegExp]>([
    ['an unknown key', (results) => Object.assign(results, { clock: 1 }), /clock/],
    [
      'a figure that is not a number',
      (results) => {
        results.policies[1]!.outcomes.participation.mean = Number.NaN;
      },
      /participation\.mean/,
    ],
    [
      'a missing outcome',
      (results) => {
        Reflect.deleteProperty(results.policies[1]!.outcomes, 'qofPaymentTotal');
      },
      /qofPaymentTotal/,
    ],
    [
      'a comparator that is not there',
      (results) => {
        results.comparator = 'nobody';
      },
      /comparator.*national, late, whole-year/,
    ],
    [
      'two policies with one id',
      (results) => {
        results.policies[2]!.id = 'late';
      },
      /different ids/,
    ],
    [
      'quantiles out of order',
      (results) => {
        results.policies[1]!.outcomes.practiceIncome.q25 = 0;
      },
      /practiceIncome: quantiles in rising order/,
    ],
    [
      'a unit that is not that of the outcome',
      (results) => {
        results.policies[1]!.contrasts.practiceIncome.unit = 'hours';
      },
      /practiceIncome\.unit: GBP/,
    ],
    [
      'a comparator that differs from itself',
      (results) => {
        results.policies[0]!.contrasts.practiceIncome.mean = 1e-9;
        results.policies[0]!.contrasts.practiceIncome.q95 = 1;
      },
      /exactly 0/,
    ],
    [
      'bands that leave practices out',
      (results) => {
        results.policies[1]!.winnersAndLosers.bands.pop();
      },
      /add up to 1, not 0\.99/,
    ],
    [
      'a fingerprint that is no SHA-256',
      (results) => {
        results.fingerprint = 'abc';
      },
      /fingerprint/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(faults(change).join('\n')).toMatch(message);
  });

  it('is published as a JSON Schema that other programs can use, with every field described', () => {
    const schema = z.toJSONSchema(resultsSchema);
    const validate = new Ajv2020({ strict: true }).compile(schema);
    expect(validate(sampleResults())).toBe(true);
    expect(validate({ ...sampleResults(), clock: 1 })).toBe(false);
    expect(undescribed(schema)).toEqual([]);
  });
});

/** Paths of properties without a description. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    const missing = path.endsWith('/properties') && !(value as { description?: string }).description ? [here] : [];
    return [...missing, ...undescribed(value, here)];
  });
}
