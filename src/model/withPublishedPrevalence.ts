import type { Ruleset } from '../contract/ruleset.js';
import type { NationalPrevalence, Population } from '../population/population.js';
import { share } from '../units.js';

export interface CompletedPopulation {
  readonly population: Population;
  /** What was taken from the contract's year, in words; absent where nothing was. */
  readonly note?: string;
}

/**
 * Fills in the national prevalence of registers that a file of a few practices cannot know, as published for the contract's
 * year (pooled: total register over total list). A population that holds the whole country keeps its own.
 */
export function withPublishedPrevalence(population: Population, ruleset: Ruleset): CompletedPopulation {
  const published: Record<string, NationalPrevalence> = {};
  for (const { code, prevalenceAllAges, certainty, source } of ruleset.registers) {
    if (population.nationalPrevalence[code] !== undefined || prevalenceAllAges === undefined) continue;
    const pooled = share(prevalenceAllAges / 100);
    published[code] = { meanOfPractices: pooled, pooled, certainty, source };
  }
  const taken = Object.keys(published).filter((code) =>
    ruleset.indicators.some(({ adjustment }) => adjustment.kind === 'register' && adjustment.register === code),
  );
  if (taken.length === 0) return { population };
  return {
    population: { ...population, nationalPrevalence: { ...population.nationalPrevalence, ...published } },
    note: `National prevalence as published for ${ruleset.year} (all registers over all lists), because the practices are not the whole country: ${taken.join(', ')}.`,
  };
}
