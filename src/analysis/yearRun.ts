import type { Ruleset } from '../contract/ruleset.js';
import { type CareForgone, careForgone, careOfQof, type RecordedAchievement } from '../model/care.js';
import type { Policy } from '../policy/policy.js';
import type { RunPlan } from '../simulate/buildPlan.js';
import type { KernelResult } from '../simulate/totals.js';
import { indicatorAchievement } from './indicatorAchievement.js';
import { type WorkloadOfYear, workloadOfYear } from './workload/workloadOfYear.js';

/** One contract year of a scenario, simulated. */
export interface YearRun extends WorkloadOfYear {
  readonly run: RunPlan;
  readonly result: KernelResult;
  readonly ruleset: Ruleset;
  /** Registered patients of all practices. */
  readonly patients: number;
  /** Care that the QOF brings, in the unit of care forgone. */
  readonly careOfQof: number;
  /** Pooled recorded achievement of every indicator under a policy (by its place in the kernel). */
  readonly achievementUnder: (policy: number) => RecordedAchievement;
  /** Care forgone under a policy against the comparator. */
  readonly careForgoneUnder: (policy: number) => CareForgone;
  /** The scenario's earlier years, the latest first: what they forwent goes on to show in admissions. */
  readonly before: readonly YearRun[];
}

/**
 * Puts a year's plan and totals together with what the analysis reads from them.
 * @param policies  in the order of the kernel
 */
export function yearRunOf(
  run: RunPlan,
  result: KernelResult,
  ruleset: Ruleset,
  patients: number,
  policies: readonly Policy[],
  before: readonly YearRun[] = [],
): YearRun {
  const known = new Map<number, RecordedAchievement>();
  const achievementUnder = (policy: number): RecordedAchievement => {
    const { behaviour } = run.kernel.policies[policy]!;
    const found = known.get(behaviour);
    if (found) return found;
    const { drawCount } = run.kernel;
    const achievement = new Float64Array(ruleset.indicators.length * drawCount);
    ruleset.indicators.forEach(({ kind }, i) => {
      const values = kind === 'fraction' ? indicatorAchievement({ run, result }, policy, i) : undefined;
      if (values) achievement.set(values, i * drawCount);
      else achievement.fill(Number.NaN, i * drawCount, (i + 1) * drawCount);
    });
    const recorded = { indicators: ruleset.indicators, achievement };
    known.set(behaviour, recorded);
    return recorded;
  };
  const forgone = new Map<number, CareForgone>();
  const careForgoneUnder = (policy: number): CareForgone => {
    const { behaviour } = run.kernel.policies[policy]!;
    const found =
      forgone.get(behaviour) ??
      careForgone(achievementUnder(0), achievementUnder(policy).achievement, run.parameters, run.setOfDraw);
    forgone.set(behaviour, found);
    return found;
  };
  return {
    ...workloadOfYear(run, result.totals, ruleset, policies),
    run,
    result,
    ruleset,
    patients,
    careOfQof: careOfQof(achievementUnder(0), run.shifts, run.parameters, run.setOfDraw),
    achievementUnder,
    careForgoneUnder,
    before,
  };
}
