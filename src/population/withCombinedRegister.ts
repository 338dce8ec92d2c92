import { mean, sum } from 'simple-statistics';
import type { CombinedRegisterFacts } from '../facts/populationFacts.js';
import { share } from '../units.js';
import { combinedSmokingRegister } from './combinedSmokingRegister.js';
import type { Population, Practice } from './population.js';

/**
 * Adds the combined register of long-term conditions to practices whose file does not hold it (the NHS publishes it for
 * England only), and its national prevalence where the population knows that of the other registers. A practice without
 * one of the components stays without.
 */
export function withCombinedRegister(population: Population, facts: CombinedRegisterFacts): Population {
  const { code, components } = facts;
  if (population.practices.every((practice) => practice.registers[code] !== undefined)) return population;
  const canCombine = (practice: Practice) =>
    practice.registers[code] === undefined &&
    components.every((component) => practice.registers[component] !== undefined);
  const practices = population.practices.map((practice) =>
    canCombine(practice)
      ? {
          ...practice,
          registers: {
            ...practice.registers,
            [code]: combinedSmokingRegister(practice.registers, practice.list, facts),
          },
        }
      : practice,
  );
  const holdsCountry = Object.keys(population.nationalPrevalence).length > 0;
  if (!holdsCountry || population.nationalPrevalence[code]) return { ...population, practices };
  const sizes = practices.flatMap(({ registers, list }) => {
    const register = registers[code];
    return register === undefined ? [] : [{ register, list }];
  });
  return {
    ...population,
    practices,
    nationalPrevalence: {
      ...population.nationalPrevalence,
      [code]: {
        meanOfPractices: share(mean(sizes.map(({ register, list }) => register / list))),
        pooled: share(sum(sizes.map(({ register }) => register)) / sum(sizes.map(({ list }) => list))),
        certainty: 'derived',
        source: 'combined register of each practice, from its component registers',
        note: facts.ratio.source,
      },
    },
  };
}
