import { loadPopulation } from '../../documents/loadScenario.js';
import { loadCostEffectivenessFacts } from '../../facts/costEffectivenessFacts.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { type Increment, isCostEffective, netBenefit, presentValue } from '../../model/netBenefit.js';
import { incrementOf } from '../costEffectiveness.js';
import { simulateScenario } from '../simulateScenario.js';
import { type Predictions, type Question, scenarioOf } from './question.js';
import { wholeCountry } from './wholeCountry.js';

/** Enough practices that chance averages out, few enough to be quick. */
const practices = 1000;

/** Contract years over which the QOF is kept or not. */
const years = ['2016-17', '2017-18', '2018-19'] as const;

/** Nothing is paid for and nothing takes its place, as in the study: the payments go back to the payer. */
const abolished = wholeCountry({
  id: 'abolished',
  family: 'abolition',
  title: 'No QOF, its payments returned to the payer',
  from: '2016-04-01',
  to: '2019-03-31',
  pay: { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0, patients: 'registered' },
});

/**
 * Keeping the QOF against abolishing it wholly, the question of Pandya et al. (2018), with this model's health: once with
 * England's payments of the years, once with the payments per head of the study. For each threshold the percent of draws in
 * which keeping it is cost-effective, and the ratio of mean cost to mean health (NaN where either mean is not above nought).
 * One value each: they are shares of draws, not values of a draw.
 */
export async function keepQof(question: Question): Promise<Predictions> {
  const [national] = question.loaded.scenario.policies;
  const asked = scenarioOf(question, {
    years: [...years],
    policies: [national!, abolished],
    comparator: national!.id,
    population: { synthetic: { year: '2016-17', seed: question.seed, practices } },
  });
  const { population } = loadPopulation(asked);
  const { vectors } = await simulateScenario(asked.scenario, population, { workers: 1 });
  const { discountRate } = loadCostEffectivenessFacts();
  const abolishing = incrementOf(
    (outcome) =>
      presentValue(
        vectors.years.map(({ ruleset }) => vectors.contrastOf(1, outcome, ruleset.year)),
        discountRate,
      ),
    'topDown',
    'notValued',
  );
  const keeping: Increment = { cost: abolishing.cost.map((x) => -x), qalys: abolishing.qalys.map((x) => -x) };
  const payments = presentValue(
    vectors.years.map(({ ruleset }) => vectors.vectorOf(0, 'qofPaymentTotal', ruleset.year)),
    discountRate,
  );
  const { studyPayments, studyPopulation } = loadValidationTargets().readings;
  const perHead = studyPayments.value / studyPopulation.value;
  const ones = vectors.years.map(({ patients }) => Float64Array.of(perHead * patients));
  const [studied] = presentValue(ones, discountRate);
  return {
    ...judged('own', keeping),
    ...judged('study', { ...keeping, cost: keeping.cost.map((pounds, d) => pounds - payments[d]! + studied!) }),
  };
}

function judged(name: string, keeping: Increment): Predictions {
  const { thresholds } = loadCostEffectivenessFacts();
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const share = (threshold: number) => 100 * mean(isCostEffective(netBenefit(keeping, threshold)));
  const shares = thresholds.map(({ value }) => share(value));
  const [cost, qalys] = [mean(keeping.cost), mean(keeping.qalys)];
  return {
    ...Object.fromEntries(
      thresholds.map(({ value }, i) => [`keepQof.${name}.acceptable${value}`, Float64Array.of(shares[i]!)]),
    ),
    [`keepQof.${name}.order`]: Float64Array.of(shares.at(-1)! - shares[0]!),
    [`keepQof.${name}.costPerQaly`]: Float64Array.of(cost > 0 && qalys > 0 ? cost / qalys : Number.NaN),
  };
}
