import type { ContractYear } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { rulesetFaults } from '../contract/rulesetFaults.js';
import { InputError } from '../inputError.js';
import { factFiles, readFact } from './readFact.js';
import { nationSchema, rulesetSchema } from './rulesetSchema.js';

/** 'Northern Ireland' is in data/contract/northern-ireland. */
export const contractFolder = (nation: Nation): string => `contract/${nation.toLowerCase().replace(' ', '-')}`;

/** The contract years of a nation that have data, oldest first. */
export const rulesetYears = (nation: Nation): readonly ContractYear[] =>
  factFiles(contractFolder(nation))
    .filter((file) => /^\d{4}-\d{2}\.json$/.test(file))
    .map((file) => file.slice(0, -'.json'.length) as ContractYear);

/**
 * The contract of a nation and year from `data/`, checked against its schema and the laws of `rulesetFaults`.
 * What a year does not hold is listed by `missingFacts(ruleset)`.
 * @throws InputError when there is no data for the nation or year (it names what there is), or the data break a law
 */
export function loadRuleset(nation: Nation, year: ContractYear): Ruleset {
  if (!rulesetYears(nation).includes(year)) throw new InputError(noRuleset(nation, year));
  const path = `${contractFolder(nation)}/${year}.json`;
  const ruleset = readFact(path, rulesetSchema);
  const faults = [...rulesetFaults(ruleset)];
  if (ruleset.nation !== nation || ruleset.year !== year) faults.push(`it is of ${ruleset.nation} ${ruleset.year}`);
  if (faults.length > 0) {
    throw new InputError({
      where: `data/${path}`,
      found: faults.join('; '),
      allowed: 'a ruleset that keeps the laws in data/contract/README.md',
      mend: 'Correct the file.',
    });
  }
  return ruleset;
}

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
