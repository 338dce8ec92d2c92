import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { loadRuleset } from '../facts/rulesets.js';
import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';
import { measureConflicts } from '../policy/measureConflicts.js';
import { placedAt } from '../policy/policyFault.js';
import type { Area, Population } from '../population/population.js';
import type { Fault } from './fault.js';
import { type DocumentPath, locateInText, writtenPath } from './locateInText.js';
import { conflictFault } from './policyFactFaults.js';
import { readScenarioFile } from './readScenario.js';
import type { Scenario } from './scenarioDocument.js';

/** A scenario with the file that it was read from. */
interface Located {
  readonly scenario: Scenario;
  readonly path: string;
  readonly text: string;
}

/**
 * Holds the areas that a scenario names against those of its population: they must be there, by code or name, and measures
 * must not meet in an area that one of them calls by its code and another by its name.
 * @throws InputError with one problem per fault, each with its line
 */
export function checkAreas({ scenario, path, text }: Located, population: Pick<Population, 'areas' | 'label'>): void {
  const faults = areaFaults(scenario, population);
  if (faults.length === 0) return;
  const { placeInFile } = readScenarioFile(text, path);
  const locate = locateInText(text, path);
  throw new InputError(
    faults.map(({ path: place, found, allowed, mend }) => {
      const inFile = placeInFile(place);
      return { where: locate(inFile), path: writtenPath(inFile), found, allowed, mend };
    }),
  );
}

function areaFaults(scenario: Scenario, population: Pick<Population, 'areas' | 'label'>): readonly Fault[] {
  const codes = new Set(population.areas.map(({ code }) => code));
  const byName = new Map(population.areas.map(({ code, name }) => [name.toLowerCase(), code]));
  const codeOf = (area: string) => (codes.has(area) ? area : byName.get(area.toLowerCase()));
  const unknown = namedAreas(scenario).flatMap(({ path, areas }) =>
    areas.flatMap((area, i) => (codeOf(area) !== undefined ? [] : [unknownArea([...path, i], area, population)])),
  );
  if (unknown.length > 0) return unknown;
  const rulesets = new Map(
    scenario.years.map((year): [ContractYear, Ruleset] => [year, loadRuleset(scenario.nation, year)]),
  );
  return scenario.policies.flatMap((policy, i) =>
    placedAt(
      ['policies', i],
      measureConflicts(policy.measures, rulesets, (name) => codeOf(name)!).map((conflict) =>
        conflictFault(policy, conflict),
      ),
    ),
  );
}

/** The lists of areas of a scenario, with their places. */
const namedAreas = ({
  policies,
  shocks,
  claims,
}: Scenario): readonly { readonly path: DocumentPath; readonly areas: readonly string[] }[] => [
  ...shocks.flatMap(({ areas }, i) => (areas === 'all' ? [] : [{ path: ['shocks', i, 'areas'], areas }])),
  ...policies.flatMap(({ measures }, i) =>
    measures.flatMap(({ who: { areas } }, k) =>
      areas === 'all' ? [] : [{ path: ['policies', i, 'measures', k, 'who', 'areas'], areas }],
    ),
  ),
  ...claims.flatMap(({ test }, i) =>
    'pressure' in test && test.areas !== 'all' ? [{ path: ['claims', i, 'test', 'areas'], areas: test.areas }] : [],
  ),
];

const shown = ({ code, name }: Area): string => (code === name ? code : `${name} (${code})`);

/** How many areas are listed where none is near. */
const mostListed = 12;

function unknownArea(path: DocumentPath, area: string, { areas, label }: Pick<Population, 'areas' | 'label'>): Fault {
  const near = nearMatches(area, areas.map(shown));
  const few = near.length > 0 ? near : areas.slice(0, mostListed).map(shown);
  return {
    path,
    found: `the area "${area}", which is not in ${label}`,
    allowed: `${few.join(', ')}${near.length === 0 && areas.length > mostListed ? ' ...' : ''}`,
    mend: near.length > 0 ? `Did you mean ${near[0]}?` : 'Name an area of the population by its code or name.',
  };
}
