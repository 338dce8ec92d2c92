import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimSources, evaluateClaim } from '../../src/analysis/claims.js';
import { selectionInWords } from '../../src/analysis/selectionInWords.js';
import { testInWords } from '../../src/analysis/testInWords.js';
import type { Bound, Claim, ClaimTest } from '../../src/documents/claim.js';

const claim = (test: ClaimTest): Claim => ({
  id: 'little-help',
  statement: 'It would not help much',
  by: 'NHS England',
  date: '2017-02',
  source: 'A letter',
  reading: 'Less than an hour a week.',
  test,
});

/** Levels by policy and year: eight worlds, two of each parameter set. */
const levels: Readonly<Record<string, readonly number[]>> = {
  national: [10, 10, 20, 20, 30, 30, 40, 40],
  deal: [10.5, 11.5, 20.5, 21.5, 30.5, 31.5, 40.5, 41.5],
  'deal 2017-18': [11, 11, 21, 21, 31, 31, 41, 41],
  other: [11, 11, 21, 21, 31, 31, 41, 41],
};
const asked: string[] = [];
const vector = (name: string): Float64Array => {
  asked.push(name);
  return Float64Array.from(levels[name] ?? levels[name.split(' ')[0]!]!);
};
const sources: ClaimSources = {
  worldsPerParameterSet: 2,
  vectorOf: (policy, outcome, year) =>
    vector([policy, ...(year ? [year] : []), outcome].slice(0, year ? 2 : 1).join(' ')),
  achievementOf: (policy, selection) => {
    asked.push(selectionInWords(selection));
    return vector(policy).map((x) => x / 100);
  },
  pressureOf: (level, month, areas) => {
    asked.push(`${level} ${month} ${areas}`);
    return Float64Array.from([0.9, 0.9, 0.8, 0.9, 0.7, 0.9, 0.9, 0.9]);
  },
};
const change = (bound: Bound, more: object = {}): ClaimTest =>
  ({
    policy: 'deal',
    outcome: 'hoursReleasedPerPracticeWeek',
    of: 'change',
    against: 'national',
    ...bound,
    ...more,
  }) as ClaimTest;
const probability = (test: ClaimTest) => evaluateClaim(claim(test), sources).probability;

