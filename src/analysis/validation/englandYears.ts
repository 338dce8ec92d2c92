import { sampleRankCorrelation } from 'simple-statistics';
import type { ContractYear } from '../../contract/contractYear.js';
import { loadPopulation } from '../../documents/loadScenario.js';
import type { SyntheticYear } from '../../documents/scenarioDocument.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { pointUnits } from '../../simulate/totals.js';
import { planScenario } from '../planScenario.js';
import { practicesInYear, publishedPractices } from '../practicesInYear.js';
import { acrossPractices } from './acrossPractices.js';
import { forEachPractice } from './forEachPractice.js';
import { type AccountsTable, addAccounts } from './practiceAccounts.js';
import { type Predictions, policiesOf, type Question, scenarioOf } from './question.js';

export interface EnglandQuestion extends Question {
  /** Contract years that follow each other. */
  readonly years: readonly ContractYear[];
  /** Year of the published margins that practices are drawn from. */
  readonly populationYear: SyntheticYear;
  /** Id of the scenario's policy that was in force; its measures act on their own days. */
  readonly policy: string;
}

/** Points and pounds of every practice in every draw: practice-minor, one array a draw. */
interface PracticeTable {
  readonly year: ContractYear;
  readonly points: readonly Float64Array[];
  readonly pounds: readonly Float64Array[];
}

/**
 * England under the contract as it was paid: distribution of the points that pay rests on, payments, and how practices keep their rank
 * over the years.
 */
export function englandYears(question: EnglandQuestion): Predictions {
  const { years, populationYear, draws } = question;
  const policies = policiesOf(question, question.policy);
  const asked = scenarioOf(question, {
    years,
    policies,
    comparator: question.policy,
    population: { synthetic: { year: populationYear, seed: question.seed } },
  });
  const { population: all } = loadPopulation(asked);
  const { years: plans, population } = planScenario(asked.scenario, all, practicesInYear);
  const predictions: Record<string, Float64Array> = {};
  const accounts: AccountsTable[] = [];
  const tables = plans.map(({ run: { kernel }, ruleset }): PracticeTable => {
    const columns = () => Array.from({ length: draws }, () => new Float64Array(kernel.practiceCount));
    const table: PracticeTable = { year: ruleset.year, points: columns(), pounds: columns() };
    const profit = new Float64Array(draws);
    forEachPractice(kernel, (practice, own) => {
      for (let d = 0; d < draws; d++) {
        table.points[d]![practice] = own.pointsPaid[d]! / pointUnits;
        table.pounds[d]![practice] = own.pence[d]! / 100;
        profit[d] = profit[d]! + own.profitPence[d]! / 100;
      }
    });
    const other = kernel.otherPence.map((pence) => pence / 100);
    accounts.push({ ruleset, lists: kernel.list, pounds: table.pounds, profit, other });
    const maximum = ruleset.indicators.reduce((sum, { points }) => sum + points.value, 0);
    const add = (name: string, value: (d: number) => number) => {
      predictions[name] = Float64Array.from({ length: draws }, (_, d) => value(d));
    };
    addPoints((name, value) => add(`points.${ruleset.year}.${name}`, value), table, maximum);
    const real = publishedPractices(population, ruleset.year);
    // One simulated practice stands for this many real ones.
    const weight = real !== undefined && question.practices === undefined ? real / kernel.practiceCount : 1;
    addPayments((name, value) => add(`payments.${ruleset.year}.${name}`, value), table, kernel.list, weight);
    return table;
  });
  addAccounts(accounts, (name, value) => {
    predictions[name] = Float64Array.from({ length: draws }, (_, d) => value(d));
  });
  tables.forEach((first, i) => {
    for (const second of tables.slice(i + 1)) {
      predictions[`persistence.${first.year}.${second.year}`] = Float64Array.from({ length: draws }, (_, d) =>
        sampleRankCorrelation([...first.points[d]!], [...second.points[d]!]),
      );
    }
  });
  return predictions;
}

type Add = (name: string, value: (draw: number) => number) => void;

function addPoints(add: Add, { points }: PracticeTable, maximum: number): void {
  const distributions = points.map((values) => acrossPractices(values));
  // Points are sums of whole ten-thousandths: less than half of one below the maximum is the maximum.
  const full = maximum - 0.5 / pointUnits;
  add('mean', (d) => distributions[d]!.mean);
  add('sd', (d) => distributions[d]!.sd);
  add('p5', (d) => (100 * distributions[d]!.quantile(0.05)) / maximum);
  add('median', (d) => (100 * distributions[d]!.quantile(0.5)) / maximum);
  add('atMaximum', (d) => 100 * (1 - distributions[d]!.shareBelow(full)));
  add('under80', (d) => 100 * distributions[d]!.shareBelow(0.8 * maximum));
}

function addPayments(add: Add, { pounds }: PracticeTable, lists: Float64Array, weight: number): void {
  const { smallestList } = loadValidationTargets().readings;
  const counted = [...lists.keys()].filter((p) => lists[p]! >= smallestList.value);
  const patients = counted.reduce((sum, p) => sum + lists[p]!, 0);
  const total = pounds.map((values) => counted.reduce((sum, p) => sum + values[p]!, 0));
  const practices = pounds.map((values) => acrossPractices(Float64Array.from(counted, (p) => values[p]!)));
  const perPatient = pounds.map((values) => acrossPractices(Float64Array.from(counted, (p) => values[p]! / lists[p]!)));
  add('total', (d) => (weight * total[d]!) / 1e6);
  add('perPatient', (d) => total[d]! / patients);
  add('practiceMean', (d) => practices[d]!.mean);
  add('practiceMedian', (d) => practices[d]!.quantile(0.5));
  add('practiceSd', (d) => practices[d]!.sd);
  add('perPatientSd', (d) => perPatient[d]!.sd);
}
