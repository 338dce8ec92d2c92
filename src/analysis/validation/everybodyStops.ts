import type { Domain } from '../../contract/ruleset.js';
import { loadPopulation } from '../../documents/loadScenario.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import { loadPriors } from '../../facts/priors.js';
import { quantile } from '../../random/distributions.js';
import { runPlan } from '../../simulate/runPlan.js';
import { pointUnits } from '../../simulate/totals.js';
import { planScenario } from '../planScenario.js';
import { domainPoints } from './domainPoints.js';
import { type Predictions, type Question, scenarioOf } from './question.js';
import { wholeCountry } from './wholeCountry.js';

/** Enough practices that chance averages out, few enough to be quick. */
const practices = 1000;

/** With every belief at its median only chance differs between draws. */
const medianDraws = 10;

const domains: readonly Domain[] = ['clinical', 'public-health', 'additional-services'];

const stopped = wholeCountry({
  id: 'stopped',
  family: 'other',
  title: 'Every indicator unpaid for two years, by everyone',
  from: '2016-04-01',
  to: '2018-03-31',
  pay: { rule: 'actual' },
});

/**
 * What a practice scores when nothing is paid any more, in the first year and the second: a figure to hold beside the
 * opted-out practices of Somerset, free of who joined. Once over all beliefs, once with every belief at its median.
 * Points have one value a draw; points by domain are means.
 */
export async function everybodyStops(question: Question): Promise<Predictions> {
  const beliefs = Object.fromEntries(
    [...loadPriors().values()].map(({ name, distribution }) => [
      name,
      { family: 'fixed', value: quantile(distribution, 0.5) } as const,
    ]),
  );
  return {
    ...(await levels(question, 'everybody', {})),
    ...(await levels({ ...question, draws: Math.min(question.draws, medianDraws) }, 'median', beliefs)),
  };
}

async function levels(question: Question, name: string, beliefs: Scenario['beliefs']): Promise<Predictions> {
  const [national] = question.loaded.scenario.policies;
  const asked = scenarioOf(question, {
    years: ['2016-17', '2017-18'],
    policies: [national!, stopped],
    comparator: national!.id,
    beliefs,
    population: { synthetic: { year: '2016-17', seed: question.seed, practices } },
  });
  const { population } = loadPopulation(asked);
  const found: Record<string, Float64Array> = {};
  for (const [i, { run, ruleset }] of planScenario(asked.scenario, population).years.entries()) {
    const { kernel } = run;
    const { totals } = await runPlan(kernel, { workers: 1 });
    found[`${name}.year${i + 1}.points`] = totals.points
      .slice(kernel.drawCount)
      .map((points) => points / pointUnits / kernel.practiceCount);
    const earned = domainPoints(ruleset, kernel, totals, 1);
    for (const domain of domains)
      found[`${name}.year${i + 1}.${domain}`] = Float64Array.of(
        earned.get(domain)! / kernel.practiceCount / kernel.drawCount,
      );
  }
  return found;
}
