import { scenarioResults } from '../../../src/analysis/scenarioResults.js';
import { simulateScenario } from '../../../src/analysis/simulateScenario.js';
import { checkAreas } from '../../../src/documents/checkAreas.js';
import { checkScenario } from '../../../src/documents/checkScenario.js';
import { scenarioPractices } from '../../../src/documents/scenarioPractices.js';
import type { Population } from '../../../src/population/population.js';
import { findings } from '../../../src/report/finding.js';
import { documentsOf, practicesFile, scenarioFile, type ViewDocuments } from '../documents.js';
import type { Shown, Stage } from '../messages.js';
import { samplePractices, type View } from '../view.js';
import { shownCharts } from './shownCharts.js';
import { shownFigures } from './shownFigures.js';
import { shownImportance } from './shownImportance.js';

/** Worlds of a first look: it should take a fraction of a second. */
const firstDraws = { practice: 100, area: 40, england: 20 } as const;

/** Synthetic practices of the last views: the whole country is drawn for each. */
const known = new Map<string, Population>();
const mostKnown = 4;

/**
 * Runs a view as the command line would: its scenario file is read and checked, its practices are drawn or read, and the same
 * engine simulates them, in one thread.
 * @throws InputError where what was entered cannot be run
 */
export async function compute(view: View, stage: Stage, onProgress: (share: number) => void): Promise<Shown> {
  const documents = documentsOf(view);
  const { scenario: whole } = checkScenario(documents.scenario, scenarioFile);
  const draws = stage === 'whole' ? whole.draws : Math.min(whole.draws, firstDraws[view.scope]);
  const scenario = { ...whole, draws };
  const population = practicesFor(view, documents, whole);
  checkAreas({ scenario, path: scenarioFile, text: documents.scenario }, population);
  const simulated = await simulateScenario(scenario, population, {
    workers: 1,
    onProgress: (done, all) => onProgress(done / all),
  });
  const run = await scenarioResults(scenario, simulated);
  const { results } = run;
  return {
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
}

function practicesFor(
  { scope, areas, year }: View,
  { practices: text = '' }: ViewDocuments,
  scenario: Parameters<typeof scenarioPractices>[0],
): Population {
  if (scope === 'practice') return scenarioPractices(scenario, () => ({ path: practicesFile, text }));
  const key = [year, scope === 'area' ? areas : samplePractices].join(' ');
  const found = known.get(key);
  if (found) return found;
  const population = scenarioPractices(scenario, () => {
    throw new Error('synthetic practices need no file');
  });
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(key, population);
  return population;
}
