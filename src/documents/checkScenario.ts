import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { loadPriors } from '../facts/priors.js';
import { loadRuleset } from '../facts/rulesets.js';
import { InputError } from '../inputError.js';
import { daysIn } from '../policy/measureConflicts.js';
import { placedAt } from '../policy/policyFault.js';
import { beliefFaults } from './beliefFaults.js';
import type { Fault } from './fault.js';
import { locateInText, writtenPath } from './locateInText.js';
import { faultsOf, policyFactFaults, type Rulesets, selectionFaults } from './policyFactFaults.js';
import { readScenarioFile } from './readScenario.js';
import type { Scenario } from './scenarioDocument.js';

/** A scenario and the contracts that it runs under. */
export interface CheckedScenario {
  readonly scenario: Scenario;
  /** One for each contract year of the scenario, in order. */
  readonly rulesets: Rulesets;
  /** What the reader should know about the file: that it is of an older version. */
  readonly notice?: string;
}

/**
 * Reads a scenario and holds it against the facts: there is a contract of that nation for every year, base years too; it
 * has the indicators that are named; measures do not collide; the register of priors has the quantities that beliefs are about.
 * @throws InputError with one problem per fault, each with its line
 */
export function checkScenario(text: string, where: string): CheckedScenario {
  const { scenario, placeInFile, yearsPath, notice } = readScenarioFile(text, where);
  const { nation, years } = scenario;
  const missing = years.map((year) => faultsOf(yearsPath, () => loadRuleset(nation, year)));
  const rulesets = new Map(
    years.flatMap((year, i): [ContractYear, Ruleset][] =>
      missing[i]!.length === 0 ? [[year, loadRuleset(nation, year)]] : [],
    ),
  );
  const faults = [
    // Without the first year, the later ones would only say the same again.
    ...(missing.find((one) => one.length > 0) ?? []),
    ...beliefFaults(scenario.beliefs, loadPriors()),
    ...factFaults(scenario, rulesets),
  ];
  if (faults.length > 0) {
    const locate = locateInText(text, where);
    throw new InputError(
      faults.map(({ path, found, allowed, mend }) => {
        const inFile = placeInFile(path);
        return { where: locate(inFile), path: writtenPath(inFile), found, allowed, mend };
      }),
    );
  }
  return { scenario, rulesets, ...(notice === undefined ? {} : { notice }) };
}

function factFaults(scenario: Scenario, rulesets: Rulesets): readonly Fault[] {
  const { policies, shocks, claims, nation } = scenario;
  const ofPolicies = policies.flatMap((policy, i) =>
    placedAt(['policies', i], policyFactFaults(policy, nation, rulesets)),
  );
  return [
    ...shocks.flatMap(({ indicators, when }, i) =>
      selectionFaults(indicators, new Map([...rulesets].filter(([year]) => daysIn([when], year).length > 0)), [
        'shocks',
        i,
        'indicators',
      ]),
    ),
    ...ofPolicies,
    ...claims.flatMap(({ test }, i) => {
      if ('pressure' in test || test.indicators === undefined) return [];
      const asked = new Map([...rulesets].filter(([year]) => test.year === undefined || year === test.year));
      return selectionFaults(test.indicators, asked, ['claims', i, 'test', 'indicators']);
    }),
  ];
}
