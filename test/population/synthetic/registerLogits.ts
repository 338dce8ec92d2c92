import type { Practice } from '../../../src/population/population.js';

/** Practices that the published spreads and correlations cover. */
export const measuredPractices = (practices: readonly Practice[]): readonly Practice[] =>
  practices.filter(({ list }) => list >= 1000);

/** logit((register + 1/2) / (list - register + 1/2)): the scale of the published spreads and correlations. */
export const registerLogits = (practices: readonly Practice[], code: string): number[] =>
  practices.map(({ list, registers }) => {
    const size = registers[code] ?? Number.NaN;
    return Math.log((size + 0.5) / (list - size + 0.5));
  });
