import { outcomeDefinitions } from '../../src/analysis/outcomeDefinitions.js';
import type { PracticeRow } from '../../src/analysis/practiceRows.js';
import {
  type ClaimResult,
  type CurveResult,
  type Estimate,
  type OutcomeId,
  outcomeIds,
  type PolicyResult,
  type Results,
} from '../../src/documents/resultsSchema.js';
import type { RunDescription } from '../../src/report/runRecord.js';
import { sampleCostEffectiveness } from './sampleCostEffectiveness.js';
import { sampleEstimate } from './sampleEstimate.js';
import { sampleWorkload } from './sampleWorkload.js';

export { sampleEstimate } from './sampleEstimate.js';

type Level = readonly [mean: number, sd: number];

/** Outcomes that are not named here are nought. */
const nationalLevels: Readonly<Partial<Record<OutcomeId, Level>>> = {
  pointsPerPractice: [533.4, 2.1],
  pointsPaidPerPractice: [533.4, 2.1],
  qofPaymentTotal: [680_400_000, 2_700_000],
  qofPaymentPerPractice: [92_030, 365],
  qofPaymentPerPatient: [11.93, 0.05],
  practiceIncome: [712_000, 365],
  qofHoursPerPractice: [1_450, 420],
  hoursReleasedPerPractice: [0, 0],
  hoursReleasedPerPracticeWeek: [0, 0],
  recordedAchievement: [0.842, 0.004],
  participation: [0, 0],
  shareOfPracticesLosing: [0, 0],
  shareOfPracticesLosingOver1Percent: [0, 0],
};

const suspensionContrasts: Readonly<Partial<Record<OutcomeId, Level>>> = {
  ...nationalLevels,
  pointsPerPractice: [-21.6, 6.2],
  pointsPaidPerPractice: [2.1, 1.6],
  qofPaymentTotal: [2_600_000, 1_900_000],
  qofPaymentPerPractice: [352, 260],
  qofPaymentPerPatient: [0.05, 0.03],
  practiceIncome: [352, 260],
  qofHoursPerPractice: [-96, 31],
  hoursReleasedPerPractice: [96, 31],
  hoursReleasedPerPracticeWeek: [11.3, 3.6],
  recordedAchievement: [-0.0213, 0.0061],
  participation: [1, 0],
  shareOfPracticesLosing: [0.31, 0.08],
  shareOfPracticesLosingOver1Percent: [0.012, 0.004],
};

/** Shares that would pass 1 if they grew with the policy. */
const unscaled: ReadonlySet<OutcomeId> = new Set(['participation', 'shareOfPracticesLosing']);

const sampleIndicators = [
  ['AF007', 'AF', 'treatment', 12, 0.885, -0.008],
  ['AST003', 'AST', 'review', 20, 0.702, -0.045],
  ['BP', 'HYP', 'outcome', 20, 0.797, -0.021],
  ['CHD007', 'CHD', 'vaccination', 7, 0.775, -0.004],
  ['DM007', 'DM', 'outcome', 17, 0.601, -0.018],
  ['DM012', 'DM', 'review', 4, 0.811, -0.06],
  ['DM018', 'DM', 'vaccination', 3, 0.748, -0.005],
  ['SMOK002', 'SMOK', 'recording', 25, 0.935, -0.011],
  ['SMOK005', 'SMOK', 'advice', 25, 0.955, -0.052],
] as const;

const bandLimits = [
  ['loses over 5%', null, -5, 0.004],
  ['loses 1% to 5%', -5, -1, 0.008],
  ['loses up to 1%', -1, 0, 0.298],
  ['no change', 0, 0, 0.05],
  ['gains up to 1%', 0, 1, 0.58],
  ['gains 1% to 5%', 1, 5, 0.058],
  ['gains over 5%', 5, null, 0.002],
] as const;

const nought: Level = [0, 0];

