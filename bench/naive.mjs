// The toy not to write, as the yardstick: the same model with an object per practice, draw and policy, closures, one
// sequential seedrandom generator, every result kept. node bench/naive.mjs PRACTICES DRAWS; prints one JSON line.
import { performance } from 'node:perf_hooks';
import seedrandom from 'seedrandom';
import { mean } from 'simple-statistics';
import { planScenario } from '../dist/analysis/planScenario.js';
import { loadPopulation, loadScenario } from '../dist/index.js';

const [practiceCount, draws] = process.argv.slice(2).map(Number);
const loaded = loadScenario(new URL('../scenarios/england-2016-17.yaml', import.meta.url).pathname);
const scenario = {
  ...loaded.scenario,
  draws,
  population: { synthetic: { year: '2016-17', practices: practiceCount, seed: 'bench' } },
};
const { population } = loadPopulation({ ...loaded, scenario });
const { kernel } = planScenario(scenario, population).years[0].run;
const { indicators: columns, achievement } = kernel;

const random = seedrandom('naive');
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const logistic = (x) => 1 / (1 + Math.exp(-x));
function binomial(n, p) {
  const rare = Math.min(p, 1 - p);
  if (n * rare >= 10) {
    const k = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal());
    return Math.max(0, Math.min(n, k));
  }
  const u = random();
  let k = 0;
  let mass = (1 - rare) ** n;
  let below = mass;
  while (u > below && k < n) {
    mass *= (rare / (1 - rare)) * ((n - k) / (k + 1));
    k++;
    below += mass;
  }
  return p <= 0.5 ? k : n - k;
}

const practices = population.practices.map((practice, p) => ({
  code: practice.code,
  p,
  cells: [...columns.points].map((points, i) => ({
    i,
    points,
    isFraction: columns.isFraction[i] === 1,
    eligible: kernel.eligible[p * kernel.indicatorCount + i],
    fullPence: kernel.fullPence[p * kernel.indicatorCount + i],
  })),
}));

const general = (z, size) =>
  achievement.sizeSlope * size +
  achievement.generalSpread *
    Math.exp(-achievement.sizeSpread * size) *
    (z - achievement.tailSlope * Math.max(0, -z - achievement.tailStart));
const paid = (cell, achieved) =>
  Math.round(
    cell.fullPence *
      Math.min(1, Math.max(0, (achieved - columns.lower[cell.i]) / (columns.upper[cell.i] - columns.lower[cell.i]))),
  );

function record(cell, effect, reach) {
  const odds = columns.exceptionLocation[cell.i] + effect.exception + achievement.exceptionCellSpread * normal();
  const ordinary = cell.eligible - Math.round(cell.eligible * logistic(odds));
  const p = logistic(
    columns.location[cell.i] +
      effect.general +
      columns.bloodPressure[cell.i] * effect.bloodPressure +
      columns.spread[cell.i] * normal(),
  );
  const reached = binomial(ordinary, p);
  const upper = columns.upper[cell.i];
  const missing = Math.ceil(upper * ordinary) - reached;
  const share = columns.exceptionShare[cell.i];
  const possible = Math.floor(reach * columns.effort[cell.i] * -Math.log(1 - random()) * ordinary);
  const worked = Math.max(0, Math.min(possible, Math.ceil(missing / (1 - share * (1 - upper)))));
  const excepted = Math.round(share * worked);
  const counted = ordinary - excepted;
  return { ordinary, counted, p, met: Math.min(counted, reached + worked - excepted) };
}

const hazard = (x) => Math.log(1 + Math.exp(x));
/** Odds of failure when unpaid, by the variant of the draw: 0 shift, 1 completions. */
function oddsAfter(odds, shift, variant, reference) {
  if (variant === 0) return odds * Math.exp(-shift);
  const failure = (odds / (1 + odds)) ** (hazard(reference + shift) / hazard(reference));
  return failure / (1 - failure);
}

const results = [];
const began = performance.now();
for (let draw = 0; draw < draws; draw++) {
  for (const practice of practices) {
    const z = normal();
    practice.style = normal();
    const effect = {
      general: general(z, kernel.sizeScore[practice.p]),
      bloodPressure: normal(),
      exception: achievement.exceptionPracticeSpread * normal(),
    };
    const base = {
      ...effect,
      general: general(
        achievement.persistence * z + Math.sqrt(1 - achievement.persistence ** 2) * normal(),
        kernel.sizeScore[practice.p],
      ),
    };
    const reach = achievement.reachMedian * Math.exp(achievement.reachSpread * normal());
    const cells = practice.cells.map((cell) => {
      if (!cell.isFraction) {
        const declared = random() < logistic(columns.location[cell.i] + effect.general) ? 1 : 0;
        return { cell, national: { counted: 1, met: declared, p: declared }, last: cell.fullPence };
      }
      const before = record(cell, base, reach);
      return {
        cell,
        national: record(cell, effect, reach),
        last: before.counted ? paid(cell, before.met / before.counted) : 0,
      };
    });
    for (const policy of kernel.policies) {
      const behaviour = kernel.behaviours[policy.behaviour];
      const lines = cells.map(({ cell, national, last }) => {
        const at = behaviour.measureAt[practice.p * kernel.indicatorCount + cell.i] - 1;
        const measure = behaviour.measures[at];
        let { met, counted } = national;
        if (measure?.responds && cell.isFraction) {
          const { rowOf, forgoable } = measure.timing;
          const odds = (1 - national.p) / national.p;
          const shift =
            measure.response.shift[cell.i * draws + draw] * Math.exp(kernel.responseSpread[draw] * practice.style);
          const unpaid = 1 / (1 + oddsAfter(odds, shift, kernel.variantOfDraw[draw], columns.referenceLogit[cell.i]));
          const forgone = forgoable[rowOf[practice.p] * draws + draw];
          met -= binomial(met, Math.max(0, forgone * (1 - unpaid / national.p)));
          counted += Math.round((national.ordinary - counted) * forgone * measure.exceptionsReturned[draw]);
        }
        const actual = counted ? paid(cell, met / counted) : 0;
        return { indicator: cell.i, met, pay: policy.pays[at]?.rule === 'base' ? last : actual };
      });
      results.push({
        draw,
        practice: practice.code,
        policy,
        lines,
        pay: lines.reduce((sum, line) => sum + line.pay, 0),
      });
    }
  }
}
const seconds = (performance.now() - began) / 1e3;
console.log(
  JSON.stringify({
    contender: 'naive, same model',
    practices: practiceCount,
    draws,
    policies: kernel.policies.length,
    seconds,
    evaluationsPerSecond: (practiceCount * kernel.indicatorCount * draws * kernel.policies.length) / seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    meanPay: mean(results.map((result) => result.pay)) / 100,
  }),
);
