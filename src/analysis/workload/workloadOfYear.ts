import type { Ruleset } from '../../contract/ruleset.js';
import type { Policy, Release } from '../../policy/policy.js';
import type { RunPlan } from '../../simulate/buildPlan.js';
import type { KernelTotals } from '../../simulate/totals.js';
import { type PolicyWorkload, policyWorkload } from './policyWorkload.js';
import { type PressureTable, pressureTable, type YearPressure, yearPressure } from './pressureTable.js';
import { releaseOf } from './releaseOf.js';

/** The pressure of a year with nothing released. */
export interface PressureBefore {
  readonly pressure: YearPressure;
  readonly table: PressureTable;
}

/** Hours and pressure of one contract year by policy (its place in the kernel), made when they are asked for. */
export interface WorkloadOfYear {
  /** Where the hours go that a policy releases. */
  readonly releaseOf: (policy: number) => Release;
  /** Pressure with the shocks that a policy feels and nothing released. */
  readonly pressureUnder: (policy: number) => PressureBefore;
  /** Hours released by staff and month, and pressure, under a policy that has totals by area. */
  readonly workloadUnder: (policy: number) => PolicyWorkload;
}

/** @param policies  in the order of the kernel */
export function workloadOfYear(
  run: RunPlan,
  totals: KernelTotals,
  ruleset: Ruleset,
  policies: readonly Policy[],
): WorkloadOfYear {
  const pressures = new Map<boolean, PressureBefore>();
  const pressureUnder = (policy: number): PressureBefore => {
    const { spared } = run.kernel.behaviours[run.kernel.policies[policy]!.behaviour]!;
    const found = pressures.get(spared);
    if (found) return found;
    const pressure = yearPressure(run, spared);
    const made = { pressure, table: pressureTable(run, pressure) };
    pressures.set(spared, made);
    return made;
  };
  const releaseOfPolicy = (policy: number): Release => releaseOf(policies[policy]!);
  // Policies that differ in pay alone release the same hours.
  const workloads = new Map<string, PolicyWorkload>();
  const workloadUnder = (policy: number): PolicyWorkload => {
    const release = releaseOfPolicy(policy);
    const key = JSON.stringify([run.kernel.policies[policy]!.behaviour, release]);
    const found = workloads.get(key);
    if (found) return found;
    const { pressure, table: base } = pressureUnder(policy);
    const made = policyWorkload({ run, totals, ruleset, policy, release, pressure, base });
    workloads.set(key, made);
    return made;
  };
  return { releaseOf: releaseOfPolicy, pressureUnder, workloadUnder };
}