describe('a claim held against the model', () => {
  it('takes a change world by world, not of means, and counts the worlds inside the bound', () => {
    const result = evaluateClaim(claim(change({ is: 'below', value: 1 })), sources);
    // 0.5, 1.5, 0.5, ...: levels spread over 30, the change does not.
    expect(result.figure).toMatchObject({ unit: 'hours per week', mean: 1, q05: 0.5, q95: 1.5, mcse: 0 });
    expect(result.probability).toMatchObject({ unit: 'share of one', mean: 0.5, mcse: 0, sdEpistemic: 0 });
    expect(result).toMatchObject({
      id: 'little-help',
      by: 'NHS England',
      date: '2017-02',
      policy: 'deal',
      outcome: 'hoursReleasedPerPracticeWeek',
      of: 'change',
      against: 'national',
      test: { is: 'below', value: 1, words: 'below 1 hour a week' },
    });
    expect('year' in result || 'indicators' in result || 'pressure' in result).toBe(false);
  });

  it.each<[string, Bound, number]>([
    ['above is strict', { is: 'above', value: 0.5 }, 0.5],
    ['below is strict', { is: 'below', value: 0.5 }, 0],
    ['the ends of between belong to it', { is: 'between', value: [0.5, 1.5] }, 1],
    ['between has two ends', { is: 'between', value: [0.6, 1.4] }, 0],
  ])('%s', (_, bound, share) => {
    expect(probability(change(bound)).mean).toBe(share);
  });

  it('gives the probability the error of a mean over parameter sets', () => {
    // Level above 20.25 in sets 2 to 4 only: 0, 1, 1, 1; sd 0.5 over sqrt(4) sets.
    const test = {
      policy: 'deal',
      outcome: 'hoursReleasedPerPracticeWeek',
      of: 'level',
      is: 'above',
      value: 20.25,
    } as const;
    expect(probability(test)).toMatchObject({ mean: 0.75, mcse: 0.25, sdAleatory: 0 });
    expect(evaluateClaim(claim(test), sources)).not.toHaveProperty('against');
  });

  it('asks for the year, the selection and the pressure that it names', () => {
    asked.length = 0;
    expect(evaluateClaim(claim(change({ is: 'above', value: 0 }, { year: '2017-18' })), sources).year).toBe('2017-18');
    expect(asked).toEqual(['deal 2017-18', 'national 2017-18']);
    asked.length = 0;
    const selection = { areas: ['DM', 'AST'] };
    const achievement = evaluateClaim(
      claim(change({ is: 'above', value: 0 }, { outcome: 'recordedAchievement', indicators: selection })),
      sources,
    );
    expect(asked).toEqual(['the indicators of DM, AST', 'deal', 'the indicators of DM, AST', 'national']);
    expect(achievement).toMatchObject({ indicators: 'the indicators of DM, AST', figure: { unit: 'share of one' } });
    expect(achievement.figure.mean).toBeCloseTo(0.01, 12);
    asked.length = 0;
    const pressure = evaluateClaim(
      claim({ pressure: 'red', month: '2022-12', areas: ['Devon'], is: 'above', value: 0.8 }),
      sources,
    );
    expect(asked).toEqual(['red 2022-12 Devon']);
    expect(pressure).toMatchObject({
      pressure: { level: 'red', month: '2022-12', areas: ['Devon'] },
      of: 'level',
      probability: { mean: 0.75 },
    });
    expect('policy' in pressure || 'outcome' in pressure).toBe(false);
  });

  it('is as likely above as not below or at, whatever the bound', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 4, noNaN: true }), (value) => {
        const above = probability(change({ is: 'above', value })).mean;
        const below = probability(change({ is: 'below', value })).mean;
        const at = probability(change({ is: 'between', value: [value, value] })).mean;
        expect(above + below + at).toBeCloseTo(1, 12);
      }),
    );
  });

  it('throws rather than to judge a figure that is not finite', () => {
    const broken = { ...sources, vectorOf: () => Float64Array.of(1, Number.NaN) };
    expect(() => evaluateClaim(claim(change({ is: 'above', value: 0 })), broken)).toThrow(/little-help.*not finite/);
  });
});

describe('a bound in words', () => {
  it.each([
    [{ is: 'below', value: 1 }, 'hours per week', 'change', 'below 1 hour a week'],
    [{ is: 'above', value: 12000 }, 'hours', 'level', 'above 12,000 hours'],
    [{ is: 'between', value: [0, 500] }, 'GBP', 'change', 'between £0 and £500'],
    [{ is: 'below', value: -0.5 }, 'GBP per patient', 'change', 'below −£0.5 a patient'],
    [{ is: 'above', value: 0.07 }, 'share of one', 'level', 'above 7%'],
    [{ is: 'below', value: -0.07 }, 'share of one', 'change', 'below −7 percentage points'],
    [{ is: 'above', value: 0.01 }, 'share of one', 'change', 'above 1 percentage point'],
    [{ is: 'below', value: 1 }, 'QOF points', 'change', 'below 1 point'],
  ] as const)('%j of %s, %s: %s', (bound, unit, of, words) => {
    expect(testInWords(bound, unit, of)).toBe(words);
  });
});

describe('a selection in words', () => {
  it.each([
    ['all', 'all indicators'],
    [{ careTypes: ['lab'] }, 'the indicators of lab'],
    [{ allBut: { codes: ['DM007', 'DM008'] } }, 'all indicators but those of DM007, DM008'],
    [
      { shareOfPoints: 0.8, choose: 'mostHoursPerPoint' },
      'up to 80% of points, those with the most hours per point first',
    ],
  ] as const)('%j', (selection, words) => {
    expect(selectionInWords(selection as never)).toBe(words);
  });
});
