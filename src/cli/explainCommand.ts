import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { behindOutcome } from '../analysis/behindOutcome.js';
import { filesBehind } from '../analysis/filesBehind.js';
import { sampledScenario } from '../analysis/sampledScenario.js';
import { checkSets, figureImportance, policiesBehind } from '../analysis/scenarioImportance.js';
import { simulateScenario } from '../analysis/simulateScenario.js';
import { loadPopulation } from '../documents/loadScenario.js';
import { type OutcomeId, outcomeIds } from '../documents/outcomeIds.js';
import { dataFiles } from '../facts/dataFingerprint.js';
import { loadPriors } from '../facts/priors.js';
import { baseYearsOf } from '../policy/baseYearsOf.js';
import { type Explanation, explanation } from '../report/explain/explanation.js';
import { explanationText } from '../report/explain/explanationText.js';
import { namedIn } from './namedIn.js';
import { wholeNumber } from './optionValues.js';
import { usualSample } from './parametersCommand.js';
import { progressOf } from './progress.js';
import { type RunFolder, readRunFolder } from './runFolder.js';
import { type ScenarioOfRun, scenarioOfRun } from './scenarioOfRun.js';

interface ExplainFlags {
  readonly policy?: string;
  readonly draws: number;
  readonly sample: number;
  readonly rerun: boolean;
  readonly workers: number;
}

/** Enough for the order of what matters most; `--draws` gives more. */
const usualDraws = 400;

const longestLine = 110;

/** `qofsim explain`: takes a figure of a run back to what is behind it. */
export function explainCommand(print: (text: string) => void = console.log): Command {
  return new Command('explain')
    .summary('take a figure of a run back to the rules, files and parameters behind it')
    .description(
      'Tells of one outcome of a finished run what it means, how sure it is, and which parts of the model, rules of the contract, files and parameters are behind it. ' +
        'Where the scenario is at hand it is run again, smaller, to sort the parameters by what they explain.',
    )
    .argument('<folder>', 'folder of results, as qofsim run wrote it')
    .argument('<outcome>', 'id of the outcome, as in results.json')
    .option('--policy <id>', 'policy (default: the first that is not the comparator)')
    .option('--draws <number>', 'simulated worlds of the new run', wholeNumber('--draws', 1, 1_000_000), usualDraws)
    .option(
      '--sample <practices>',
      'no more than so many synthetic practices in the new run; scenarios that name areas are kept whole',
      wholeNumber('--sample', 1, 100_000),
      usualSample,
    )
    .option('--no-rerun', 'do not run the scenario again')
    .option(
      '--workers <number>',
      'threads; the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .action((folder: string, outcome: string, flags: ExplainFlags) => run(folder, outcome, flags, print));
}

async function run(
  folder: string,
  outcomeText: string,
  flags: ExplainFlags,
  print: (text: string) => void,
): Promise<void> {
  const { results, record } = readRunFolder(folder);
  const outcome = namedIn('<outcome>', 'outcome', outcomeText, outcomeIds);
  const ids = results.policies.map(({ id }) => id);
  const policy =
    flags.policy === undefined
      ? (ids.find((id) => id !== results.comparator) ?? results.comparator)
      : namedIn('--policy', `policy of ${results.scenario.id}`, flags.policy, ids);
  const source = scenarioOfRun(record);
  const scenario = 'loaded' in source ? source.loaded.scenario : undefined;
  const felt = scenario && policiesBehind(scenario.policies, [policy, scenario.comparator]);
  const hasHistory = 'loaded' in source ? practicesHaveHistory(source) : results.population.kind === 'imported';
  const behind = behindOutcome(outcome, felt, scenario?.structure, hasHistory);
  const baseYears = felt?.flatMap(({ measures }) => measures.flatMap(({ pay }) => baseYearsOf(pay))) ?? [];
  const present = dataFiles();
  const years = [...new Set([...results.years, ...baseYears])];
  const populationYear =
    scenario && 'synthetic' in scenario.population ? { populationYear: scenario.population.synthetic.year } : {};
  const files = filesBehind(behind.data, { nation: results.nation, years, ...populationYear }, record.inputs, present);
  const text = explanation({
    results,
    outcome,
    policy,
    behind,
    files,
    priors: loadPriors(),
    ...(scenario ? { scenario } : {}),
    moved: await movedBy(source, { results, record }, policy, outcome, flags),
  });
  print(explanationText(text, Math.min(process.stdout.columns || longestLine, longestLine)));
  const others = ids.filter((id) => id !== policy && id !== results.comparator);
  if (flags.policy === undefined && others.length > 0) print(`\nOther policies, by --policy: ${others.join(', ')}.`);
}

/** Whether some of the run's practices have results of earlier years; synthetic ones never have. */
function practicesHaveHistory({
  loaded,
  practicesFile,
}: Exclude<ScenarioOfRun, { readonly missing: string }>): boolean {
  if (practicesFile === undefined && !('file' in loaded.scenario.population)) return false;
  const { practices } = loadPopulation(loaded, practicesFile).population;
  return practices.some(({ history }) => history !== undefined);
}

/** Runs the scenario again, smaller, and sorts out what moves the figure. */
async function movedBy(
  source: ScenarioOfRun,
  { record }: RunFolder,
  policy: string,
  outcome: OutcomeId,
  { draws, sample, workers, rerun }: ExplainFlags,
): Promise<Explanation['moved']> {
  if ('missing' in source) return { none: source.missing };
  if (!rerun) return { none: 'the scenario was not run again (--no-rerun)' };
  const { loaded, practicesFile } = source;
  const { scenario, isSample } = sampledScenario(loaded.scenario, draws, sample);
  checkSets(scenario);
  const { population } = loadPopulation({ ...loaded, scenario }, practicesFile);
  const progress = progressOf(draws);
  const simulated = await simulateScenario(scenario, population, { workers, onProgress: progress.update }).finally(
    progress.stop,
  );
  const present = new Map(dataFiles().map(({ path, sha256 }) => [path, sha256]));
  const changed = record.inputs.filter(({ path, sha256 }) => path.startsWith('data/') && present.get(path) !== sha256);
  const setting = [
    `From a new run of the scenario: ${draws.toLocaleString('en-GB')} draws, ${simulated.plan.population.practices.length.toLocaleString('en-GB')} practices${isSample ? ' (a part of those of the scenario)' : ''}, the same seed.`,
    ...(changed.length > 0
      ? [`It uses today's data: ${changed.length} of the files of data/ have changed since the run.`]
      : []),
  ].join(' ');
  return { figure: figureImportance(simulated, scenario, policy, outcome), setting };
}
