import { loadPressureFacts, type PressureFacts } from '../../facts/pressureFacts.js';
import { loadWorkforce } from '../../facts/workforceFacts.js';
import { type Capacity, safeCapacity } from '../../model/capacity.js';
import { drawsOf } from '../../model/parameters.js';
import { areaMargins, monthsOfYear, nationalMargins, type PressureWorlds, winterShocks } from '../../model/pressure.js';
import { meanExcess, meanPressure, type PressureOfMonth, shareAtLeast } from '../../model/unmetDemand.js';
import { exp } from '../../random/elementary.js';
import type { RunPlan } from '../../simulate/buildPlan.js';
import { monthStarts } from '../../simulate/forgoneByMonth.js';

/** Every month of a contract year; 0 is April. */
export const allMonths: readonly number[] = Array.from({ length: monthsOfYear }, (_, month) => month);

/** Pressure of all practices by month and draw, 12 x D each. Hours are for every 1,000 registered patients in the month. */
export interface PressureTable {
  readonly capacity: Float64Array;
  readonly demand: Float64Array;
  readonly unmet: Float64Array;
  /** Share of practices at the level or worse. */
  readonly amber: Float64Array;
  readonly red: Float64Array;
  readonly black: Float64Array;
}

/** What the pressure of a year is made of, and its worlds; spared or struck by shocks. */
export interface YearPressure {
  readonly worlds: PressureWorlds;
  readonly capacity: Capacity;
  /** 12 x D: logarithm of demand over capacity that all practices share, and what the winter adds to it. */
  readonly national: Float64Array;
  readonly winter: Float64Array;
  /** 12 x D: capacity without shocks, hours for every 1,000 patients in the month; the share of it that a winter's absence takes. */
  readonly hours: Float64Array;
  readonly absence: Float64Array;
  /** By parameter set: standard deviation of log U inside an area and month. */
  readonly spread: Float64Array;
  readonly cutPoints: PressureFacts['cutPoints'];
}

/** @param spared  whether shocks are left out */
export function yearPressure(run: RunPlan, spared: boolean): YearPressure {
  const { parameters, setOfDraw, kernel, year, capacityShock } = run;
  const worlds: PressureWorlds = {
    draws: parameters,
    setOfDraw,
    key: kernel.key,
    year,
    ...(capacityShock && !spared ? { capacityShock } : {}),
  };
  const capacity = safeCapacity(parameters, loadWorkforce(year));
  const winter = winterShocks(worlds, allMonths);
  const part = drawsOf(parameters, 'winterAbsencePart');
  const practice = drawsOf(parameters, 'pressurePracticeSpread');
  const month = drawsOf(parameters, 'pressureMonthSpread');
  const starts = monthStarts(year);
  const absence = winter.map((shock, j) => 1 - exp(-part[setOfDraw[j % setOfDraw.length]!]! * shock));
  return {
    worlds,
    capacity,
    national: nationalMargins(worlds, allMonths, 0),
    winter,
    hours: absence.map((lost, j) => {
      const m = Math.floor(j / setOfDraw.length);
      const share = (starts[m + 1] ?? 1) - starts[m]!;
      return capacity.allHours[setOfDraw[j % setOfDraw.length]!]! * share * (1 - lost);
    }),
    absence,
    spread: practice.map((sd, set) => Math.sqrt(sd * sd + month[set]! * month[set]!)),
    cutPoints: loadPressureFacts().cutPoints,
  };
}

/** The pressure of one area: its place among the areas, and 12 x D the logarithm of U of its typical practice and its capacity in hours. */
export interface AreaPressure {
  readonly location: Float64Array;
  readonly hours: Float64Array;
}

export function areaPressure({ worlds, national, hours }: YearPressure, area: string): AreaPressure {
  const { capacityShock, setOfDraw } = worlds;
  const at = capacityShock?.areas.indexOf(area) ?? -1;
  return {
    location: areaMargins(worlds, national, area, allMonths),
    hours:
      at < 0 ? hours : hours.map((h, j) => h * (1 - capacityShock!.lost[at * monthsOfYear * setOfDraw.length + j]!)),
  };
}

/** What one practice in the mean of an area contributes to a table, at a fall of its pressure. */
export interface PressureEntry {
  readonly unmet: number;
  readonly amber: number;
  readonly red: number;
  readonly black: number;
}

/**
 * Unmet demand and levels of the practices of an area and month whose pressure falls by `relief`: U - relief is above a cut
 * point where U is above the cut point and the relief together.
 */
export function entryAt(
  pressure: PressureOfMonth,
  { amber, red, black }: PressureFacts['cutPoints'],
  hours: number,
  relief: number,
): PressureEntry {
  return {
    unmet: hours * meanExcess(pressure, 1 + relief),
    amber: shareAtLeast(pressure, amber + relief),
    red: shareAtLeast(pressure, red + relief),
    black: shareAtLeast(pressure, black + relief),
  };
}

/** Weights of areas among all: of their patients and of their practices. */
export interface AreaWeights {
  readonly patients: Float64Array;
  readonly practices: Float64Array;
}

export function areaWeights({ areaPatients, areaPractices }: RunPlan): AreaWeights {
  const share = (sizes: Float64Array) => {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return sizes.map((size) => size / total);
  };
  return { patients: share(areaPatients), practices: share(areaPractices) };
}

/** The pressure of a year with nothing released, summed over areas: hours by patients, levels by practices. */
export function pressureTable(run: RunPlan, pressure: YearPressure): PressureTable {
  const { setOfDraw } = pressure.worlds;
  const draws = setOfDraw.length;
  const weights = areaWeights(run);
  const column = () => new Float64Array(monthsOfYear * draws);
  const table = {
    capacity: column(),
    demand: column(),
    unmet: column(),
    amber: column(),
    red: column(),
    black: column(),
  };
  const add = (into: Float64Array, j: number, value: number) => {
    into[j] = into[j]! + value;
  };
  run.areas.forEach((area, a) => {
    if (run.areaPractices[a] === 0) return;
    const { location, hours } = areaPressure(pressure, area);
    const patients = weights.patients[a]!;
    const practices = weights.practices[a]!;
    for (let j = 0; j < location.length; j++) {
      const ofMonth = { location: location[j]!, spread: pressure.spread[setOfDraw[j % draws]!]! };
      const entry = entryAt(ofMonth, pressure.cutPoints, hours[j]!, 0);
      add(table.capacity, j, patients * hours[j]!);
      add(table.demand, j, patients * hours[j]! * meanPressure(ofMonth));
      add(table.unmet, j, patients * entry.unmet);
      add(table.amber, j, practices * entry.amber);
      add(table.red, j, practices * entry.red);
      add(table.black, j, practices * entry.black);
    }
  });
  return table;
}
