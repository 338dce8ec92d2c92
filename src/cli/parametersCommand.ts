import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { parametersInUse } from '../analysis/behindOutcome.js';
import { sampledScenario } from '../analysis/sampledScenario.js';
import { checkSets, type FigureImportance, figureImportance } from '../analysis/scenarioImportance.js';
import { simulateScenario } from '../analysis/simulateScenario.js';
import { loadPopulation, loadScenario } from '../documents/loadScenario.js';
import { mainOutcomeIds, type OutcomeId, outcomeIds } from '../documents/outcomeIds.js';
import { loadPriors } from '../facts/priors.js';
import { parametersMarkdown } from '../report/parameters/parametersMarkdown.js';
import { parametersTable } from '../report/parameters/parametersTable.js';
import { importanceExplained } from '../report/parameters/parametersWords.js';
import { registerRows } from '../report/parameters/registerRows.js';
import { wrapText } from '../report/wrapText.js';
import { namedIn } from './namedIn.js';
import { wholeNumber } from './optionValues.js';
import { progressOf } from './progress.js';
import { shippedFolder } from './shippedScenarios.js';
import { writeAtomically } from './writeAtomically.js';

interface ParametersFlags {
  readonly draws: number;
  readonly sample: number;
  readonly outcome?: string;
  readonly policy?: string;
  readonly workers: number;
  readonly out?: string;
}

/** A thousand parameter sets: effects from about two percent of the variance can be told from noise. */
const usualDraws = 2000;

/** Practices are alike enough that more of them change no order, only the time it takes. */
export const usualSample = 1000;

const defaultScenario = join(shippedFolder, 'england-2016-17.yaml');
const longestLine = 110;

/** `qofsim parameters`: the register of parameters, sorted by 'weak and it matters'. */
export function parametersCommand(print: (text: string) => void = console.log): Command {
  return new Command('parameters')
    .summary('which parameters are weak, and how much they matter')
    .description(
      'Runs a scenario and computes for each parameter which share of the uncertainty of each main outcome it explains alone. ' +
        'Sorted: what matters, low confidence first.',
    )
    .argument('[scenario]', 'scenario file (default: the shipped england-2016-17)')
    .option('--draws <number>', 'simulated worlds', wholeNumber('--draws', 1, 1_000_000), usualDraws)
    .option(
      '--sample <practices>',
      'no more than so many synthetic practices, for speed; scenarios that name areas are kept whole',
      wholeNumber('--sample', 1, 100_000),
      usualSample,
    )
    .option('--outcome <id>', 'one outcome (default: all main outcomes)')
    .option('--policy <id>', 'one policy (default: all but the comparator)')
    .option(
      '--workers <number>',
      'threads; the results do not depend on it',
      wholeNumber('--workers', 1, 256),
      availableParallelism(),
    )
    .option('--out <file>', 'also write a page of Markdown')
    .action((path: string | undefined, flags: ParametersFlags) => run(path, flags, print));
}

async function run(path: string | undefined, flags: ParametersFlags, print: (text: string) => void): Promise<void> {
  const { draws, sample, workers, out } = flags;
  const loaded = loadScenario(path ?? defaultScenario);
  const { scenario, isSample } = sampledScenario(loaded.scenario, draws, sample);
  checkSets(scenario);
  const outcomes: readonly OutcomeId[] =
    flags.outcome === undefined ? mainOutcomeIds : [namedIn('--outcome', 'outcome', flags.outcome, outcomeIds)];
  const ids = scenario.policies.map(({ id }) => id);
  const others = ids.filter((id) => id !== scenario.comparator);
  const policies =
    flags.policy === undefined
      ? others.length > 0
        ? others
        : ids
      : [namedIn('--policy', `policy of ${scenario.id}`, flags.policy, ids)];
  const { population } = loadPopulation({ ...loaded, scenario });
  const progress = progressOf(scenario.draws);
  const simulated = await simulateScenario(scenario, population, { workers, onProgress: progress.update }).finally(
    progress.stop,
  );
  const figures: readonly FigureImportance[] = policies.flatMap((policy) =>
    outcomes.map((outcome) => figureImportance(simulated, scenario, policy, outcome)),
  );
  const rows = registerRows(figures, parametersInUse, loadPriors(), scenario);
  const practices = simulated.plan.population.practices.length;
  print(parametersTable(rows, figures.length === 1));
  print('');
  for (const text of importanceExplained) print(wrapText(text, longestLine));
  print(
    wrapText(
      `${scenario.id}: ${practices.toLocaleString('en-GB')} practices${isSample ? ' (a part of those of the scenario)' : ''}, ${scenario.draws.toLocaleString('en-GB')} draws, seed ${scenario.seed}.`,
      longestLine,
    ),
  );
  if (out === undefined) return;
  const { label } = simulated.plan.population;
  const command = commandOf(path, flags);
  writeAtomically(out, parametersMarkdown({ scenario, practices, label, isSample, rows, figures, command }));
  print(`Wrote ${out}.`);
}

/** The words that make the page again; defaults, which may change, are spelled out. */
const commandOf = (path: string | undefined, { draws, sample, outcome, policy, out }: ParametersFlags): string =>
  [
    'qofsim parameters',
    path ?? `scenarios/${basename(defaultScenario)}`,
    `--draws ${draws}`,
    `--sample ${sample}`,
    ...(outcome === undefined ? [] : [`--outcome ${outcome}`]),
    ...(policy === undefined ? [] : [`--policy ${policy}`]),
    `--out ${out}`,
  ].join(' ');