/** One policy that differs from the national levels by `scale` times the sample suspension. */
export function samplePolicy(id: string, title: string, scale: number): PolicyResult {
  const estimates = (level: (outcome: OutcomeId) => Level) =>
    Object.fromEntries(
      outcomeIds.map((outcome) => [outcome, sampleEstimate(outcomeDefinitions[outcome].unit, ...level(outcome))]),
    ) as Record<OutcomeId, Estimate>;
  const contrast = (outcome: OutcomeId): Level => {
    const [mean, sd] = suspensionContrasts[outcome] ?? nought;
    if (scale === 0) return [0, 0];
    return unscaled.has(outcome) ? [mean, sd] : [mean * scale, sd * Math.abs(scale)];
  };
  const outcomes = estimates((outcome) => {
    const [mean, sd] = nationalLevels[outcome] ?? nought;
    const [change, changeSd] = contrast(outcome);
    return [mean + change, Math.hypot(sd, changeSd)];
  });
  const contrasts = estimates(contrast);
  return {
    id,
    title,
    family: scale === 0 ? 'national' : 'suspension',
    description: scale === 0 ? 'Achievement is paid by the contract.' : 'Indicators are suspended and income is held.',
    outcomes,
    contrasts,
    byYear: [{ year: '2016-17', outcomes, contrasts }],
    indicators: sampleIndicators.map(([code, area, careType, points, achievement, change]) => ({
      code,
      area,
      careType,
      points,
      achievement: sampleEstimate('share of one', achievement + scale * change, 0.012),
      change: sampleEstimate('share of one', scale * change + 0, Math.abs(scale * change) / 3),
    })),
    winnersAndLosers: {
      bands: bandLimits.map(([label, fromPercent, toPercent, share]) => {
        const mean = scale === 0 ? (label === 'no change' ? 1 : 0) : share;
        return { label, fromPercent, toPercent, share: sampleEstimate('share of one', mean, mean / 10) };
      }),
    },
    workload: sampleWorkload(outcomes, scale),
    whoLoses: {
      quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((probability) => ({
        probability,
        incomeChange: sampleEstimate('GBP', scale * 4000 * (probability - 0.5) + 0, 300 * Math.abs(scale)),
        partnerIncomeChange: sampleEstimate('GBP', scale * 1400 * (probability - 0.5) + 0, 150 * Math.abs(scale)),
      })),
      groups: [
        ['all practices', 'all', 7000],
        ['list size', 'fifth 1 (smallest)', 1400],
        ['contract', 'APMS', 230],
      ].map(([by, group, practices]) => ({
        by: String(by),
        group: String(group),
        practices: Number(practices),
        incomeChange: sampleEstimate('GBP', 352 * scale, 260 * Math.abs(scale)),
        incomeChangeShare: sampleEstimate('share of one', 0.0003 * scale, 0.0002 * Math.abs(scale)),
        partnerIncomeChange: sampleEstimate('GBP', 130 * scale, 90 * Math.abs(scale)),
        losing: sampleEstimate('share of one', 0.3 * Math.abs(scale), 0.02),
        losingOver1Percent: sampleEstimate('share of one', 0.01 * Math.abs(scale), 0.002),
      })),
      protection: {
        lossOver: 0.01,
        shareOfPractices: 0.05,
        shareOfWorlds: 0.95,
        floor: scale > 2 ? 0.87 : 0,
        safeWithout: { ...sampleEstimate('share of one', scale > 2 ? 0.4 : 1, 0), mcse: 0.02 },
        losingByFloor: [0, 0.5, 0.9].map((floor) => ({
          floor,
          losing: sampleEstimate('share of one', floor < 0.9 ? 0.04 * scale : 0, 0),
        })),
      },
    },
  };
}

/** Small but complete results: the national framework, a suspension and a longer one. */
export function sampleResults(changes: Partial<Results> = {}): Results {
  const results: Omit<Results, 'costEffectiveness'> = {
    schemaVersion: 2,
    kind: 'results',
    scenario: {
      id: 'late-suspension',
      title: 'Suspending QOF late in the year',
      question: 'What would a suspension for the rest of 2016-17 release, and who would pay for it?',
    },
    nation: 'England',
    years: ['2016-17'],
    population: {
      kind: 'synthetic',
      label: 'Synthetic England 2016-17, 7,392 practices',
      practices: 7_392,
      patients: 57_030_000,
    },
    draws: 400,
    worldsPerParameterSet: 2,
    seed: 'sample',
    comparator: 'national',
    fingerprint: 'ab'.repeat(32),
    generator: 'threefry4x32-20',
    kernel: 'typescript',
    warnings: [
      'QOF hours rest on a weak prior: no study measured them, so hours released are good for ranking policies only.',
    ],
    substitutions: ['Minutes for each patient are those of 2013-14.'],
    assumptions: [],
    hoursBasis: 'QOF hours were never measured: all hours rest on a weak belief.',
    outcomeDefinitions,
    claims: [],
    curves: [],
    structural: {
      calibration: 'beforeSomerset',
      variants: [{ variant: 'shift', title: 'every practice shifts', weight: 1, parameterSets: 200 }],
      policies: [],
    },
    policies: [
      samplePolicy('national', 'National QOF', 0),
      samplePolicy('late', 'Suspension from February', 1),
      samplePolicy('whole-year', 'Suspension for the whole year', 2.2),
    ],
    ...changes,
  };
  return { ...results, costEffectiveness: changes.costEffectiveness ?? sampleCostEffectiveness(results.policies) };
}

/** The sample over three years, in which what a policy changes grows by a half of the mean each year: 0.5, 1 and 1.5 times. */
export function sampleYears(): Results {
  const results = sampleResults();
  const years = ['2016-17', '2017-18', '2018-19'];
  const moved = (level: Estimate, by: number): Estimate => {
    const { q05, q25, q50, q75, q95 } = level;
    const [mean, ...quantiles] = [level.mean, q05, q25, q50, q75, q95].map((value) => value + by);
    const [low, lower, middle, upper, high] = quantiles as [number, number, number, number, number];
    return { ...level, mean: mean as number, q05: low, q25: lower, q50: middle, q75: upper, q95: high };
  };
  return {
    ...results,
    years,
    policies: results.policies.map((policy) => ({
      ...policy,
      byYear: years.map((year, i) => {
        const each = (part: 'outcomes' | 'contrasts') =>
          Object.fromEntries(
            outcomeIds.map((id) => [id, moved(policy[part][id], (i - 1) * 0.5 * policy.contrasts[id].mean)]),
          ) as Record<OutcomeId, Estimate>;
        return { year, outcomes: each('outcomes'), contrasts: each('contrasts') };
      }),
    })),
  };
}

