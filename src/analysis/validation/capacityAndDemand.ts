import type { ContractYear } from '../../contract/contractYear.js';
import { loadPopulation } from '../../documents/loadScenario.js';
import type { SyntheticYear } from '../../documents/scenarioDocument.js';
import { clinicianGroups } from '../../facts/workforceFacts.js';
import { monthsOfYear } from '../../model/pressure.js';
import { planScenario } from '../planScenario.js';
import { type PressureTable, pressureTable, type YearPressure, yearPressure } from '../workload/pressureTable.js';
import { type Predictions, type Question, scenarioOf } from './question.js';

/** Pressure is a closed form over the practices of an area: so many are there to weigh the areas. */
const practices = 1000;

/** Months by name: 0 is April. */
const month = { october: 6, december: 8, january: 9, february: 10, march: 11 } as const;

/**
 * What staff can deliver and what is asked of them in England, held against counts of appointments, the GP Patient Survey
 * and what practices said of their alert level. Delivered is what safe capacity and demand allow, the smaller of the two.
 */
export function capacityAndDemand(question: Question): Predictions {
  const year2019 = inYear(question, '2019-20', '2016-17');
  const year2016 = inYear(question, '2016-17', '2016-17');
  const year2022 = inYear(question, '2022-23', '2022-23');
  return {
    'access.2019-20.appointmentsPerPatient': year2019.vector(
      (d) => (year2019.delivered(d, allMonths) * year2019.consultations(d)) / 1000,
    ),
    'access.2019-20.doctorShare': year2019.vector((d) => 100 * year2019.doctorShare(d)),
    'access.2019-20.october': year2019.vector((d) => year2019.daily(d, [month.october]) / year2019.daily(d, allMonths)),
    'access.2019-20.december': year2019.vector(
      (d) => year2019.daily(d, [month.december]) / year2019.daily(d, allMonths),
    ),
    'access.2016-17.unable': year2016.vector((d) => 100 * year2016.unmetShare(d, surveyMonths)),
    'access.2022-23.amber': year2022.vector((d) => 100 * year2022.amber(d, month.january)),
  };
}

const allMonths: readonly number[] = Array.from({ length: monthsOfYear }, (_, m) => m);

/** The survey of 2017 went out from January to March. */
const surveyMonths = [month.january, month.february, month.march] as const;

/** A year of the national contract, by draw. */
function inYear(question: Question, year: ContractYear, populationYear: SyntheticYear) {
  const [national] = question.loaded.scenario.policies;
  const asked = scenarioOf(question, {
    years: [year],
    policies: [national!],
    comparator: national!.id,
    shocks: [],
    population: { synthetic: { year: populationYear, seed: question.seed, practices } },
  });
  const { population } = loadPopulation(asked);
  const { run } = planScenario(asked.scenario, population).years[0]!;
  const pressure: YearPressure = yearPressure(run, false);
  const table: PressureTable = pressureTable(run, pressure);
  const draws = run.kernel.drawCount;
  const { capacity, absence } = pressure;
  const sum = (matrix: Float64Array, d: number, months: readonly number[]) =>
    months.reduce((total, m) => total + matrix[m * draws + d]!, 0);
  const set = (d: number) => run.setOfDraw[d]!;
  /** Hours for every 1,000 patients. */
  const delivered = (d: number, months: readonly number[]) =>
    sum(table.demand, d, months) - sum(table.unmet, d, months);
  /** Months as long as each other: capacity is counted by days, so it tells their lengths. */
  const days = (d: number, months: readonly number[]) =>
    months.reduce((total, m) => total + table.capacity[m * draws + d]! / (1 - absence[m * draws + d]!), 0);
  return {
    vector: (value: (draw: number) => number) => Float64Array.from({ length: draws }, (_, d) => value(d)),
    delivered,
    daily: (d: number, months: readonly number[]) => delivered(d, months) / days(d, months),
    consultations: (d: number) => capacity.consultationsPerClinicianHour[set(d)]!,
    unmetShare: (d: number, months: readonly number[]) => sum(table.unmet, d, months) / sum(table.demand, d, months),
    amber: (d: number, one: number) => table.amber[one * draws + d]!,
    doctorShare: (d: number) => {
      const of = (group: (typeof clinicianGroups)[number]) =>
        capacity.hours[group][set(d)]! * capacity.consultationsPerHour[group][set(d)]!;
      return of('generalPractitioner') / clinicianGroups.reduce((total, group) => total + of(group), 0);
    },
  };
}
