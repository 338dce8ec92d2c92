import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readResults } from '../../src/documents/readResults.js';
import { outcomeIds, type Results, resultsSchema } from '../../src/documents/resultsSchema.js';
import { InputError } from '../../src/inputError.js';
import { sampleClaims, sampleCurve, sampleResults, sampleYears } from '../report/sampleResults.js';

/** Results with everything that a scenario can ask for. */
const full = (): Results => ({
  ...sampleYears(),
  claims: sampleClaims,
  curves: [sampleCurve],
  assumptions: ['As assumed.'],
});

type Change = (results: Writable<Results>) => void;
type Writable<Value> = { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** The messages about a copy of the sample after a change. */
function faults(change: Change): string[] {
  const results = structuredClone(full()) as Writable<Results>;
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
      'a policy without its cost and health',
      (results) => {
        results.costEffectiveness.policies.pop();
      },
      /costEffectiveness\.policies: one entry for each policy but the comparator: late, whole-year/,
    ],
    [
      'quadrants that leave worlds out',
      (results) => {
        results.costEffectiveness.policies[0]!.variants[1]!.quadrants.cheaperWorse = 0.9;
      },
      /policies\.0\.variants\.1\.quadrants: shares that add up to 1, not 0\.9/,
    ],
    [
      'hours by indicator that leave some out',
      (results) => {
        results.policies[1]!.workload.indicators.pop();
      },
      /workload\.indicators: hours that add up to/,
    ],
    [
      'alert levels that leave practices out',
      (results) => {
        results.policies[1]!.workload.months[3]!.levels.green.mean = 0;
      },
      /months\.3\.levels: mean shares that add up to 1/,
    ],
    [
      'a year without its figures',
      (results) => {
        results.policies[1]!.byYear.pop();
      },
      /policies\.1\.byYear: one entry for each of 2016-17, 2017-18, 2018-19/,
    ],
    [
      'years out of order',
      (results) => {
        results.years.reverse();
      },
      /years: contract years in rising order/,
    ],
    [
      'a headline that is not the mean over the years',
      (results) => {
        results.policies[1]!.byYear[2]!.outcomes.pointsPerPractice.mean += 0.3;
      },
      /policies\.1\.outcomes\.pointsPerPractice\.mean: .*the mean over the years/,
    ],
    [
      'a comparator that differs from itself in one year',
      (results) => {
        results.policies[0]!.byYear[1]!.contrasts.participation.sd = 0.1;
      },
      /byYear\.1\.contrasts\.participation: exactly 0/,
    ],
    [
      'a claim about a policy that is not there',
      (results) => {
        results.claims[0]!.policy = 'nobody';
      },
      /claims\.0\.policy.*national, late, whole-year/,
    ],
    [
      'a claim of both an outcome and a pressure',
      (results) => {
        results.claims[0]!.pressure = results.claims[2]!.pressure!;
      },
      /claims\.0: either a policy with an outcome or a pressure/,
    ],
    [
      'a change against nothing',
      (results) => {
        Reflect.deleteProperty(results.claims[0]!, 'against');
      },
      /claims\.0\.against/,
    ],
    [
      'a claim for a year that was not run',
      (results) => {
        results.claims[1]!.year = '2030-31';
      },
      /claims\.1\.year/,
    ],
    [
      'a between with its ends exchanged',
      (results) => {
        Object.assign(results.claims[0]!.test, { is: 'between', value: [2, 1] });
      },
      /claims\.0\.test\.value/,
    ],
    [
      'a figure that is not in the unit of its outcome',
      (results) => {
        results.claims[0]!.figure.unit = 'hours';
      },
      /claims\.0\.figure\.unit: hours per week/,
    ],
    [
      'a probability above one',
      (results) => {
        results.claims[0]!.probability.mean = 1.1;
      },
      /claims\.0\.probability: a share of one/,
    ],
    [
      'a curve of a policy that is not there',
      (results) => {
        results.curves[0]!.policy = 'nobody';
      },
      /curves\.0\.policy/,
    ],
    [
      'a point of a curve whose quantiles are out of order',
      (results) => {
        results.curves[0]!.points[1]!.contrasts.pointsPerPractice.q95 = -1e6;
      },
      /curves\.0\.points\.1\.contrasts\.pointsPerPractice: quantiles/,
    ],
    [
      'a first day that is no day',
      (results) => {
        results.curves[0]!.points[0]!.from = 'April';
      },
      /curves\.0\.points\.0\.from/,
    ],
    [
      'two claims with one id',
      (results) => {
        results.claims[1]!.id = results.claims[0]!.id;
      },
      /claims with different ids/,
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
    expect(validate(full())).toBe(true);
    expect(validate({ ...sampleResults(), clock: 1 })).toBe(false);
    expect(undescribed(schema)).toEqual([]);
  });
});

describe('reading a results.json', () => {
  const text = JSON.stringify(full());
  const thrown = (changed: string): InputError => {
    try {
      readResults(changed, 'old/results.json');
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  };

  it('gives the results', () => {
    expect(readResults(text, 'results.json')).toEqual(full());
  });

  it('refuses another version with that as the only problem', () => {
    const older = thrown(text.replace('"schemaVersion":2', '"schemaVersion":1').replace('"years":', '"year":'));
    expect(older.problems).toHaveLength(1);
    expect(older.message).toMatch(
      /^old\/results\.json \(schemaVersion\): found results of version 1; allowed: version 2.*Run the scenario again/,
    );
    expect(thrown(text.replace('"schemaVersion":2', '"schemaVersion":3')).message).toMatch(/version 3.*Update qofsim/);
  });

  it('refuses what is no results, and what breaks their laws', () => {
    expect(thrown('{"kind":"practices"}').message).toMatch(/kind/);
    expect(thrown(text.replace('"comparator":"national"', '"comparator":"nobody"')).message).toMatch(/comparator/);
    expect(thrown('{').message).toMatch(/not JSON/);
  });
});

describe('docs/results.md', () => {
  it('has a row for every outcome', () => {
    const manual = readFileSync(new URL('../../docs/results.md', import.meta.url), 'utf8');
    expect(outcomeIds.filter((id) => !manual.includes(`| \`${id}\` |`))).toEqual([]);
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
