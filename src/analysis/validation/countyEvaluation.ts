import { loadPopulation } from '../../documents/loadScenario.js';
import { loadCostEffectivenessFacts } from '../../facts/costEffectivenessFacts.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { drawsOf } from '../../model/parameters.js';
import { normalCdf } from '../../random/normalCdf.js';
import { simulateScenario } from '../simulateScenario.js';
import { type Predictions, policiesOf, type Question, scenarioOf } from './question.js';

/** Two-sided test at 5%. */
const criticalValue = 1.96;

const perPopulation = 100_000;

/**
 * Whether an evaluation of the size of Somerset's would see the admissions that the model says the scheme cost: by draw the
 * percent chance that it finds nothing significant, and the effect in the study of the QOF as a whole, which was fitted.
 *
 * The evaluation compares participants over the years of the scheme with the same years before it, knows what would have been
 * without error, and counts vary as Poisson alone; so it is better than any real one. With N admissions expected a period and
 * an effect r on the rate, z = log(1 + r) / sqrt(1 / N + 1 / (N (1 + r))).
 */
export async function countyEvaluation(question: Question): Promise<Predictions> {
  const policies = policiesOf(question, 'national', 'opt-out');
  const asked = scenarioOf(question, { policies, comparator: 'national' });
  const { population } = loadPopulation(asked);
  const { vectors } = await simulateScenario(asked.scenario, population, { workers: 1 });
  const { run, patients } = vectors.years[0]!;
  const rate = drawsOf(run.parameters, 'acscAdmissionsPer100000');
  const averted = drawsOf(run.parameters, 'acscEffectOfQof');
  const { evaluationYears } = loadValidationTargets().readings;
  const joined = vectors.vectorOf(1, 'participation');
  const more = vectors.vectorOf(1, 'admissionsFromCareForgone');
  const nothingFound = more.map((perPatients, d) => {
    const perYear = rate[run.setOfDraw[d]!]!;
    const taking = joined[d]!;
    const expected = (perYear * evaluationYears.value * taking * patients) / perPopulation;
    if (!(expected > 0)) return 100;
    const effect = perPatients / taking / perYear;
    const z = Math.log(1 + effect) / Math.sqrt(1 / expected + 1 / (expected * (1 + effect)));
    return 100 * (normalCdf(criticalValue - z) - normalCdf(-criticalValue - z));
  });
  const { admissionsBuildUp } = loadCostEffectivenessFacts();
  const inStudy = Float64Array.from(run.setOfDraw, (set) => 100 * averted[set]!);
  return {
    'somerset.admissions.nothingFound': nothingFound,
    'harrison.2004-05': inStudy.map((percent) => percent * admissionsBuildUp[0]!),
    'harrison.2010-11': inStudy,
  };
}
