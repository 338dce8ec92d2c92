import type { ContractYear } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { rulesetFaults } from '../contract/rulesetFaults.js';
import { InputError } from '../inputError.js';
import { factFiles, readFact } from './readFact.js';
import { nationSchema, rulesetSchema } from './rulesetSchema.js';
import { standInFault, standInRuleset } from './standInRuleset.js';
import { standInSchema } from './standInSchema.js';

/** 'Northern Ireland' is northern-ireland in the names of files and folders. */
export const nationInPaths = (nation: Nation): string => nation.toLowerCase().replace(' ', '-');

export const contractFolder = (nation: Nation): string => `contract/${nationInPaths(nation)}`;

/** The contract years of a nation that have data, oldest first. */
export const rulesetYears = (nation: Nation): readonly ContractYear[] =>
  factFiles(contractFolder(nation))
    .filter((file) => /^\d{4}-\d{2}\.json$/.test(file))
    .map((file) => file.slice(0, -'.json'.length) as ContractYear);

const known = new Map<string, Ruleset>();

/**
 * The contract of a nation and year from `data/`, checked against its schema and the laws of `rulesetFaults`. Nations other
 * than England have contracts for which England's stands in, and `assumptions` that say so. What a year does not hold is
 * listed by `missingFacts(ruleset)`.
 * @throws InputError when there is no data for the nation or year (it names what there is), or the data break a law
 */
export function loadRuleset(nation: Nation, year: ContractYear): Ruleset {
  const path = `${contractFolder(nation)}/${year}.json`;
  const loaded = known.get(path);
  if (loaded) return loaded;
  if (!rulesetYears(nation).includes(year)) throw new InputError(noRuleset(nation, year));
  const ruleset = nation === 'England' ? readFact(path, rulesetSchema) : readStandIn(path);
  const faults = [...rulesetFaults(ruleset)];
  if (ruleset.nation !== nation || ruleset.year !== year) faults.push(`it is of ${ruleset.nation} ${ruleset.year}`);
  if (faults.length > 0) throw new InputError(brokenLaw(path, faults.join('; ')));
  known.set(path, ruleset);
  return ruleset;
}

function readStandIn(path: string): Ruleset {
  const standIn = readFact(path, standInSchema);
  const fault = standInFault(standIn);
  if (fault !== undefined) throw new InputError(brokenLaw(path, fault));
  return standInRuleset(standIn, loadRuleset('England', standIn.basedOn.year), loadRuleset('England', standIn.year));
}

const brokenLaw = (path: string, found: string) => ({
  where: `data/${path}`,
  found,
  allowed: 'a ruleset that keeps the laws in data/contract/README.md',
  mend: 'Correct the file.',
});

function noRuleset(nation: Nation, year: ContractYear) {
  const years = rulesetYears(nation);
  const nations = nationSchema.options.filter((other) => rulesetYears(other).length > 0);
  return {
    where: 'data/contract',
    found: `no ruleset of ${nation} for ${year}`,
    allowed:
      years.length > 0 ? `${years[0]} to ${years.at(-1)} (${years.length} years)` : `data of ${nations.join(', ')}`,
    mend: 'Choose one of these, or add a data file as data/contract/README.md describes.',
  };
}
