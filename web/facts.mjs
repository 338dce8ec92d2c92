// What the what-if page carries: the files of facts that the engine reads for England, and what its form offers.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planScenario } from '../dist/analysis/planScenario.js';
import { checkScenario } from '../dist/documents/checkScenario.js';
import { loadScenario } from '../dist/documents/loadScenario.js';
import { defaultSyntheticYear, syntheticYears } from '../dist/documents/populationSchema.js';
import { dataFiles } from '../dist/facts/dataFingerprint.js';
import { yearsWithResults } from '../dist/facts/nationalResults.js';
import { readPopulationFacts } from '../dist/facts/populationFacts.js';
import { loadPriors } from '../dist/facts/priors.js';
import { loadRuleset, rulesetYears } from '../dist/facts/rulesets.js';
import { InputError } from '../dist/inputError.js';
import { areaAssignment, isNumbered } from '../dist/population/synthetic/areaAssignment.js';
import { syntheticEngland } from '../dist/population/synthetic/syntheticEngland.js';
import { quantile } from '../dist/random/distributions.js';

const root = new URL('../', import.meta.url);

/** Facts that England's scenarios never read: other nations, what the model is held against, tolerances of its fits. */
const leftOut = [
  /^data\/(contract|population|income)\/(wales|scotland|northern-ireland)\b/,
  /^data\/validation\//,
  /^data\/calibration\/tolerances/,
];

/** Texts by path below `data/`, without needless white space, and the hashes of all files, which make the fingerprint. */
export function bundledFacts() {
  const hashes = dataFiles();
  const kept = hashes.filter(({ path }) => !leftOut.some((pattern) => pattern.test(path)));
  return {
    hashes,
    files: Object.fromEntries(
      kept.map(({ path }) => [
        path.slice('data/'.length),
        JSON.stringify(JSON.parse(readFileSync(new URL(path, root), 'utf8'))),
      ]),
    ),
  };
}

/** What the form offers: years that can be run, areas, registers of an average practice, beliefs that matter. */
export function pageFacts() {
  const years = rulesetYears('England').filter(canRun);
  const withResults = new Set(yearsWithResults('England'));
  return {
    years: years.map((year) => {
      const before = previousYear(year);
      return {
        year,
        population: defaultSyntheticYear(year),
        registers: registersOf(year),
        history: withResults.has(before) ? { year: before, points: pointsOf(before) } : null,
      };
    }),
    areas: Object.fromEntries(syntheticYears.map((year) => [year, areasOf(year)])),
    prevalence: Object.fromEntries(syntheticYears.map((year) => [year, prevalenceOf(year)])),
    beliefs: beliefsThatMatter(),
    episodes: episodes.map(episode),
  };
}

const previousYear = (year) => {
  const start = Number(year.slice(0, 4)) - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
};

const pointsOf = (year) => {
  const sum = loadRuleset('England', year).indicators.reduce((all, { points }) => all + points.value, 0);
  return Math.round(sum * 100) / 100;
};

const few = new Map();
const fewPractices = (year) => {
  if (!few.has(year))
    few.set(year, syntheticEngland({ year, seed: 'qofsim', practices: 50, facts: readPopulationFacts(year) }));
  return few.get(year);
};

/** A contract year is offered where a small scenario of it can be planned with pay by the year before. */
function canRun(year) {
  const text = JSON.stringify({
    ...{ schemaVersion: 2, id: 'trial', title: 'Trial', question: 'Can it be run?', nation: 'England', year },
    ...{ population: { synthetic: { practices: 50 } }, draws: 2 },
    policies: [
      { id: 'national', title: 'National QOF' },
      { id: 'deal', title: 'Deal', measures: [{ indicators: 'all', pay: { rule: 'higherOf' } }] },
    ],
  });
  try {
    const { scenario } = checkScenario(text, 'trial.json');
    planScenario(scenario, fewPractices(defaultSyntheticYear(year)));
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Registers that the contract of a year pays by. */
const registersOf = (year) =>
  [
    ...new Set(
      loadRuleset('England', year).indicators.flatMap(({ adjustment }) =>
        adjustment.kind === 'register' ? [adjustment.register] : [],
      ),
    ),
  ].sort();

const areasOf = (year) =>
  areaAssignment(readPopulationFacts(year).areas).areas.map((area) => ({
    code: area.code,
    name: area.name,
    practices: area.size,
    numbered: isNumbered(area),
  }));

function prevalenceOf(year) {
  const { nationalPrevalence } = syntheticEngland({ year, seed: 'qofsim', facts: readPopulationFacts(year) });
  return Object.fromEntries(
    Object.entries(nationalPrevalence).map(([code, { meanOfPractices, pooled }]) => [
      code,
      { meanOfPractices, pooled },
    ]),
  );
}

/** Policies of shipped scenarios that the form can say, to start from. */
const episodes = [
  ['e05-leeds-deal-2017', 'deal'],
  ['e08-national-suspension-2017', 'suspension'],
  ['e08-national-suspension-2017', 'suspension-unprotected'],
  ['england-2016-17', 'local-opt-out'],
  ['e14-devon-winter-2022', 'deal'],
  ['e15-cambridgeshire-winter-2022', 'qof-only'],
];

/** @throws Error where the policy has terms that the form cannot say */
function episode([file, id]) {
  const { scenario } = loadScenario(fileURLToPath(new URL(`scenarios/${file}.yaml`, root)));
  const policy = scenario.policies.find((one) => one.id === id);
  const [measure, ...others] = policy.measures;
  const { who, when, indicators, pay, signal } = measure;
  const choices = typeof who.participation === 'string';
  if (others.length > 0 || when.length !== 1 || scenario.years.length !== 1 || !choices)
    throw new Error(`${file} ${id}`);
  const { areas } = scenario.population.synthetic;
  return {
    title: `${scenario.title}: ${policy.title}`,
    view: {
      scope: areas ? 'area' : 'england',
      ...(areas ? { areas } : {}),
      year: scenario.years[0],
      policy: signal.response === 'whole-year' ? 'optOut' : 'suspension',
      ...when[0],
      share: indicators === 'all' ? 100 : Math.round(100 * indicators.shareOfPoints),
      ...(indicators === 'all' ? {} : { choose: indicators.choose }),
      protection: pay.rule === 'actual' ? 'none' : pay.rule,
      participation: who.participation,
    },
  };
}

/** The first table of docs/parameters.md, which `qofsim parameters` writes: what matters, weakest first. */
function beliefsThatMatter() {
  const page = readFileSync(new URL('docs/parameters.md', root), 'utf8');
  const table = page.split('## Weak and it matters')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| `([^`]+)` \|.*\| (\d+%)[^|]*\| ([^|]*) \|$/gm)];
  if (rows.length === 0) throw new Error('docs/parameters.md has no table of parameters that matter');
  const priors = loadPriors();
  return rows.map(([, name, share, of]) => {
    const { scope, unit, confidence, distribution } = priors.get(name);
    const [least, low, median, high, most] = [0.005, 0.05, 0.5, 0.95, 0.995].map((u) => quantile(distribution, u));
    return { name, scope, unit, confidence, least, low, median, high, most, share, of: of.replaceAll('`', '') };
  });
}
