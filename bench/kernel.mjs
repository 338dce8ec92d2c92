// One timed run of the simulation as a child process: node bench/kernel.mjs PRACTICES DRAWS WORKERS
// Prints one JSON line. Set-up (facts, practices, plan) is timed apart from the kernel.
import { performance } from 'node:perf_hooks';
import { planScenario } from '../dist/analysis/planScenario.js';
import { loadPopulation, loadScenario } from '../dist/index.js';
import { runPlan } from '../dist/simulate/runPlan.js';

const [practices, draws, workers] = process.argv.slice(2).map(Number);
const loaded = loadScenario(new URL('../scenarios/england-2016-17.yaml', import.meta.url).pathname);
const scenario = {
  ...loaded.scenario,
  draws,
  population: { synthetic: { year: '2016-17', practices, seed: 'bench' } },
};
const began = performance.now();
const { population } = loadPopulation({ ...loaded, scenario });
const { run } = planScenario(scenario, population).years[0];
const planned = performance.now();
await runPlan(run.kernel, { workers });
const seconds = (performance.now() - planned) / 1e3;
const cells = run.kernel.practiceCount * run.kernel.indicatorCount * draws;
console.log(
  JSON.stringify({
    contender: `qofsim kernel, ${workers} worker${workers > 1 ? 's' : ''}`,
    practices,
    draws,
    policies: run.kernel.policies.length,
    setUpSeconds: (planned - began) / 1e3,
    seconds,
    evaluationsPerSecond: (cells * run.kernel.policies.length) / seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
