import { mean } from 'simple-statistics';
import { loadPopulation } from '../../documents/loadScenario.js';
import { responseClass } from '../../facts/responseClasses.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { runPlan } from '../../simulate/runPlan.js';
import { indicatorAchievement } from '../indicatorAchievement.js';
import { planScenario, type YearPlan } from '../planScenario.js';
import { type Predictions, policiesOf, type Question, scenarioOf } from './question.js';

/** Scotland after the abolition of 2016, against the contract going on: how many indicators fell, and how far some did. */
export async function scotland(question: Question): Promise<Predictions> {
  const { scotlandItems, significantFall } = loadValidationTargets().readings;
  const policies = policiesOf(question, 'national', 'abolition');
  const asked = scenarioOf(question, { policies });
  const { population } = loadPopulation(asked);
  const { years } = planScenario(asked.scenario, population);
  const first = await fallsOf(years[0]!);
  const third = await fallsOf(years[2]!);
  const { ruleset } = years[2]!;
  const treatments = ruleset.indicators.filter((indicator) => responseClass(indicator) === 'treatment');
  const each = (value: (d: number) => number) => Float64Array.from({ length: question.draws }, (_, d) => value(d));
  const count = (falls: Falls) =>
    each((d) => {
      const values = [...falls.values()];
      return (scotlandItems.value * values.filter((fall) => fall[d]! >= significantFall.value).length) / values.length;
    });
  const change = (code: string) => each((d) => -third.get(code)![d]!);
  return {
    'scotland.year1.lower': count(first),
    'scotland.year3.lower': count(third),
    'scotland.year3.carePlan': change('MH002'),
    'scotland.year3.footCheck': change('DM012'),
    'scotland.year3.bloodPressureArterial': change('PAD002'),
    'scotland.year3.treatment': each((d) => -mean(treatments.map(({ code }) => third.get(code)![d]!))),
  };
}

/** By indicator, one value a draw: percentage points less than with the contract going on. */
type Falls = ReadonlyMap<string, Float64Array>;

async function fallsOf({ run, ruleset }: YearPlan): Promise<Falls> {
  const result = await runPlan(run.kernel, { workers: 1 });
  return new Map(
    ruleset.indicators.flatMap(({ code, kind }, i) => {
      if (kind !== 'fraction') return [];
      const abolished = indicatorAchievement({ run, result }, 1, i);
      const national = indicatorAchievement({ run, result }, 0, i);
      return [[code, national.map((share, d) => 100 * (share - abolished[d]!))] as const];
    }),
  );
}
