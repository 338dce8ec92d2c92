import { daysInYear } from '../../contract/contractYear.js';
import type { Estimate, MonthResult, OutcomeUnit } from '../../documents/resultsSchema.js';
import { monthNames } from '../../documents/workloadResultSchema.js';
import { clinicianGroups, staffGroups } from '../../facts/workforceFacts.js';
import { drawsOf } from '../../model/parameters.js';
import { monthsOfYear } from '../../model/pressure.js';
import { exp } from '../../random/elementary.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import { monthStarts } from '../../simulate/forgoneByMonth.js';
import type { Summarised } from '../estimatesOf.js';
import { meanOfVectors } from '../meanOfVectors.js';
import type { YearRun } from '../yearRun.js';
import { areaMoments } from './areaMoments.js';

const daysPerWeek = 7;
const quantiles = { p10: 0.1, median: 0.5, p90: 0.9 } as const;

/** Figures of one month and year, one value a draw, by name. */
type MonthVectors = Readonly<Record<string, Float64Array>>;

/** Twelve months of one policy; several contract years are averaged draw by draw. */
export function monthlyResults(years: readonly YearRun[], summed: Summarised, policy: number): readonly MonthResult[] {
  const byYear = years.map((year) => monthsOf(year, policy));
  return monthNames.map((month, m) => {
    const vectors = (name: string) => meanOfVectors(byYear.map((months) => months[m]![name]!));
    const figure = (name: string, unit: OutcomeUnit): Estimate => summed(vectors(name), unit);
    const named = <Name extends string>(prefix: string, names: readonly Name[], unit: OutcomeUnit) =>
      Object.fromEntries(names.map((name) => [name, figure(`${prefix}.${name}`, unit)])) as Record<Name, Estimate>;
    const hours = 'hours per 1,000 patients a week';
    const appointments = 'appointments per 1,000 patients a week';
    return {
      month,
      capacity: named('capacity', ['all', ...clinicianGroups], hours),
      demand: named('demand', ['all', ...clinicianGroups], hours),
      winterDemand: figure('winterDemand', 'share of one'),
      winterAbsence: figure('winterAbsence', 'share of one'),
      pressure: named('pressure', ['p10', 'median', 'p90'], 'demand over capacity'),
      levels: named('levels', ['green', 'amber', 'red', 'black'], 'share of one'),
      redOrBlack: figure('redOrBlack', 'share of one'),
      released: named('released', staffGroups, 'hours per week'),
      offered: figure('offered', appointments),
      unmet: figure('unmet', appointments),
      relieved: figure('relieved', appointments),
    };
  });
}

function monthsOf(year: YearRun, policy: number): readonly MonthVectors[] {
  const { run } = year;
  const { kernel, setOfDraw, parameters } = run;
  const draws = kernel.drawCount;
  const { pressure, table: before } = year.pressureUnder(policy);
  const { table, released, appointments } = year.workloadUnder(policy);
  const comparator = year.workloadUnder(0).table;
  const { capacity } = pressure;
  const moments = areaMoments(run, pressure);
  const absencePart = drawsOf(parameters, 'winterAbsencePart');
  const starts = monthStarts(run.year);
  const thousands = year.patients / 1000;
  return Array.from({ length: monthsOfYear }, (_, month): MonthVectors => {
    const weeks = (((starts[month + 1] ?? 1) - starts[month]!) * daysInYear(run.year)) / daysPerWeek;
    const vector = (value: (j: number, set: number) => number) =>
      Float64Array.from({ length: draws }, (_, d) => value(month * draws + d, setOfDraw[d]!));
    const consultations = capacity.consultationsPerClinicianHour;
    const vectors: Record<string, Float64Array> = {
      'capacity.all': vector((j) => table.capacity[j]! / weeks),
      'demand.all': vector((j) => table.demand[j]! / weeks),
      winterDemand: vector((j, set) => exp((1 - absencePart[set]!) * pressure.winter[j]!) - 1),
      winterAbsence: vector((j) => pressure.absence[j]!),
      'levels.green': vector((j) => 1 - table.amber[j]!),
      'levels.amber': vector((j) => table.amber[j]! - table.red[j]!),
      'levels.red': vector((j) => table.red[j]! - table.black[j]!),
      'levels.black': vector((j) => table.black[j]!),
      redOrBlack: vector((j) => table.red[j]!),
      offered: vector((j) => appointments[j]! / thousands / weeks),
      unmet: vector((j, set) => (table.unmet[j]! * consultations[set]!) / weeks),
      relieved: vector((j, set) => ((comparator.unmet[j]! - table.unmet[j]!) * consultations[set]!) / weeks),
    };
    for (const group of clinicianGroups) {
      const share = (set: number) => capacity.hours[group][set]! / capacity.allHours[set]!;
      vectors[`capacity.${group}`] = vector((j, set) => (share(set) * table.capacity[j]!) / weeks);
      vectors[`demand.${group}`] = vector((j, set) => (share(set) * table.demand[j]!) / weeks);
    }
    for (const group of staffGroups)
      vectors[`released.${group}`] = vector((j) => released[group][j]! / kernel.practiceCount / weeks);
    for (const [name, probability] of Object.entries(quantiles)) {
      const z = normalQuantile(probability);
      vectors[`pressure.${name}`] = vector((j) => {
        const relief = (before.demand[j]! - table.demand[j]!) / table.capacity[j]!;
        return exp(moments.location[j]! + z * moments.spread[j]!) - relief;
      });
    }
    return vectors;
  });
}