const claimed = {
  by: 'NHS England',
  date: '2017-02',
  source: 'Leeds QOF suspension blocked',
  reading: 'Little is less than an hour a week in an average practice.',
} as const;

/** A claim of a change, one of a level and one of pressure. */
export const sampleClaims: readonly ClaimResult[] = [
  {
    ...claimed,
    id: 'little-practical-help',
    statement: 'it would not do very much practically to help practices',
    policy: 'late',
    outcome: 'hoursReleasedPerPracticeWeek',
    of: 'change',
    against: 'national',
    test: { is: 'below', value: 1, words: 'below 1 hour a week' },
    figure: sampleEstimate('hours per week', 11.3, 3.6),
    probability: { ...sampleEstimate('share of one', 0.07, 0.255), q05: 0, q25: 0, q50: 0, q75: 0, q95: 1 },
  },
  {
    ...claimed,
    id: 'quality-holds',
    statement: 'care will go on',
    policy: 'late',
    outcome: 'recordedAchievement',
    of: 'level',
    year: '2016-17',
    indicators: 'the indicators of DM',
    test: { is: 'above', value: 0.8, words: 'above 80%' },
    figure: sampleEstimate('share of one', 0.82, 0.006),
    probability: sampleEstimate('share of one', 1, 0),
  },
  {
    id: 'pressure-everywhere',
    statement: 'the vast majority of practices reported black or red',
    by: 'Pulse',
    source: 'BMA urges GPs to pressure ICBs',
    reading: 'A vast majority is more than four in five.',
    pressure: { level: 'red', month: '2022-12', areas: ['Devon'] },
    of: 'level',
    test: { is: 'above', value: 0.8, words: 'above 80%' },
    figure: sampleEstimate('share of one', 0.4, 0.1),
    probability: sampleEstimate('share of one', 0, 0),
  },
];

/** A suspension that starts later and later. */
export const sampleCurve: CurveResult = {
  id: 'start-month',
  title: 'The month of suspension',
  policy: 'late',
  points: ['2016-04-01', '2016-10-01', '2017-02-01'].map((from, i) => ({
    from,
    contrasts: {
      hoursReleasedPerPractice: sampleEstimate('hours', 600 - 250 * i, 60 - 20 * i),
      hoursReleasedPerPracticeWeek: sampleEstimate('hours per week', 11, 3),
      recordedAchievement: sampleEstimate('share of one', -0.06 + 0.02 * i, 0.004),
      pointsPerPractice: sampleEstimate('QOF points', -60 + 20 * i, 4),
      qofPaymentPerPractice: sampleEstimate('GBP', 0, 0),
    },
  })),
};

/** 300 practices under every alternative policy, with a smooth spread of changes. */
export function sampleRows(results: Results, practices = 300): PracticeRow[] {
  return results.policies.flatMap((policy, p) =>
    Array.from({ length: practices }, (_, i): PracticeRow => {
      const position = (i + 0.5) / practices;
      const change = p === 0 ? 0 : p * (Math.log(position / (1 - position)) * 900 + 350);
      const income = 400_000 + 2_000 * i;
      return {
        policy: policy.id,
        practice: `S${String(i).padStart(5, '0')}`,
        area: `A${i % 7}`,
        contract: i % 3 === 0 ? 'PMS' : 'GMS',
        list: 3_000 + 40 * i,
        qofPayment: 60_000 + 300 * i + change,
        qofPaymentChange: change,
        points: 530 - 20 * p,
        pointsPaid: 532,
        hours: 1_450 - 96 * p,
        hoursReleased: 96 * p,
        income: income + change,
        incomeChange: change,
        participation: p === 0 ? 0 : 1,
        shareOfDrawsLosing: change < 0 ? 0.9 : 0.1,
        shareOfDrawsLosingOver1Percent: change < -5_000 ? 0.8 : 0,
        history: 'none',
        qofReceived: 60_000 + 300 * i,
        costAvoided: 400 * p,
        profit: 0.3 * income + change + 400 * p,
        profitChange: change + 400 * p,
        partners: 1 + i / 100,
      };
    }),
  );
}

export const sampleRun: RunDescription = {
  schemaVersion: 1,
  kind: 'run',
  program: { name: 'qofsim', version: '0.1.0' },
  schemaVersions: { scenario: 2, results: 2 },
  command: "qofsim run scenarios/late-suspension.yaml --draws 400 --seed 'sample' --out results/late-suspension",
  scenario: { id: 'late-suspension', path: 'scenarios/late-suspension.yaml', sha256: 'cd'.repeat(32) },
  inputs: [{ path: 'data/contract/england-2016-17.json', sha256: 'ef'.repeat(32) }],
  fingerprint: 'ab'.repeat(32),
  seed: 'sample',
  draws: 400,
};
