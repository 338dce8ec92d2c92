import { type ContractYear, daysInYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { AchievementCalibration } from '../facts/achievementCalibration.js';
import type { IncomeFacts } from '../facts/incomeFacts.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import type { Prior } from '../facts/priors.js';
import { InputError } from '../inputError.js';
import { otherIncomePence } from '../model/income.js';
import { drawParameters } from '../model/parameters.js';
import { spanOf } from '../model/timing.js';
import { drawShifts } from '../model/withdrawalShift.js';
import { hourRates, indicatorWorkPerPatient, nationalWorkPerPatient, workOf } from '../model/workload.js';
import type { Policy } from '../policy/policy.js';
import { selectIndicators } from '../policy/selectIndicators.js';
import type { Population } from '../population/population.js';
import type { Distribution } from '../random/distributions.js';
import { hash64 } from '../random/hash64.js';
import { keyFromSeed } from '../random/key.js';
import { achievementColumns } from './achievementColumns.js';
import { behaviourOf } from './behaviours.js';
import { type ContractReading, paymentColumns } from './paymentColumns.js';
import type { BehaviourPlan, KernelPlan, PolicyPlan } from './plan.js';

/** Everything a run is made of; facts are arguments, so that a test or a user can bring others. */
export interface PlanInput {
  readonly ruleset: Ruleset;
  readonly population: Population;
  /** The comparator first. */
  readonly policies: readonly Policy[];
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
  readonly calibration: AchievementCalibration;
  readonly priors: ReadonlyMap<string, Prior>;
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly income: IncomeFacts;
  readonly reading: ContractReading;
  readonly draws: number;
  readonly worldsPerParameterSet: number;
  readonly seed: string;
}

/** The kernel's plan, and what the analysis needs beside it. */
export interface RunPlan {
  readonly kernel: KernelPlan;
  /** Parameter set of each draw. */
  readonly setOfDraw: Int32Array;
  /** D: hours of QOF work in all practices together, with nothing suspended. */
  readonly nationalHours: Float64Array;
  /** P: hours of QOF work of each practice, mean over draws, with nothing suspended. */
  readonly practiceHours: Float64Array;
  /** One entry a policy, in the order of the kernel. */
  readonly weeksInForce: readonly number[];
  /** K: codes suspended by each policy. */
  readonly suspended: readonly ReadonlySet<string>[];
}

/** An indicator without points ranks as if it had next to none: dropping it frees hours and costs nothing. */
const leastPoints = 1e-6;

/** Turns facts and policies into the arrays that the kernel reads. */
export function buildPlan(input: PlanInput): RunPlan {
  const { ruleset, population, policies, results, calibration, draws: drawCount } = input;
  checkResults(ruleset, results);
  const key = keyFromSeed(input.seed);
  const sets = Math.ceil(drawCount / input.worldsPerParameterSet);
  const setOfDraw = Int32Array.from({ length: drawCount }, (_, d) => Math.floor(d / input.worldsPerParameterSet));
  const parameters = drawParameters(input.priors, input.beliefs, key, sets);
  const shifts = drawShifts(input.priors, input.beliefs, parameters, key, sets);
  const clinicalPerPatient = nationalWorkPerPatient(ruleset, results, population);
  const totalPoints = ruleset.indicators.reduce((sum, indicator) => sum + indicator.points.value, 0);
  const rates = hourRates(parameters, totalPoints, clinicalPerPatient);
  const context = { ruleset, population, results, calibration, draws: parameters, shifts, rates, setOfDraw };

  const hoursPerPoint = (code: string) => {
    const indicator = ruleset.indicators.find((other) => other.code === code)!;
    return indicatorWorkPerPatient(indicator, results, population) / Math.max(indicator.points.value, leastPoints);
  };
  const suspended = policies.map((policy) => selectIndicators(policy.indicators, ruleset, hoursPerPoint));
  const { behaviours, behaviourIndex } = distinctBehaviours(policies, suspended, (policy, codes) =>
    behaviourOf(policy, codes, context),
  );
  const policyPlans: PolicyPlan[] = policies.map((policy, k) => ({
    behaviour: behaviourIndex[k]!,
    rule: policy.pay.rule,
  }));

  const payment = paymentColumns(ruleset, results, population, input.reading);
  const otherPence = Float64Array.from(population.practices, (practice) => otherIncomePence(practice, input.income));
  const work = population.practices.map((practice) => workOf(practice, ruleset.indicators, results, population));
  const clinical = work.reduce((sum, w) => sum + w.clinical, 0);
  const administrative = work.reduce((sum, w) => sum + w.administrative, 0);
  return {
    kernel: {
      key,
      practiceCount: population.practices.length,
      indicatorCount: ruleset.indicators.length,
      drawCount,
      practiceKeys: keysOf(population.practices.map((practice) => practice.code)),
      areaKeys: keysOf(population.practices.map((practice) => practice.area)),
      ...payment,
      otherPence,
      qofShareOfIncome: qofShares(payment.fullPence, otherPence, ruleset.indicators.length),
      roundPoints: input.reading.rounding === 'points2dp',
      indicators: achievementColumns(ruleset, results, calibration),
      achievement: calibration.effects,
      behaviours,
      policies: policyPlans,
      needsBaseYear: policyPlans.some((policy) => policy.rule !== 'actual' && policy.behaviour > 0),
    },
    setOfDraw,
    nationalHours: Float64Array.from(
      setOfDraw,
      (set) => clinical * rates.perClinical[set]! + administrative * rates.perAdministrative[set]!,
    ),
    practiceHours: Float64Array.from(
      work,
      (w) =>
        w.clinical * meanOverDraws(rates.perClinical, setOfDraw) +
        w.administrative * meanOverDraws(rates.perAdministrative, setOfDraw),
    ),
    weeksInForce: policies.map((policy) => weeksOf(policy, ruleset.year)),
    suspended,
  };
}

/**
 * Policies that suspend the same indicators of the same practices on the same days differ only in pay: practices respond
 * alike, so the response is simulated once. Behaviour 0 is the national contract.
 */
function distinctBehaviours(
  policies: readonly Policy[],
  suspended: readonly ReadonlySet<string>[],
  build: (policy: Policy, codes: ReadonlySet<string>) => BehaviourPlan,
): { readonly behaviours: BehaviourPlan[]; readonly behaviourIndex: number[] } {
  const national: Policy = { ...policies[0]!, who: { areas: 'all', participation: 'everyone' } };
  const behaviours = [build(national, new Set())];
  const known = new Map<string, number>();
  const behaviourIndex = policies.map((policy, k) => {
    const codes = suspended[k]!;
    if (codes.size === 0) return 0;
    const signature = JSON.stringify([policy.who, policy.when, policy.signal, [...codes].sort()]);
    const index = known.get(signature);
    if (index !== undefined) return index;
    known.set(signature, behaviours.length);
    behaviours.push(build(policy, codes));
    return behaviours.length - 1;
  });
  return { behaviours, behaviourIndex };
}

function keysOf(codes: readonly string[]): Int32Array {
  const keys = new Int32Array(2 * codes.length);
  codes.forEach((code, i) => {
    const [low, high] = hash64(code);
    keys[2 * i] = low;
    keys[2 * i + 1] = high;
  });
  return keys;
}

const qofShares = (fullPence: Float64Array, otherPence: Float64Array, indicators: number): Float64Array =>
  otherPence.map((other, p) => {
    let full = 0;
    for (let i = 0; i < indicators; i++) full += fullPence[p * indicators + i]!;
    return full + other > 0 ? full / (full + other) : 0;
  });

const meanOverDraws = (bySet: Float64Array, setOfDraw: Int32Array): number =>
  setOfDraw.reduce((sum, set) => sum + bySet[set]!, 0) / setOfDraw.length;

function weeksOf(policy: Policy, year: ContractYear): number {
  const span = spanOf(year, policy.when.from, policy.when.to);
  return ((span.end - span.start) * daysInYear(year)) / 7;
}

function checkResults(ruleset: Ruleset, results: ReadonlyMap<string, NationalIndicatorResult>): void {
  const without = ruleset.indicators.filter((indicator) => !results.has(indicator.code)).map(({ code }) => code);
  if (without.length === 0) return;
  throw new InputError({
    where: `contract of ${ruleset.nation} ${ruleset.year}`,
    found: `${without.length} indicators without any published national result: ${without.slice(0, 8).join(', ')}${without.length > 8 ? ' ...' : ''}`,
    allowed: 'a year whose results, or those of near years, are held: 2014-15 to 2022-23',
    mend: 'Choose another year, or add results as CONTRIBUTING.md describes.',
  });
}
