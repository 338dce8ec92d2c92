import type { Ruleset } from '../contract/ruleset.js';
import { loadPriors } from '../facts/priors.js';
import { loadRuleset } from '../facts/rulesets.js';
import { InputError, type InputProblem } from '../inputError.js';
import type { Policy } from '../policy/policy.js';
import { selectIndicators } from '../policy/selectIndicators.js';
import { beliefFaults } from './beliefFaults.js';
import { type DocumentPath, type Locate, locateInText, writtenPath } from './locateInText.js';
import { readScenario, type Scenario } from './scenarioDocument.js';

/** A scenario and the contract that it runs under. */
export interface CheckedScenario {
  readonly scenario: Scenario;
  readonly ruleset: Ruleset;
}

/**
 * Reads a scenario and holds it against the facts: there is a contract of that nation and year, it has the indicators
 * that the policies name, and the register of priors has the quantities that beliefs are about.
 * @throws InputError with one problem per fault, each with its line
 */
export function checkScenario(text: string, where: string): CheckedScenario {
  const scenario = readScenario(text, where);
  const locate = locateInText(text, where);
  const contract = located(['year'], locate, () => loadRuleset(scenario.nation, scenario.year));
  const { value: ruleset } = contract;
  const problems = [
    ...contract.problems,
    ...beliefFaults(scenario.beliefs, loadPriors()).map(({ path, ...texts }) => ({
      where: locate(path),
      path: writtenPath(path),
      ...texts,
    })),
    ...(ruleset ? selectionProblems(scenario.policies, ruleset, locate) : []),
  ];
  if (!ruleset || problems.length > 0) throw new InputError(problems);
  return { scenario, ruleset };
}

/** Which names exist does not depend on the hours of work, so any will do. */
const selectionProblems = (policies: readonly Policy[], ruleset: Ruleset, locate: Locate): readonly InputProblem[] =>
  policies.flatMap(
    ({ indicators }, i) =>
      located(['policies', i, 'indicators'], locate, () => selectIndicators(indicators, ruleset, () => 1)).problems,
  );

/** The result of a step, or its problems, placed at the part of the document that asked for it. */
function located<Value>(
  path: DocumentPath,
  locate: Locate,
  step: () => Value,
): { readonly value?: Value; readonly problems: readonly InputProblem[] } {
  try {
    return { value: step(), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      problems: error.problems.map((problem) => ({ ...problem, where: locate(path), path: writtenPath(path) })),
    };
  }
}
