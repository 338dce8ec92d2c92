import { scenarioResults } from '../../../src/analysis/scenarioResults.js';
import { simulateScenario } from '../../../src/analysis/simulateScenario.js';
import { checkAreas } from '../../../src/documents/checkAreas.js';
import { checkScenario } from '../../../src/documents/checkScenario.js';
import { scenarioPractices } from '../../../src/documents/scenarioPractices.js';
import type { Population } from '../../../src/population/population.js';
import { findings } from '../../../src/report/finding.js';
import { documentsOf, practicesFile, scenarioFile, type ViewDocuments } from '../documents.js';
import type { Shown, Stage } from '../messages.js';
import type { View } from '../view.js';
import { shownCharts } from './shownCharts.js';
import { shownFigures } from './shownFigures.js';
import { shownImportance } from './shownImportance.js';

/** Worlds of a first look: it should take a fraction of a second. */
const firstDraws = { practice: 100, area: 40, england: 20 } as const;

/**
 * Runs a view as the command line would: its scenario file is read and checked, its practices are drawn or read, and the same
 * engine simulates them, in one thread.
 * @param drawn  the view's synthetic practices, where they have been drawn before
 * @throws InputError where what was entered cannot be run
 */
export async function compute(
  view: View,
  stage: Stage,
  drawn: Population | undefined,
  onProgress: (share: number) => void,
): Promise<{ readonly shown: Shown; readonly population: Population }> {
  const documents = documentsOf(view);
  const { scenario: whole } = checkScenario(documents.scenario, scenarioFile);
  const draws = stage === 'whole' ? whole.draws : Math.min(whole.draws, firstDraws[view.scope]);
  const scenario = { ...whole, draws };
  const population = drawn ?? practicesFor(documents, whole);
  checkAreas({ scenario, path: scenarioFile, text: documents.scenario }, population);
  const simulated = await simulateScenario(scenario, population, {
    workers: 1,
    onProgress: (done, all) => onProgress(done / all),
  });
  const run = await scenarioResults(scenario, simulated);
  const { results } = run;
  const shown: Shown = {
    practices: results.population.practices,
    label: results.population.label,
    draws,
    seed: results.seed,
    fingerprint: results.fingerprint,
    policy: results.policies.at(-1)!.description,
    // 'Of practices' says nothing of one.
    finding: results.population.practices === 1 ? '' : findings(results)[0]!.sentence,
    figures: shownFigures(results),
    charts: await shownCharts(run),
    warnings: results.warnings,
    borrowed: [...results.substitutions, ...results.assumptions],
    importance: stage === 'whole' ? shownImportance(simulated, scenario) : {},
    documents,
  };
  return { shown, population };
}

const practicesFor = ({ practices }: ViewDocuments, scenario: Parameters<typeof scenarioPractices>[0]): Population =>
  scenarioPractices(scenario, () => {
    if (practices === undefined) throw new Error('synthetic practices need no file');
    return { path: practicesFile, text: practices };
  });
