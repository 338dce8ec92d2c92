import type { Ruleset } from '../../contract/ruleset.js';
import { type ByStaffGroup, clinicianGroups, staffGroups } from '../../facts/workforceFacts.js';
import { drawsOf } from '../../model/parameters.js';
import { monthsOfYear } from '../../model/pressure.js';
import type { Release } from '../../policy/policy.js';
import type { RunPlan } from '../../simulate/buildPlan.js';
import type { KernelTotals } from '../../simulate/totals.js';
import { type MeasureWork, measureWork } from './measureWork.js';
import { areaPressure, areaWeights, entryAt, type PressureTable, type YearPressure } from './pressureTable.js';
import { type ReleasedInArea, releasedInArea } from './releasedInArea.js';

/** What a policy does to hours and pressure in one contract year, all practices together. */
export interface PolicyWorkload {
  /** The table under the policy; capacity is as without it. */
  readonly table: PressureTable;
  /** 12 x D: hours released by staff group. */
  readonly released: ByStaffGroup<Float64Array>;
  /** 12 x D: released clinicians' hours that become appointments, and those appointments. */
  readonly usable: Float64Array;
  readonly appointments: Float64Array;
  /** I x D: hours released by indicator over the year. */
  readonly byIndicator: Float64Array;
}

/** What the workload of a policy is made from. */
export interface WorkloadInput {
  readonly run: RunPlan;
  readonly totals: KernelTotals;
  readonly ruleset: Ruleset;
  readonly policy: number;
  readonly release: Release;
  /** With the shocks that the policy feels, and its table with nothing released. */
  readonly pressure: YearPressure;
  readonly base: PressureTable;
}

/**
 * Released hours by staff group and month, and what those of them that go to urgent access take off the pressure of the
 * practices that take part (docs/model.md 4.13). A policy that releases nothing has the table that it was given, to the bit.
 */
export function policyWorkload(input: WorkloadInput): PolicyWorkload {
  const { run, totals, ruleset, policy, base } = input;
  const measures = measureWork(run, ruleset, policy);
  const draws = run.kernel.drawCount;
  const column = () => new Float64Array(monthsOfYear * draws);
  const released = Object.fromEntries(
    staffGroups.map((group) => [group, column()]),
  ) as unknown as ByStaffGroup<Float64Array>;
  const byIndicator = new Float64Array(run.kernel.indicatorCount * draws);
  const work: PolicyWorkload = {
    table: {
      ...base,
      demand: base.demand.slice(),
      unmet: base.unmet.slice(),
      amber: base.amber.slice(),
      red: base.red.slice(),
      black: base.black.slice(),
    },
    released,
    usable: column(),
    appointments: column(),
    byIndicator,
  };
  if (measures.length === 0) return work;
  run.areas.forEach((_, a) => {
    const area = releasedInArea(run, totals, policy, measures, a);
    if (!area) return;
    for (const group of staffGroups) addInto(released[group], area.byStaff[group]);
    addByIndicator(byIndicator, measures, area);
    relieve(work, input, area, a);
  });
  return work;
}

function addByIndicator(
  byIndicator: Float64Array,
  measures: readonly MeasureWork[],
  { byMeasure }: ReleasedInArea,
): void {
  measures.forEach(({ shares }, m) => {
    const { clinical, administrative } = byMeasure[m]!;
    const draws = clinical.length;
    shares.clinical.forEach((share, i) => {
      const other = shares.administrative[i]!;
      if (share === 0 && other === 0) return;
      for (let d = 0; d < draws; d++) {
        const at = i * draws + d;
        byIndicator[at] = byIndicator[at]! + share * clinical[d]! + other * administrative[d]!;
      }
    });
  });
}

/** Takes the relief of one area off the table: usable hours over the capacity of the practices that take part. */
function relieve(work: PolicyWorkload, input: WorkloadInput, { byStaff, taking }: ReleasedInArea, a: number): void {
  const { run, release, pressure } = input;
  const { setOfDraw, parameters } = run;
  const draws = setOfDraw.length;
  const usablePart = drawsOf(parameters, 'releasedHoursUsable');
  const weights = areaWeights(run);
  const patients = weights.patients[a]!;
  const practices = weights.practices[a]!;
  const thousands = run.areaPatients[a]! / 1000;
  const here = areaPressure(pressure, run.areas[a]!);
  const { table, usable, appointments } = work;
  for (let j = 0; j < here.hours.length; j++) {
    const set = setOfDraw[j % draws]!;
    let hours = 0;
    let slots = 0;
    for (const group of clinicianGroups) {
      const own = release.urgentAccess * usablePart[set]! * byStaff[group][j]!;
      hours += own;
      slots += own * pressure.capacity.consultationsPerHour[group][set]!;
    }
    if (hours === 0) continue;
    add(usable, j, hours);
    add(appointments, j, slots);
    add(table.demand, j, (-patients * hours) / thousands);
    // Practices that respond to an announcement before the first day do not count as taking part yet: all share it then.
    const part = taking[j % draws]! > 0 ? taking[j % draws]! : 1;
    const capacity = here.hours[j]!;
    if (!(capacity > 0)) continue;
    const ofMonth = { location: here.location[j]!, spread: pressure.spread[set]! };
    const before = entryAt(ofMonth, pressure.cutPoints, capacity, 0);
    const after = entryAt(ofMonth, pressure.cutPoints, capacity, hours / (thousands * part * capacity));
    add(table.unmet, j, patients * part * (after.unmet - before.unmet));
    add(table.amber, j, practices * part * (after.amber - before.amber));
    add(table.red, j, practices * part * (after.red - before.red));
    add(table.black, j, practices * part * (after.black - before.black));
  }
}

function add(into: Float64Array, j: number, value: number): void {
  into[j] = into[j]! + value;
}

function addInto(into: Float64Array, values: Float64Array): void {
  for (let j = 0; j < into.length; j++) into[j] = into[j]! + values[j]!;
}
