import { mean, sum } from 'simple-statistics';
import type { CombinedRegisterFacts } from '../facts/combinedRegisters.js';
import { share } from '../units.js';
import { combinedRegister } from './combinedRegister.js';
import type { Population, Practice } from './population.js';

/**
 * Adds combined registers to practices whose file does not hold them (the NHS publishes them for England only), and their
 * national prevalence where the population knows that of the other registers. A practice that holds a combined register
 * keeps it; one without a component stays without.
 */
export const withCombinedRegisters = (population: Population, facts: readonly CombinedRegisterFacts[]): Population =>
  facts.reduce(withOne, population);

function withOne(population: Population, facts: CombinedRegisterFacts): Population {
  const { code, components } = facts;
  if (population.practices.every((practice) => practice.registers[code] !== undefined)) return population;
  const canCombine = (practice: Practice) =>
    practice.registers[code] === undefined &&
    components.every((component) => practice.registers[component] !== undefined);
  const practices = population.practices.map((practice) =>
    canCombine(practice)
      ? {
          ...practice,
          registers: { ...practice.registers, [code]: combinedRegister(practice.registers, practice.list, facts) },
        }
      : practice,
  );
  const sizes = practices.flatMap(({ registers, list }) => {
    const register = registers[code];
    return register === undefined ? [] : [{ register, list }];
  });
  const holdsCountry = Object.keys(population.nationalPrevalence).length > 0;
  if (sizes.length === 0 || !holdsCountry || population.nationalPrevalence[code]) return { ...population, practices };
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
