import type { ContractYear } from '../contract/contractYear.js';
import { loadRuleset, rulesetYears } from '../facts/rulesets.js';
import { grownBy } from '../population/grownBy.js';
import type { Population } from '../population/population.js';

/**
 * Synthetic practices of another year than the one they were drawn for, grown to that year's published mean list where both
 * are held: practices merged and grew, and larger ones do better. Their number stays, so national totals must be weighted.
 */
export function practicesInYear(population: Population, year: ContractYear): Population {
  if (population.kind !== 'synthetic') return population;
  const [own, other] = [meanList(population, population.year), meanList(population, year)];
  return own === undefined || other === undefined || own === other ? population : grownBy(population, other / own);
}

/** Practices that the published figures of a year are of, where held. */
export const publishedPractices = ({ nation }: Population, year: ContractYear): number | undefined =>
  summaryOf(nation, year)?.practices;

function meanList({ nation }: Population, year: ContractYear): number | undefined {
  const summary = summaryOf(nation, year);
  return summary && summary.patients / summary.practices;
}

const summaryOf = (nation: Population['nation'], year: ContractYear) =>
  rulesetYears(nation).includes(year) ? loadRuleset(nation, year).summary : undefined;
