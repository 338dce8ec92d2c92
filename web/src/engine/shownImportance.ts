import { pageFacts } from 'qofsim:page';
import { fewestSets } from '../../../src/analysis/importance.js';
import { figureImportance } from '../../../src/analysis/scenarioImportance.js';
import type { SimulatedScenario } from '../../../src/analysis/simulateScenario.js';
import type { OutcomeId } from '../../../src/documents/outcomeIds.js';
import type { Scenario } from '../../../src/documents/scenarioDocument.js';
import type { Shown } from '../messages.js';

const looked = [
  ['practiceIncome', 'income'],
  ['hoursReleasedPerPractice', 'hours freed'],
  ['recordedAchievement', 'recorded achievement'],
] as const satisfies readonly (readonly [OutcomeId, string])[];

/** How much of the uncertainty of this view each belief explains, as `qofsim parameters` computes it; nothing with few worlds. */
export function shownImportance(simulated: SimulatedScenario, scenario: Scenario): Shown['importance'] {
  const policy = scenario.policies.find(({ id }) => id !== scenario.comparator);
  if (!policy || scenario.draws / scenario.worldsPerParameterSet < fewestSets) return {};
  const figures = looked.map(([outcome, of]) => ({
    of,
    parameters: figureImportance(simulated, scenario, policy.id, outcome).parameters,
  }));
  return Object.fromEntries(
    pageFacts.beliefs.map(({ name }) => [
      name,
      figures.flatMap(({ of, parameters }) => {
        const found = parameters.get(name);
        return found?.clear ? [{ of, share: found.share }] : [];
      }),
    ]),
  );
}
