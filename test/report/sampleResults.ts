import { outcomeDefinitions } from '../../src/analysis/outcomeDefinitions.js';
import type { PracticeRow } from '../../src/analysis/practiceRows.js';
import {
  type Estimate,
  type OutcomeId,
  type OutcomeUnit,
  outcomeIds,
  type PolicyResult,
  type Results,
} from '../../src/documents/resultsSchema.js';
import type { RunDescription } from '../../src/report/runRecord.js';

/** An estimate with normal quantiles; its Monte Carlo error is that of 400 draws. */
export function sampleEstimate(unit: OutcomeUnit, mean: number, sd: number): Estimate {
  const at = (z: number) => mean + z * sd;
  return {
    unit,
    mean,
    mcse: sd / 20,
    sd,
    sdEpistemic: sd * 0.8,
    sdAleatory: sd * 0.6,
    q05: at(-1.645),
    q25: at(-0.674),
    q50: mean,
    q75: at(0.674),
    q95: at(1.645),
  };
}

type Level = readonly [mean: number, sd: number];

const nationalLevels: Readonly<Record<OutcomeId, Level>> = {
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

const suspensionContrasts: Readonly<Record<OutcomeId, Level>> = {
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

/** One policy that differs from the national levels by `scale` times the sample suspension. */
export function samplePolicy(id: string, title: string, scale: number): PolicyResult {
  const estimates = (level: (outcome: OutcomeId) => Level) =>
    Object.fromEntries(
      outcomeIds.map((outcome) => [outcome, sampleEstimate(outcomeDefinitions[outcome].unit, ...level(outcome))]),
    ) as Record<OutcomeId, Estimate>;
  const contrast = (outcome: OutcomeId): Level => {
    const [mean, sd] = suspensionContrasts[outcome];
    if (scale === 0) return [0, 0];
    return unscaled.has(outcome) ? [mean, sd] : [mean * scale, sd * Math.abs(scale)];
  };
  return {
    id,
    title,
    family: scale === 0 ? 'national' : 'suspension',
    description: scale === 0 ? 'Achievement is paid by the contract.' : 'Indicators are suspended and income is held.',
    outcomes: estimates((outcome) => {
      const [mean, sd] = nationalLevels[outcome];
      const [change, changeSd] = contrast(outcome);
      return [mean + change, Math.hypot(sd, changeSd)];
    }),
    contrasts: estimates(contrast),
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
  };
}

/** Small but complete results: the national framework, a suspension and a longer one. */
export function sampleResults(changes: Partial<Results> = {}): Results {
  return {
    schemaVersion: 1,
    kind: 'results',
    scenario: {
      id: 'late-suspension',
      title: 'Suspending QOF late in the year',
      question: 'What would a suspension for the rest of 2016-17 release, and who would pay for it?',
    },
    nation: 'England',
    year: '2016-17',
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
    outcomeDefinitions,
    policies: [
      samplePolicy('national', 'National QOF', 0),
      samplePolicy('late', 'Suspension from February', 1),
      samplePolicy('whole-year', 'Suspension for the whole year', 2.2),
    ],
    ...changes,
  };
}

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
      };
    }),
  );
}

export const sampleRun: RunDescription = {
  schemaVersion: 1,
  kind: 'run',
  program: { name: 'qofsim', version: '0.1.0' },
  schemaVersions: { scenario: 1, results: 1 },
  command: "qofsim run scenarios/late-suspension.yaml --draws 400 --seed 'sample' --out results/late-suspension",
  scenario: { id: 'late-suspension', path: 'scenarios/late-suspension.yaml', sha256: 'cd'.repeat(32) },
  inputs: [{ path: 'data/contract/england-2016-17.json', sha256: 'ef'.repeat(32) }],
  fingerprint: 'ab'.repeat(32),
  seed: 'sample',
  draws: 400,
};
