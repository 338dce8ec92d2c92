import type { ContractYear } from '../../contract/contractYear.js';
import type { Ruleset } from '../../contract/ruleset.js';
import type { AchievementCalibration } from '../../facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../facts/incomeFacts.js';
import { nationalResults } from '../../facts/nationalResults.js';
import { readPopulationFacts } from '../../facts/populationFacts.js';
import { loadPriors } from '../../facts/priors.js';
import { loadRuleset } from '../../facts/rulesets.js';
import { payablePractices } from '../../model/payablePractices.js';
import type { Policy } from '../../policy/policy.js';
import { syntheticEngland } from '../../population/synthetic/syntheticEngland.js';
import { buildPlan } from '../../simulate/buildPlan.js';
import { type RunOptions, runPlan } from '../../simulate/runPlan.js';
import { pointsDistribution, type SimulatedPointsDistribution } from '../pointsDistribution.js';
import { practicesInYear } from '../practicesInYear.js';

/** Points of a synthetic England under the national contract of a year, with some calibration. */
export interface EnglandPoints {
  readonly simulated: SimulatedPointsDistribution;
  /** By indicator: pooled simulated achievement less the published one, percentage points. */
  readonly achievementErrors: ReadonlyMap<string, number>;
}

export interface EnglandQuestion {
  readonly year: ContractYear;
  readonly calibration: AchievementCalibration;
  readonly seed: string;
  readonly draws: number;
  readonly probabilities: readonly number[];
  /** Only the first so many practices, for tests. */
  readonly practices?: number;
  /** Only these indicators of the contract; all where absent. */
  readonly indicators?: ReadonlySet<string>;
}

const national: Policy = { id: 'national', family: 'national', title: 'National QOF', shocks: 'felt', measures: [] };

/** The plan of synthetic England of 2016-17 under the contract of a year and some policies. */
export function englandPlan(
  { year, calibration, seed, draws, practices, indicators }: Omit<EnglandQuestion, 'probabilities'>,
  policies: readonly Policy[] = [national],
) {
  const facts = readPopulationFacts('2016-17');
  const held = syntheticEngland({ year: '2016-17', seed, facts, ...(practices === undefined ? {} : { practices }) });
  const all = practicesInYear(held, year);
  const whole = loadRuleset('England', year);
  const ruleset: Ruleset = indicators
    ? { ...whole, indicators: whole.indicators.filter(({ code }) => indicators.has(code)) }
    : whole;
  const results = nationalResults(ruleset);
  const { population } = payablePractices(all, ruleset);
  const run = buildPlan({
    ruleset,
    population,
    firstYear: year,
    policies,
    reportedPolicies: policies.length,
    shocks: [],
    // Base years under the same contract, so that each had all of its indicators.
    contractOf: () => ruleset,
    results,
    calibration,
    priors: loadPriors(),
    beliefs: {},
    income: loadIncomeFacts(ruleset),
    reading: { rounding: 'none', nationalPrevalence: 'pooled' },
    draws,
    worldsPerParameterSet: 1,
    seed,
  });
  return { run, ruleset, results };
}

/** The distribution of total points, and how far each indicator's national achievement is off. */
export async function englandPoints(question: EnglandQuestion, options: RunOptions): Promise<EnglandPoints> {
  const { run, ruleset, results } = englandPlan(question);
  const { totals } = await runPlan(run.kernel, options);
  const { draws } = question;
  const rowSum = (matrix: Float64Array, row: number) =>
    matrix.subarray(row * draws, (row + 1) * draws).reduce((sum, x) => sum + x, 0);
  const errors = ruleset.indicators.flatMap(({ code, kind }, i) => {
    const { achievement } = results.get(code)!;
    if (kind !== 'fraction' || achievement === undefined) return [];
    return [[code, 100 * (rowSum(totals.met, i) / rowSum(totals.counted, i) - achievement)] as const];
  });
  return {
    simulated: pointsDistribution(run.kernel, totals, 0, question.probabilities),
    achievementErrors: new Map(errors),
  };
}
