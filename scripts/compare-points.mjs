// Prints, as Markdown, the distribution of total points that the model gives for each year beside the published one.
// Only 2015-16 without Somerset was fitted; the other years are compared and never fitted. npm run compare-points

import { planScenario } from '../dist/analysis/planScenario.js';
import { pointsDistribution } from '../dist/analysis/pointsDistribution.js';
import { practicesInYear } from '../dist/analysis/practicesInYear.js';
import { loadPointsDistributions } from '../dist/facts/pointsDistributions.js';
import { loadPopulation, loadScenario } from '../dist/index.js';
import { runPlan } from '../dist/simulate/runPlan.js';

const probabilities = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75];
const loaded = loadScenario(new URL('../scenarios/national-2016-17.yaml', import.meta.url).pathname);
const percent = (share) => `${(100 * share).toFixed(1)}%`;
const row = (label, d) =>
  `| ${[
    label,
    d.mean.toFixed(1),
    d.sd.toFixed(1),
    ...probabilities.map((p) => d.quantilePercent[p].toFixed(1)),
    percent(d.shareAtMaximum),
    percent(d.shareFrom95Percent),
    percent(d.shareUnder80Percent),
  ].join(' | ')} |`;

console.log('| | mean | sd | p1 | p5 | p10 | p25 | median | p75 | at maximum | from 95% | under 80% |');
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
const { distributions } = loadPointsDistributions();
for (const year of [...new Set(distributions.map((d) => d.year))].sort()) {
  const populationYear = year < '2020' ? '2016-17' : '2022-23';
  const scenario = {
    ...loaded.scenario,
    years: [year],
    draws: 8,
    population: { synthetic: { year: populationYear, seed: 'comparison' } },
  };
  for (const published of distributions.filter((d) => d.year === year))
    console.log(row(`${year} published, ${published.scope}`, published));
  const { population } = loadPopulation({ ...loaded, scenario });
  const { run } = planScenario(scenario, population, practicesInYear).years[0];
  const { totals } = await runPlan(run.kernel, { workers: 2 });
  console.log(row(`**${year} model**`, pointsDistribution(run.kernel, totals, 0, probabilities)));
}
